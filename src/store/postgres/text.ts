// Text as PostgreSQL can hold it: every character but U+0000. That one is written as two of U+0001, and U+0001 itself as U+0001 U+0002,
// so that different texts stay different, prefixes stay prefixes and the order by code point stays as it is.

const mark = '\u0001';
const marked = new RegExp(`${mark}(.)`, 'gs');

/** A text for a column or a parameter. */
export function encodeText(text: string): string {
  if (!text.includes('\u0000') && !text.includes(mark)) return text;
  return text.replaceAll(mark, `${mark}\u0002`).replaceAll('\u0000', mark + mark);
}

export function decodeText(text: string): string {
  if (!text.includes(mark)) return text;
  return text.replace(marked, (_, kind: string) => (kind === mark ? '\u0000' : mark));
}
