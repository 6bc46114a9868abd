// Installs the dependencies and runs programs on the Node that they bring. Plain JavaScript without dependencies: the scripts of this
// folder run on any Node from 20 on, before anything is installed. They speak on standard error only.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const modules = join(root, 'node_modules');
const bringsNode = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
/** The Node of package.json's optional dependencies; on other platforms the machine's own. */
export const pinnedNode = bringsNode ? join(modules, '.bin', 'node') : process.execPath;

/** Ends the script with a sentence for its user. */
export function stop(sentence) {
  process.stderr.write(`\nbecard: ${sentence}\n`);
  process.exit(1);
}

/** Installs the dependencies when node_modules is missing or differs from package-lock.json. */
export function ensureInstalled() {
  if (!bringsNode && Number.parseInt(process.versions.node, 10) < 24)
    stop('this project brings Node for Linux on x64 and arm64. On this platform install Node 24 or newer.');
  if (isInstalled()) return;
  process.stderr.write('Installing dependencies (npm ci) …\n');
  const options = ['--include=dev', '--include=optional', '--engine-strict=false', '--no-audit', '--no-fund'];
  const { error, status } = spawnSync('npm', ['ci', ...options, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: pathWithoutModules() },
  });
  if (error !== undefined) stop(`npm could not be started: ${error.message}`);
  if (status !== 0)
    stop(
      'the dependencies could not be installed; npm says why above. Usual causes: the npm registry cannot be reached, ' +
        'or package-lock.json does not fit package.json. Then run: npm ci',
    );
  if (!existsSync(pinnedNode)) stop('npm ci left the pinned Node out. Run: npm ci --include=optional');
}

/** The environment in which programs find the pinned Node and the tools of node_modules. */
export function environment() {
  return { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
}

/** `npm ci` removes node_modules, so it must not run on the Node inside it. */
function pathWithoutModules() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(modules)).join(delimiter);
}

/**
 * npm writes what it installed into node_modules/.package-lock.json, as its last step. Digests are compared, not dates;
 * optional packages of other platforms are missing on purpose.
 */
function isInstalled() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || !existsSync(pinnedNode)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const present = installed[path];
    return present === undefined ? wanted.optional === true : present.integrity === wanted.integrity;
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
