// A ZIP file that is written while its entries are made (APPNOTE 6.3.10): names in UTF-8, sizes behind each entry, and the 64-bit forms where
// there are more entries or bytes than the older ones can count. No entry of a file of ours is anywhere near 4 GB.

import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly pieces: Iterable<string> | AsyncIterable<string>;
}

/** Parts of the file are sent together, so that thousands of small entries are not thousands of small pieces. */
const sentAtOnce = 64 * 1024;
const packedAtOnce = 16 * 1024;
const most16 = 0xff_ff;
const most32 = 0xff_ff_ff_ff;
/** Sizes behind the entry; name in UTF-8. */
const flags = 0x08_08;
const deflated = 8;
/** An empty last block: each piece is packed by itself and ends at a byte. */
const lastBlock = Buffer.from([3, 0]);

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The bytes of the file. `at` is when its entries were made. */
export async function* writeZip(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  at: number,
): AsyncGenerator<Uint8Array> {
  const time = dosTime(new Date(at));
  const written: Written[] = [];
  let offset = 0;
  let waiting: Buffer[] = [];
  let bytes = 0;
  const parts = async function* (): AsyncGenerator<Buffer> {
    for await (const entry of entries) written.push(yield* writeEntry(entry, time, offset));
    const start = offset;
    for (const each of written) yield centralRecord(each, time);
    yield endRecords(written.length, start, offset - start);
  };
  for await (const part of parts()) {
    waiting.push(part);
    bytes += part.length;
    offset += part.length;
    if (bytes < sentAtOnce) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
  }
  yield Buffer.concat(waiting);
}

async function* writeEntry(
  { name: text, pieces }: ZipEntry,
  time: number,
  offset: number,
): AsyncGenerator<Buffer, Written> {
  const name = Buffer.from(text);
  yield Buffer.concat([
    fields(
      'PK\x03\x04',
      [2, 20],
      [2, flags],
      [2, deflated],
      [4, time],
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ),
    name,
  ]);
  let [crc, packed, size] = [0, 0, 0];
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    const block = await pack(bytes);
    crc = crc32(bytes, crc);
    size += bytes.length;
    packed += block.length;
    yield block;
  }
  packed += lastBlock.length;
  yield Buffer.concat([lastBlock, fields('PK\x07\x08', [4, crc], [4, packed], [4, size])]);
  return { name, crc, packed, size, offset };
}

const packBeside = promisify(deflateRaw);
const finishFlush = constants.Z_SYNC_FLUSH;

/** A small piece takes less time than the way to another thread and back. */
function pack(bytes: Buffer): Buffer | Promise<Buffer> {
  // No larger than the result can be: what is taken for it is free only with the next collection of garbage.
  const chunkSize = Math.max(64, bytes.length + 64);
  if (bytes.length < packedAtOnce) return deflateRawSync(bytes, { finishFlush, chunkSize });
  return packBeside(bytes, { finishFlush });
}

function centralRecord({ name, crc, packed, size, offset }: Written, time: number): Buffer {
  const isFar = offset >= most32;
  const extra = isFar ? fields('', [2, 1], [2, 8], [8, offset]) : Buffer.alloc(0);
  const version = isFar ? 45 : 20;
  const head = fields(
    'PK\x01\x02',
    [2, version],
    [2, version],
    [2, flags],
    [2, deflated],
    [4, time],
    [4, crc],
    [4, packed],
    [4, size],
  );
  const tail = fields(
    '',
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, Math.min(offset, most32)],
  );
  return Buffer.concat([head, tail, name, extra]);
}

function endRecords(count: number, start: number, length: number): Buffer {
  const [shown, at] = [Math.min(count, most16), Math.min(start, most32)];
  const end = fields(
    'PK\x05\x06',
    [2, 0],
    [2, 0],
    [2, shown],
    [2, shown],
    [4, Math.min(length, most32)],
    [4, at],
    [2, 0],
  );
  if (count < most16 && start < most32) return end;
  const large = fields(
    'PK\x06\x06',
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, length],
    [8, start],
  );
  return Buffer.concat([large, fields('PK\x06\x07', [4, 0], [8, start + length], [4, 1]), end]);
}

/** A signature and numbers of 2, 4 or 8 bytes, the lowest byte first. */
function fields(signature: string, ...numbers: readonly (readonly [2 | 4 | 8, number])[]): Buffer {
  const bytes = Buffer.alloc(numbers.reduce((total, [width]) => total + width, signature.length));
  bytes.write(signature, 'latin1');
  let at = signature.length;
  for (const [width, value] of numbers) {
    at = width === 8 ? bytes.writeBigUInt64LE(BigInt(value), at) : bytes.writeUIntLE(value, at, width);
  }
  return bytes;
}

/** Time and date as MS-DOS kept them, in UTC. */
function dosTime(at: Date): number {
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  return ((date << 16) | time) >>> 0;
}
