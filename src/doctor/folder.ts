// The data folder: who can read it, and whether there is room.

import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Finding, fault, ok, warning } from '../domain/index.ts';
import { megabytes, reasonOf } from './reason.ts';

const enoughBytes = 1024 * 1024 * 1024;
const leastBytes = 100 * 1024 * 1024;

export function checkFolder(folder: string): readonly Finding[] {
  return [checkPermissions(folder), checkSpace(folder)];
}

function checkPermissions(folder: string): Finding {
  if (!existsSync(folder)) return warning('folder.missing', { folder });
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return fault('folder.closed', { reason: reasonOf(error) });
  }
  const open = [folder, ...readdirSync(folder).map((file) => join(folder, file))].filter(isOpenToOthers);
  return open.length === 0 ? ok('folder.ok', { folder }) : warning('folder.open', { files: open.join(', '), folder });
}

/** SQLite removes its side files when the last program lets go, perhaps between our look at the folder and the one at the file. */
function isOpenToOthers(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return (mode & 0o077) !== 0;
}

function checkSpace(folder: string): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(folder));
  return judgeSpace(bavail * bsize);
}

export function judgeSpace(freeBytes: number): Finding {
  const free = megabytes(freeBytes);
  if (freeBytes >= enoughBytes) return ok('space.ok', { free });
  return freeBytes >= leastBytes ? warning('space.low', { free }) : fault('space.low', { free });
}

function nearestFolder(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
