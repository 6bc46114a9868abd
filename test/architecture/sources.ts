// Reads the project's files and the imports between them.

import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file with its path from the folder of the repository: 'src/scim/index.ts'. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every TypeScript file below these folders. */
export function readSources(folders: readonly string[]): readonly Source[] {
  return readFiles(folders.flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path)));
}

export function readFiles(paths: readonly string[]): readonly Source[] {
  return paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Every file below a folder, in the order of the names. */
export function filesBelow(folder: string): readonly string[] {
  return globSync(`${folder}/**/*.*`, { cwd: root, exclude: (name) => name === 'node_modules' }).toSorted();
}

/** Tests, and what tests share. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/testing\//.test(path);
}

/** What a file imports, type imports included: paths of files, and names of packages as they are written. */
export function importsOf({ path, text }: Source): readonly string[] {
  const specifiers = text.matchAll(/^(?:import|export|\})[^'"\n]*\bfrom '([^']+)'|\bimport(?: |\()'([^']+)'/gm);
  return [...specifiers].map(([, from, bare = '']) => {
    const specifier = from ?? bare;
    return specifier.startsWith('.') ? join(dirname(path), specifier) : specifier;
  });
}
