// Fills a new store, all or nothing. In a folder the file gets its name when it is whole and on the disk, so that a restore that
// fails or is cut short leaves the folder as it was.

import { closeSync, existsSync, fsyncSync, linkSync, mkdtempSync, openSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Archive } from './archive.ts';
import { createFolder, databaseFile, inFolder, openArchive, requireNoRemains, type StoreLocation } from './open.ts';

/** Opens the place for a store, works and closes it. What exists there already is opened as it is. */
export async function fillStore<Result>(
  location: StoreLocation,
  work: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  if ('databaseUrl' in location) return inArchive(location, work);
  const path = join(location.dataDirectory, databaseFile);
  return existsSync(path) ? inArchive(location, work) : fillFile(path, work);
}

async function fillFile<Result>(path: string, work: (archive: Archive) => Promise<Result>): Promise<Result> {
  requireNoRemains(path);
  const folder = dirname(resolve(path));
  const firstCreated = createFolder(folder);
  const unfinished = inFolder(folder, () => mkdtempSync(join(folder, 'restore-')));
  let isDone = false;
  try {
    const result = await inArchive({ dataDirectory: unfinished }, work);
    // Fails where another program has created a store meanwhile.
    linkSync(join(unfinished, databaseFile), path);
    syncFolder(folder);
    isDone = true;
    return result;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    if (!isDone && firstCreated !== undefined) removeEmpty(folder, firstCreated);
  }
}

async function inArchive<Result>(
  location: StoreLocation,
  work: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  const archive = await openArchive(location);
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

/** A name is safe on the disk when its folder is (fsync(2)). */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Removes the folders that were created for nothing, up to the first of them. */
function removeEmpty(folder: string, first: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another program has put something there.
    return;
  }
  if (folder !== first) removeEmpty(dirname(folder), first);
}
