// Brings a clone to the point where a command can run: dependencies, build, browser, database. Each step does nothing when nothing is missing
// and speaks on standard error only, so that a command's output stays its own.

import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from './lock.mjs';
import { findPostgres } from './postgres.mjs';
import { hasPinnedNode, pinnedNode, root, run, runNode, Stop, toStandardError } from './run.mjs';
import { isUpToDate } from './stamp.mjs';

export { runNode } from './run.mjs';

/** Installs the dependencies when node_modules is missing or not what package-lock.json says. */
export async function ensureInstalled() {
  if (!hasPinnedNode && Number.parseInt(process.versions.node, 10) < 24) throw new Stop(nodeAdvice);
  if (isInstalled()) return;
  await withLock('install', async () => {
    if (!isInstalled()) await install();
  });
}

/** Builds dist/ when it is missing, half made or older than its sources. */
export async function ensureBuilt() {
  if (isUpToDate()) return;
  const code = await runNode('scripts/build.mjs', ['--if-needed'], { stdio: toStandardError });
  if (code !== 0) throw new Stop('the build failed; its messages stand above.');
}

/** The path of a Chromium for the browser tests; installs Debian's where that is possible. CHROMIUM_PATH names another one. */
export async function ensureChromium() {
  return findChromium() ?? (await installPackage('chromium', 'the browser tests', findChromium, chromiumAdvice));
}

/** The folder of PostgreSQL's programs for the tests of its store; installs Debian's where that is possible. */
export async function ensurePostgres() {
  return findPostgres() ?? (await installPackage('postgresql', 'the tests of its store', findPostgres, postgresAdvice));
}

/** The path of pngquant, which makes the pictures of the handbook small; installs Debian's where that is possible. */
export async function ensurePngquant() {
  const find = () => findProgram('pngquant');
  return find() ?? (await installPackage('pngquant', 'the pictures of the handbook', find, pngquantAdvice));
}

async function installPackage(name, purpose, find, advice) {
  if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) throw new Stop(advice);
  process.stderr.write(`Installing ${name} for ${purpose} (apt-get install ${name}) …\n`);
  const installed = (await apt('update')) === 0 && (await apt('install', '-y', '--no-install-recommends', name)) === 0;
  const path = find();
  if (!installed || path === undefined) throw new Stop(advice);
  return path;
}

const postgresAdvice =
  'the tests of the PostgreSQL store need PostgreSQL, which is not on this machine. Install it (Debian: sudo apt-get install -y postgresql) ' +
  'or name the folder of its programs by POSTGRES_BIN=/path/to/bin, then run the command again.';

const chromiumAdvice =
  'the browser tests need Chromium, which is not on this machine. Install it (Debian: sudo apt-get install -y chromium) ' +
  'or name one by CHROMIUM_PATH=/path/to/chromium, then run the command again.';

const pngquantAdvice =
  'the pictures of the handbook need pngquant, which is not on this machine. Install it (Debian: sudo apt-get install -y pngquant), ' +
  'then run the command again.';

const nodeAdvice =
  'this project brings its Node for Linux on x64 and arm64. On this platform install Node 24 or newer, then run the command again.';

const installAdvice =
  'the dependencies could not be installed; npm says why above. Usual causes: the npm registry cannot be reached, ' +
  'or package-lock.json does not fit package.json. Mend that, then run: npm ci';

async function install() {
  process.stderr.write('Installing dependencies (npm ci) …\n');
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--engine-strict=false',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const code = await run('npm', args, { env: environmentForNpm(), stdio: toStandardError });
  if (code !== 0) throw new Stop(installAdvice);
  if (!existsSync(pinnedNode)) {
    throw new Stop(
      'npm ci did not bring the pinned Node: optional packages are left out. Run: npm ci --include=optional',
    );
  }
}

/** `npm ci` takes node_modules away under its own feet when it runs on the Node inside it, so it gets the machine's. */
function environmentForNpm() {
  const inside = join(root, 'node_modules');
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(inside));
  return { ...process.env, PATH: folders.join(delimiter) };
}

/**
 * npm notes what it installed in node_modules/.package-lock.json, as its last step. Versions are compared, not dates;
 * optional packages of other platforms are rightly missing.
 */
function isInstalled() {
  const noted = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(noted) || !existsSync(pinnedNode)) return false;
  const installed = readPackages(noted);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const present = installed[path];
    if (path === '') return true;
    return present === undefined ? wanted.optional === true : present.integrity === wanted.integrity;
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named === undefined) return findProgram('chromium') ?? findProgram('chromium-browser');
  if (!isProgram(named)) throw new Stop(`CHROMIUM_PATH names ${named}, which is not a program.`);
  return named;
}

function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function apt(...args) {
  return run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: toStandardError });
}
