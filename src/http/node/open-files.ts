// The limit of connections that the open files of the process allow (`ulimit -n`).

import { readdirSync, readFileSync } from 'node:fs';

/** Beyond this many, memory is the bound: an idle connection takes about 20 KiB. */
const mostUseful = 8_192;
/** For files that are opened later: connections to a database, a backup, pages of the console. */
const kept = 32;
const least = 8;

/** The bounds on connections, given what is open already. */
export function connectionBounds(openFiles = readOpenFiles()): { readonly all: number; readonly perAddress: number } {
  const free = openFiles === undefined ? mostUseful : openFiles.limit - openFiles.open - kept;
  const all = Math.max(least, Math.min(mostUseful, free));
  return { all, perAddress: Math.ceil((all * 3) / 4) };
}

interface OpenFiles {
  readonly limit: number;
  readonly open: number;
}

/** undefined where the system does not tell, or sets no limit. */
function readOpenFiles(): OpenFiles | undefined {
  try {
    const limit = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return limit === undefined ? undefined : { limit: Number(limit), open: readdirSync('/proc/self/fd').length };
  } catch {
    return undefined;
  }
}
