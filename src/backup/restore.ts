// Brings a backup back, into an empty store for use or into one that is thrown away again. Both are the same work: everything is
// written, read back, counted and hashed, and only what equals the backup is kept.

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Archive, openArchive, RowsRefused, type TablePart } from '../store/index.ts';
import { damaged, digestSnapshot, type Header, type Proof, proofOf, type SealingKey } from './format.ts';
import { countRows, type Report } from './progress.ts';
import { type OpenBackup, openBackup } from './read.ts';

/** A backup that was restored and found equal, and what proves that it is the one that was written. */
export interface Restored {
  readonly header: Header;
  readonly proof: Proof;
}

const prefix = 'becard-verify-';

/** Fills an empty store, all or nothing, and brings it up to date. `key` is the one that backups of this installation are sealed with. */
export async function restoreBackup(
  archive: Archive,
  file: string,
  report: Report,
  key?: SealingKey,
): Promise<Restored> {
  const backup = await openBackup(file);
  let proof: Proof = 'sums';
  try {
    await archive.import({
      shape: backup.header.shape,
      parts: reporting(backup, report),
      check: async (written) => {
        const digests = await digestSnapshot(written, countRows(report, 'Comparing', backup.header.rows));
        if (!isDeepStrictEqual(digests, { ...backup.trailer().tables })) throw damaged();
        proof = proofOf(backup.trailer(), key);
      },
    });
    await archive.upgrade();
    return { header: backup.header, proof };
  } catch (error) {
    throw error instanceof RowsRefused ? damaged(error) : error;
  } finally {
    await backup.close();
  }
}

/** Proves a backup by restoring it into a store of its own, which is removed again. */
export async function verifyBackup(file: string, report: Report, key?: SealingKey): Promise<Restored> {
  await removeLeftovers();
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
  try {
    const archive = await openArchive({ dataDirectory: folder });
    try {
      return await restoreBackup(archive, file, report, key);
    } finally {
      await archive.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A proof that was killed leaves a readable copy of everything. Its folder names the process, which lives no more. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = /^becard-verify-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function* reporting({ header, parts }: OpenBackup, report: Report): AsyncGenerator<TablePart> {
  const onRows = countRows(report, 'Reading', header.rows);
  for await (const part of parts) {
    yield part;
    onRows(part.rows.length);
  }
}
