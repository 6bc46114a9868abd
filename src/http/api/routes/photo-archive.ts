// Pictures in a ZIP file, one after another. What an entry says of its size is bounded first, and the entry is read no further than that.

import { buffer } from 'node:stream/consumers';
import type { Entry, ZipFile } from 'yauzl';
import { Failure } from '../../../domain/index.ts';

export const archiveLimits = {
  maxBytes: 48 * 1024 * 1024,
  maxEntries: 1_000,
  maxEntryBytes: 12 * 1024 * 1024,
  /** Of all entries as they are when they are unpacked. */
  maxUnpackedBytes: 512 * 1024 * 1024,
} as const;

export interface ArchivedPicture {
  /** Without its folder. */
  readonly file: string;
  /** Without the ending as well. */
  readonly name: string;
  /** Throws Failure BC-950 for an entry that is too large or damaged. */
  readonly read: () => Promise<Uint8Array>;
}

/** Throws Failure BC-950 for what is no ZIP file, or holds too much. */
export async function* picturesIn(archive: Uint8Array): AsyncGenerator<ArchivedPicture> {
  const zip = await openArchive(archive);
  const { maxEntries, maxUnpackedBytes } = archiveLimits;
  if (zip.entryCount > maxEntries) throw new Failure('BC-950', { reason: 'entries', most: maxEntries });
  let unpacked = 0;
  for await (const entry of entriesOf(zip)) {
    const file = fileOf(entry.fileName);
    if (file === undefined) continue;
    unpacked += entry.uncompressedSize;
    if (unpacked > maxUnpackedBytes) throw new Failure('BC-950', { reason: 'unpacked' });
    yield { file, name: file.replace(/\.[^.]{1,8}$/, ''), read: () => readEntry(zip, entry) };
  }
}

async function openArchive(archive: Uint8Array): Promise<ZipFile> {
  const { fromBufferPromise } = await import('yauzl');
  try {
    const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
    return await fromBufferPromise(bytes, { lazyEntries: true });
  } catch (cause) {
    throw new Failure('BC-950', { reason: 'archive' }, { cause });
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (cause) {
    throw cause instanceof Failure ? cause : new Failure('BC-950', { reason: 'archive' }, { cause });
  }
}

/** Undefined for folders, and for what macOS adds beside each file. */
function fileOf(path: string): string | undefined {
  const file = path.split('/').at(-1) ?? '';
  return file === '' || file.startsWith('.') || path.startsWith('__MACOSX/') ? undefined : file.slice(0, 300);
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const { maxEntryBytes } = archiveLimits;
  if (entry.uncompressedSize > maxEntryBytes) throw new Failure('BC-950', { reason: 'bytes', maxBytes: maxEntryBytes });
  try {
    return await buffer(await zip.openReadStreamPromise(entry));
  } catch (cause) {
    throw new Failure('BC-950', { reason: 'damaged' }, { cause });
  }
}
