// Order of text by code point, which is the order of its UTF-8 bytes and of every database with binary collation.
// JavaScript's own `<` compares UTF-16 units and puts U+1F600 before U+FF5E.

const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;
const lastCodePoint = 0x10ffff;

/** Negative, zero or positive as `left` comes before, with or after `right`. */
export function compareCodePoints(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = rank(left.charCodeAt(index)) - rank(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The smallest text that is greater than every text beginning with `prefix`; undefined when there is none. */
export function prefixEnd(prefix: string): string | undefined {
  const points = [...prefix];
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? lastCodePoint;
    if (point < lastCodePoint) return points.join('') + String.fromCodePoint(nextPoint(point));
  }
  return undefined;
}

/** Surrogate units stand for the code points above U+FFFF, so they rank above every other unit. */
function rank(unit: number): number {
  return unit >= firstSurrogate && unit <= lastSurrogate ? unit + lastCodePoint : unit;
}

function nextPoint(point: number): number {
  return point + 1 >= firstSurrogate && point < lastSurrogate ? lastSurrogate + 1 : point + 1;
}
