// The end of a range of texts in the order of code points, which is that of UTF-8 bytes and of every database with binary collation.

const firstSurrogate = 0xd800;
const lastSurrogate = 0xdfff;
const lastCodePoint = 0x10ffff;

/** The smallest text that is greater than every text beginning with `prefix`; undefined when there is none. */
export function prefixEnd(prefix: string): string | undefined {
  const points = [...prefix];
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? lastCodePoint;
    if (point < lastCodePoint) return points.join('') + String.fromCodePoint(nextPoint(point));
  }
  return undefined;
}

function nextPoint(point: number): number {
  return point + 1 >= firstSurrogate && point < lastSurrogate ? lastSurrogate + 1 : point + 1;
}
