// Encodes many texts into one buffer. Joined to one text first, a list would be walked and copied several times before it is sent:
// V8 keeps such a text as a tree of thousands of pieces. Each small text is written to its place directly, in bytes that are used again:
// a fresh buffer for each list of 100 took 35 us of its 430, in page faults and garbage collections.

import { joinParts, type TextParts } from '../../domain/index.ts';

export type Text = string | TextParts;

/** Texts in UTF-8. */
export interface Encoded {
  readonly bytes: Uint8Array;
  /** Called once the bytes are with the system: from then on they may hold another answer. */
  readonly release: () => void;
}

/** The longest UTF-8 form of one UTF-16 unit. */
const maxUnitBytes = 3;
/** Enough for a list of 100 users. */
const spareBytes = 256 * 1024;
const maxSpare = 32;
const spare: Buffer<ArrayBuffer>[] = [];

/** What has been written so far. */
interface Target {
  bytes: Buffer<ArrayBuffer>;
  end: number;
}

export function joinTexts(texts: readonly Text[]): string {
  return texts.map((text) => (typeof text === 'string' ? text : joinParts(text))).join('');
}

/** The texts one after another as UTF-8. */
export function encodeTexts(texts: readonly Text[]): Encoded {
  let units = 0;
  let longest = 0;
  for (const text of texts) {
    const length = unitsOf(text);
    units += length;
    longest = Math.max(longest, length);
  }
  // Most texts are ASCII; others need more bytes, which are allocated when they are needed.
  const target: Target = { bytes: take(units + longest * maxUnitBytes), end: 0 };
  for (const text of texts) {
    makeRoom(target, unitsOf(text) * maxUnitBytes);
    if (typeof text === 'string') target.end += target.bytes.write(text, target.end);
    else writeParts(target, text);
  }
  const { bytes: whole, end } = target;
  return { bytes: whole.subarray(0, end), release: () => giveBack(whole) };
}

function unitsOf(text: Text): number {
  return typeof text === 'string' ? text.length : text.kept.length + text.base.length + text.added.length;
}

/** The kept text as a whole, which is flat and so one copy; what has to be within it moves its rest aside. */
function writeParts(target: Target, parts: TextParts): void {
  const { kept, baseAt, base, added } = parts;
  const { bytes, end: begin } = target;
  let end = begin + bytes.write(kept, begin);
  const isAscii = end - begin === kept.length;
  if (baseAt >= 0 && !isAscii) {
    target.end = begin + bytes.write(joinParts(parts), begin);
    return;
  }
  if (baseAt >= 0) {
    const at = begin + baseAt;
    // A URL is ASCII.
    bytes.copyWithin(at + base.length, at + 2, end);
    bytes.write(base, at, 'latin1');
    end += base.length - 2;
  }
  end -= 1;
  target.end = end + bytes.write(added, end);
}

function take(length: number): Buffer<ArrayBuffer> {
  if (length > spareBytes) return Buffer.allocUnsafeSlow(length);
  return spare.pop() ?? Buffer.allocUnsafeSlow(spareBytes);
}

function makeRoom(target: Target, more: number): void {
  const { bytes, end } = target;
  if (end + more <= bytes.length) return;
  target.bytes = Buffer.allocUnsafeSlow(bytes.length * 2 + more);
  bytes.copy(target.bytes, 0, 0, end);
  giveBack(bytes);
}

/** Larger ones are freed at once: four pages of 8 MiB wait for no garbage collection. */
function giveBack(bytes: Buffer<ArrayBuffer>): void {
  if (bytes.length === spareBytes && spare.length < maxSpare) spare.push(bytes);
  else bytes.buffer.transfer(0);
}
