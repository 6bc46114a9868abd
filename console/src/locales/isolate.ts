// What a stranger wrote, within a sentence of ours: its direction of writing ends where it ends (Unicode UAX #9 §2.7). A name in Hebrew
// keeps its own order, and one with a "right-to-left override" turns round nothing but itself.

/** Bidi controls, and letters that are written from right to left. */
const turning = /[\p{Bidi_Control}\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const firstStrongIsolate = '\u2068';
const popIsolate = '\u2069';
const opening = ['\u2066', '\u2067', firstStrongIsolate];

/** The same text, in isolation where its direction could matter. */
export function isolate(text: string): string {
  return turning.test(text) ? `${firstStrongIsolate}${balance(text)}${popIsolate}` : text;
}

/** Without ends of isolation that nothing began, and with those that are missing: they would end ours, or let it go on. */
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
