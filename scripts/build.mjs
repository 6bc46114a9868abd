// `npm run build [-- --if-stale]`: the server by tsc and Rolldown and the console by Vite into a new folder, which then takes the place of
// dist.
// A digest of the sources, written as the last step, says later whether dist is complete and up to date.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, environment, pinnedNode, root, stop } from './install.mjs';

const dist = join(root, 'dist');
const digestFile = join(dist, '.built');
const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const folders = ['scripts', 'src', 'console'];
const consoleBuild = ['build', 'console', '--config', 'console/vite.config.ts', '--logLevel', 'warn'];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  if (process.argv.includes('--if-stale')) ensureBuilt();
  else build();
}

/** Builds when dist is missing, incomplete or older than the sources. */
export function ensureBuilt() {
  const isUpToDate = existsSync(digestFile) && readFileSync(digestFile, 'utf8') === digestSources();
  if (!isUpToDate) build();
}

function build() {
  const digest = digestSources();
  process.stderr.write('Building the server and the console …\n');
  const [compiled, fresh, old] = ['compiled', 'new', 'old'].map((name) => `${dist}.${name}-${process.pid}`);
  process.once('exit', () => {
    for (const folder of [compiled, fresh]) rmSync(folder, { recursive: true, force: true });
  });
  step('tsc', '-p', 'tsconfig.build.json', '--outDir', compiled);
  run('the declarations of the client', join(root, 'scripts', 'declare-client.mjs'), compiled);
  run('the bundle of the server', join(root, 'scripts', 'bundle.mjs'), compiled, fresh);
  copyMigrations(fresh);
  step('vite', ...consoleBuild, '--outDir', join(fresh, 'console'));
  run('the licences of the console', join(root, 'scripts', 'notices.mjs'), fresh);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  writeFileSync(digestFile, digest);
  rmSync(old, { recursive: true, force: true });
}

/** tsc leaves .sql files alone; the program reads them beside its own. */
function copyMigrations(fresh) {
  const folder = join('store', 'migrations');
  for (const file of readdirSync(join(root, 'src', folder)).filter((name) => name.endsWith('.sql'))) {
    cpSync(join(root, 'src', folder, file), join(fresh, folder, file));
  }
}

function step(tool, ...words) {
  run(tool, join(root, 'node_modules', '.bin', tool), ...words);
}

function run(name, file, ...words) {
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: environment() };
  const { status } = spawnSync(pinnedNode, [file, ...words], options);
  if (status !== 0) stop(`the build failed: ${name} ended with code ${status}. dist is unchanged.`);
}

/** Contents, not dates: a clone, a checkout and a copy have dates of their own. */
function digestSources() {
  const digest = createHash('sha256');
  for (const path of [...files, ...folders.flatMap(sourcesBelow)]) {
    digest.update(`${path}\0`);
    digest.update(readFileSync(join(root, path)));
  }
  return digest.digest('hex');
}

function sourcesBelow(folder) {
  const names = readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name));
  return names.filter((name) => /\.\w+$/.test(name) && !/\.test\.tsx?$|\/testing\//.test(name)).sort();
}
