// The machine and the installation: Node, limits of the process, the built console.

import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type Finding, fault, ok, warning } from '../domain/index.ts';

const leastNode = 24;
const enoughFiles = 4096;

export function checkNode(version: string = process.versions.node): Finding {
  const isNew = Number(version.split('.')[0]) >= leastNode;
  return isNew ? ok('node.ok', { version }) : fault('node.old', { version, least: leastNode });
}

/** Every connection is an open file; the store and the console need a few dozen. */
export function checkOpenFiles(limits: string | undefined = readLimits()): Finding {
  const limit = /^Max open files\s+(\d+|unlimited)/m.exec(limits ?? '')?.[1];
  if (limit === undefined) return ok('files.unknown');
  if (limit === 'unlimited' || Number(limit) >= enoughFiles) return ok('files.ok', { limit });
  return warning('files.few', { limit, enough: enoughFiles });
}

/** Nothing to say of a server that is one process. */
export function checkWorkers(workers: number, processors: number = availableParallelism()): readonly Finding[] {
  if (workers === 1) return [];
  const found = { workers, processors };
  return [workers <= processors ? ok('workers.ok', found) : warning('workers.many', found)];
}

/** `folder` is where the built console is. */
export function checkConsole(folder: string | undefined): Finding {
  return folder === undefined ? fault('console.missing') : ok('console.ok');
}

function readLimits(): string | undefined {
  const path = '/proc/self/limits';
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
