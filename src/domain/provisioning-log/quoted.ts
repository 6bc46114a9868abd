// Quoted parts of a text: strings of JSON, values in a filter, what a sentence quotes. One pass, whatever comes.

/** Unquoted and quoted parts in turn, beginning with an unquoted one. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let begin = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (isQuoted && sign === '\\') at += 1;
    if (sign !== '"') continue;
    parts.push(text.slice(begin, at));
    begin = at + 1;
    isQuoted = !isQuoted;
  }
  parts.push(text.slice(begin));
  return parts;
}
