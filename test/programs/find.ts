// The programs that tests, drills and pictures need beside the npm packages. As root on Debian a missing one is installed; elsewhere the
// command ends with the sentence that says how to install it.

import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

interface Program {
  /** Of Debian. */
  readonly package: string;
  readonly purpose: string;
  /** Names another place for it. */
  readonly variable: string;
  readonly find: () => string | undefined;
}

const chromium: Program = {
  package: 'chromium',
  purpose: 'The browser tests',
  variable: 'CHROMIUM_PATH',
  find: () => inPath('chromium') ?? inPath('chromium-browser'),
};
const postgres: Program = {
  package: 'postgresql',
  purpose: 'The tests on PostgreSQL',
  variable: 'POSTGRES_BIN',
  find: newestPostgres,
};
const pngquant: Program = {
  package: 'pngquant',
  purpose: 'The pictures of the handbook',
  variable: 'PNGQUANT_PATH',
  find: () => inPath('pngquant'),
};

/** The path of a Chromium. */
export const ensureChromium = (): string => ensure(chromium);
/** The folder of PostgreSQL's programs. */
export const ensurePostgres = (): string => ensure(postgres);
/** The path of pngquant, which makes pictures small. */
export const ensurePngquant = (): string => ensure(pngquant);

function ensure(program: Program): string {
  const { variable, find } = program;
  const named = process.env[variable];
  if (named === undefined) return find() ?? install(program);
  if (!existsSync(named)) return stop(`${variable} names ${named}, which does not exist.`);
  return named;
}

function install({ package: name, purpose, variable, find }: Program): string {
  const advice = `${purpose} need ${name}, which is not installed. Install it (Debian: sudo apt-get install -y ${name}) or name its place by ${variable}.`;
  if (process.getuid?.() !== 0 || inPath('apt-get') === undefined) return stop(advice);
  process.stderr.write(`Installing ${name} (apt-get install ${name}) …\n`);
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', name);
  return find() ?? stop(advice);
}

/** Runs apt-get, whose failures are on standard error. */
export function aptGet(...words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', words, { env, stdio: ['ignore', 2, 2] });
}

function newestPostgres(): string | undefined {
  const packages = '/usr/lib/postgresql';
  if (!existsSync(packages)) return undefined;
  const versions = readdirSync(packages).toSorted((left, right) => Number(right) - Number(left));
  return versions.map((version) => join(packages, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

function inPath(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function stop(sentence: string): never {
  process.stderr.write(`\nbecard: ${sentence}\n`);
  process.exit(1);
}
