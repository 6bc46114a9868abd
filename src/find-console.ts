// Where the files of the console are.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The build puts the console beside this file; run from the sources, it is where the last build left it. */
export function findConsole(): string | undefined {
  const folders = ['./console/', '../dist/console/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return folders.find((candidate) => existsSync(`${candidate}index.html`));
}
