// Encodes many texts into one buffer. Joined to one text first, a list would be walked and copied several times before it is sent:
// V8 keeps such a text as a tree of thousands of pieces. Each small text is written to its place directly.

/** The longest UTF-8 form of one UTF-16 unit. */
const maxUnitBytes = 3;

/** The texts one after another as UTF-8. */
export function encodeTexts(texts: readonly string[]): Uint8Array {
  let units = 0;
  let longest = 0;
  for (const { length } of texts) {
    units += length;
    longest = Math.max(longest, length);
  }
  // Most texts are ASCII; others need more bytes, which are allocated when they are needed.
  let bytes: Buffer = Buffer.allocUnsafeSlow(units + longest * maxUnitBytes);
  let end = 0;
  for (const text of texts) {
    if (end + text.length * maxUnitBytes > bytes.length) bytes = enlarge(bytes, end, text.length * maxUnitBytes);
    end += bytes.write(text, end);
  }
  return bytes.subarray(0, end);
}

function enlarge(bytes: Buffer, end: number, more: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(bytes.length * 2 + more);
  bytes.copy(larger, 0, 0, end);
  return larger;
}
