// The data folder: who can read it, and whether there is room.

import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Finding, fault, ok, reasonOf, warning } from './finding.ts';
import { megabytes } from './store.ts';

const enoughBytes = 1024 * 1024 * 1024;
const leastBytes = 100 * 1024 * 1024;

export function checkFolder(folder: string): readonly Finding[] {
  return [checkPermissions(folder), checkSpace(folder)];
}

function checkPermissions(folder: string): Finding {
  const name = 'Data folder';
  if (!existsSync(folder))
    return warning(name, `${folder} is not there yet`, 'becard serve creates it, for its user alone.');
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return fault(name, reasonOf(error), 'Run Becard as the owner of the folder, or choose another folder with --data.');
  }
  const open = [folder, ...readdirSync(folder).map((file) => join(folder, file))].filter(isOpenToOthers);
  if (open.length === 0) return ok(name, `${folder}, for its owner alone`);
  return warning(name, `others may read ${open.join(', ')}`, `Run: chmod -R go-rwx ${folder}`);
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

export function judgeSpace(free: number): Finding {
  const found = `${megabytes(free)} free`;
  if (free >= enoughBytes) return ok('Disk space', found);
  const next = 'Free some space: while the disk is full, every change is answered with 503.';
  return free >= leastBytes ? warning('Disk space', found, next) : fault('Disk space', found, next);
}

function nearestFolder(folder: string): string {
  const path = resolve(folder);
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path));
}
