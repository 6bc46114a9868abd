// Brings a backup back, into an empty store for use or into one that is thrown away again. Both are the same work: everything is
// written, read back, counted and hashed, and only what equals the backup is kept.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Archive, openArchive, RowsRefused, type TablePart } from '../store/index.ts';
import { sum } from './create.ts';
import { damaged, digestSnapshot, type Header } from './format.ts';
import type { Report } from './progress.ts';
import { type OpenBackup, openBackup } from './read.ts';

/** Fills an empty store, all or nothing, and brings it up to date. */
export async function restoreBackup(archive: Archive, file: string, report: Report): Promise<Header> {
  const backup = await openBackup(file);
  try {
    await archive.import({
      shape: backup.header.shape,
      parts: reporting(backup, report),
      check: async (written) => {
        const total = sum(backup.header.rows);
        let done = 0;
        const digests = await digestSnapshot(written, (rows) => {
          done += rows;
          report({ phase: 'Comparing', done, total });
        });
        if (!isDeepStrictEqual(digests, { ...backup.trailer().tables })) throw damaged();
      },
    });
    await archive.upgrade();
    return backup.header;
  } catch (error) {
    throw error instanceof RowsRefused ? damaged(error) : error;
  } finally {
    await backup.close();
  }
}

/** Proves a backup by restoring it into a store of its own, which is removed again. */
export async function verifyBackup(file: string, report: Report): Promise<Header> {
  const folder = await mkdtemp(join(tmpdir(), 'becard-verify-'));
  try {
    const archive = await openArchive({ dataDirectory: folder });
    try {
      return await restoreBackup(archive, file, report);
    } finally {
      await archive.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* reporting({ header, parts }: OpenBackup, report: Report): AsyncGenerator<TablePart> {
  const total = sum(header.rows);
  let done = 0;
  for await (const part of parts) {
    yield part;
    done += part.rows.length;
    report({ phase: 'Reading', done, total });
  }
}
