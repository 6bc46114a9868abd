// Tells whether dist/ was built from the sources as they are now: a digest of everything that goes into a build,
// written into dist/ as the last step. Content, not dates: a clone, a checkout and a copy have dates of their own.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

export const distFolder = join(root, 'dist');

const stampFile = join(distFolder, '.built');
const rootFiles = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'scripts/build.mjs'];

/** A digest of every file that a build reads. */
export function digestSources() {
  const digest = createHash('sha256');
  for (const file of [...rootFiles, ...filesBelow('src'), ...filesBelow('console')].filter(isBuilt)) {
    digest.update(`${file}\0`).update(readIfThere(file)).update('\0');
  }
  return digest.digest('hex');
}

/** True when dist/ is whole and came from these sources. */
export function isUpToDate() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digestSources();
}

/** Marks dist/ as whole, built from the sources with this digest. */
export function writeStamp(digest) {
  writeFileSync(stampFile, digest);
}

/** Every file below a folder of the repository, as sorted paths relative to the repository. */
export function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .sort();
}

function isBuilt(file) {
  return !/\.test\.[jt]sx?$/.test(file);
}

/** A file may go while we look; the digest then differs, which is what it should do. */
function readIfThere(file) {
  try {
    return readFileSync(join(root, file));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return '';
  }
}
