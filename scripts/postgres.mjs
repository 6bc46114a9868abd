// A PostgreSQL of its own for one run of the tests: Debian's programs, a data folder that goes with the run, reached by a socket in it.
// PostgreSQL does not run as root, so there it runs as the user of Debian's package or as nobody.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Stop } from './run.mjs';

const packagesFolder = '/usr/lib/postgresql';
const startMs = 30_000;
const pollMs = 50;

/** The folder of PostgreSQL's programs; undefined when it is not installed. POSTGRES_BIN names another one. */
export function findPostgres() {
  const named = process.env.POSTGRES_BIN;
  if (named !== undefined) {
    if (!existsSync(join(named, 'initdb'))) throw new Stop(`POSTGRES_BIN names ${named}, where there is no initdb.`);
    return named;
  }
  if (!existsSync(packagesFolder)) return undefined;
  const versions = readdirSync(packagesFolder).sort((left, right) => Number(right) - Number(left));
  return versions.map((version) => join(packagesFolder, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
}

/**
 * Starts an empty server; `url` is that of its superuser. `crash` kills it as kill -9 does, `start` starts it again on what it left,
 * `freeze` makes it hang until `thaw`.
 */
export async function startPostgres(bin) {
  const user = serverUser();
  const folder = mkdtempSync(join(memoryFolder(), 'becard-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const files = join(folder, 'data');
  const initdb = ['-D', files, '-U', 'admin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), initdb, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  let server = await launch(bin, folder, user);
  const remove = () => {
    server.kill('SIGCONT');
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: pollMs });
  };
  process.once('exit', remove);
  return {
    url: `postgresql://admin@localhost/postgres?host=${encodeURIComponent(folder)}`,
    crash: async () => {
      const children = childrenOf(server);
      server.kill('SIGKILL');
      await once(server, 'exit');
      while (children.some(isRunning)) await pause(pollMs);
    },
    start: async () => {
      server = await launch(bin, folder, user);
    },
    freeze: () => signalAll(server, 'SIGSTOP'),
    thaw: () => signalAll(server, 'SIGCONT'),
    stop: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

async function launch(bin, folder, user) {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    'shared_buffers=64MB',
  ];
  const args = ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] });
  await untilReady(bin, folder, server);
  return server;
}

/** The processes that serve the connections; the first one alone would go on hearing of new ones. */
function signalAll(server, signal) {
  for (const pid of [server.pid, ...childrenOf(server)]) process.kill(pid, signal);
}

function childrenOf({ pid }) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function isRunning(pid) {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** The user that the server runs as; empty when that is our own. */
export function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const numberOf = (option, name) =>
    Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: numberOf('-u', name), gid: numberOf('-g', name) };
    } catch {
      // The next one, then.
    }
  }
  throw new Stop('PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it as.');
}

/** Memory where there is some to write to: a sync to disk is real there and takes no time. */
function memoryFolder() {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

async function untilReady(bin, folder, server) {
  const deadline = Date.now() + startMs;
  while (Date.now() < deadline && server.exitCode === null) {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-q', '-h', folder], { stdio: 'ignore' });
      return;
    } catch {
      await pause(pollMs);
    }
  }
  throw new Stop(`PostgreSQL could not be started from ${bin} in ${folder}.`);
}
