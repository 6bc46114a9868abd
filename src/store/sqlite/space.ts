// How much room the files of a store take, and how much the disk has.

import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EngineSpace } from '../../domain/store.ts';

/** SQLite keeps its write-ahead log beside the file, and removes it when the last program lets go. */
const files = ['', '-wal', '-shm'];

export async function measureSpace(path: string): Promise<EngineSpace> {
  const sizes = await Promise.all(files.map((suffix) => stat(path + suffix).catch(() => undefined)));
  const { bavail, blocks, bsize } = await statfs(dirname(path));
  return {
    bytes: sizes.reduce((sum, found) => sum + (found?.size ?? 0), 0),
    disk: { freeBytes: bavail * bsize, totalBytes: blocks * bsize },
  };
}
