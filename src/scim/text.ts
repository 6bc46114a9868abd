// One comparison of text for filters, uniqueness and sorting, driven by caseExact (RFC 7644 §3.4.2.2, §7.8).

const ascii = /^[\u0020-\u007e]*$/;

/** The form in which text that is not case-exact is compared: NFKC, lower case. Folding twice changes nothing. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** Order by code point, as a database orders UTF-8: negative, zero or positive. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return codePointOrder(a) - codePointOrder(b);
  }
  return left.length - right.length;
}

// UTF-16 puts surrogates (code points above U+FFFF) before U+E000..U+FFFF; code point order puts them behind.
function codePointOrder(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Whether text can be stored and sent: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000');
}

/** Length in code points, as people count characters. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Length in UTF-8. Only a text that might be longer than `most` is counted exactly; of any other the upper bound is enough. */
export function utf8Length(text: string, most: number): number {
  const upper = text.length * 3;
  if (upper <= most) return upper;
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair makes two of its four bytes.
    if (unit > 0x7f) length += unit > 0x7ff && !isSurrogate(unit) ? 2 : 1;
  }
  return length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
