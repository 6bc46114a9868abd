// `node scripts/manifest.mjs pack|restore`: around `npm pack`, package.json names only what the installed program needs. The scripts and
// packages of a clone, its own Node among them, would be installed as well otherwise.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const [word] = process.argv.slice(2);
const file = join(root, 'package.json');
const original = join(root, 'package.json.original');

// A copy that is there already is from a run that was interrupted.
if (existsSync(original)) renameSync(original, file);
if (word === 'pack') {
  const text = readFileSync(file, 'utf8');
  const { scripts, devDependencies, optionalDependencies, ...packed } = JSON.parse(text);
  writeFileSync(original, text);
  writeFileSync(file, `${JSON.stringify(packed, null, 2)}\n`);
}
