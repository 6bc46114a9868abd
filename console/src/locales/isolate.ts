// Isolates the writing direction of a value within a sentence (Unicode UAX #9 §2.7): a Hebrew name keeps its own order, and a
// "right-to-left override" in a value does not reverse the rest of the sentence.

/** Bidi controls, and letters that are written from right to left. */
const turning = /[\p{Bidi_Control}\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
const opening = ['\u2066', '\u2067', firstStrongIsolate];

/** The text, isolated if its direction could affect the sentence. */
export function isolate(text: string): string {
  return turning.test(text) ? `${firstStrongIsolate}${balance(text)}${popIsolate}` : text;
}

/** Removes unmatched ends of isolation and adds missing ones; otherwise they would close ours or extend it. */
function balance(text: string): string {
  let depth = 0;
  let balanced = '';
  for (const character of text) {
    if (character === popIsolate && depth === 0) continue;
    if (character === popIsolate) depth -= 1;
    if (opening.includes(character)) depth += 1;
    balanced += character;
  }
  return balanced + popIsolate.repeat(depth);
}
