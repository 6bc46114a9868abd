// The machine and the installation: Node, limits of the process, the built console.

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Finding, fault, ok, warning } from './finding.ts';

const leastNode = 24;
const enoughFiles = 4096;

export function checkNode(version: string = process.versions.node): Finding {
  const isNew = Number(version.split('.')[0]) >= leastNode;
  if (isNew) return ok('Node.js', version);
  return fault('Node.js', version, `Run Becard on Node ${leastNode} or newer.`);
}

/** Every connection is an open file; the store and the console need a few dozen. */
export function checkOpenFiles(limits: string | undefined = readLimits()): Finding {
  const limit = /^Max open files\s+(\d+|unlimited)/m.exec(limits ?? '')?.[1];
  if (limit === undefined) return ok('Open files', 'the system does not tell its limit');
  if (limit === 'unlimited' || Number(limit) >= enoughFiles) return ok('Open files', `at most ${limit}`);
  const next = `Raise it to ${enoughFiles} or more (ulimit -n; LimitNOFILE= of systemd): each connection needs one.`;
  return warning('Open files', `at most ${limit}`, next);
}

/** Nothing to say of a server that is one process. */
export function checkWorkers(workers: number, processors: number = availableParallelism()): readonly Finding[] {
  if (workers === 1) return [];
  const found = `${workers} on ${processors} processors`;
  if (workers <= processors) return [ok('Workers', found)];
  const next = 'More workers than processors only use memory: lower BECARD_WORKERS.';
  return [warning('Workers', found, next)];
}

/** `folder` is where the built console is. */
export function checkConsole(folder: string | undefined): Finding {
  if (folder !== undefined) return ok('Console', 'built');
  return fault('Console', 'not built', 'Run npm run build.');
}

function readLimits(): string | undefined {
  const path = '/proc/self/limits';
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
