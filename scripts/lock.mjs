// Lets one process at a time install or build this folder. A lock whose holder is gone is taken over.

import { createHash } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, Stop } from './run.mjs';

const pollMs = 200;
const patienceMs = 20 * 60 * 1000;

/** Runs `work` while no other process holds the lock of this name for this folder. */
export async function withLock(name, work) {
  const file = lockFile(name);
  await acquire(name, file);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Outside the folder: `npm ci` empties node_modules, and a build replaces dist. */
function lockFile(name) {
  const folder = createHash('sha256')
    .update(`${root}\n${process.getuid?.() ?? ''}`)
    .digest('hex')
    .slice(0, 16);
  return join(tmpdir(), `becard-${name}-${folder}.lock`);
}

async function acquire(name, file) {
  const deadline = Date.now() + patienceMs;
  let told = false;
  while (!tryToTake(file)) {
    const holder = readHolder(file);
    if (holder !== undefined && !isAlive(holder)) {
      removeStale(file, holder);
      continue;
    }
    if (Date.now() > deadline)
      throw new Stop(`process ${holder} has held ${file} for too long. End it, or remove the file.`);
    if (!told) process.stderr.write(`Waiting for another ${name} of this folder (process ${holder ?? 'unknown'}) …\n`);
    told = true;
    await pause(pollMs);
  }
}

/** A hard link appears in one step and with its content, so nobody reads half a lock. */
function tryToTake(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Moves the lock aside before it goes: when another process was quicker, its fresh lock is put back. */
function removeStale(file, holder) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return;
  }
  if (readHolder(aside) !== holder) renameSync(aside, file);
  rmSync(aside, { force: true });
}
