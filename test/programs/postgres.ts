// A PostgreSQL server for one run of tests or a drill: Debian's programs, a data folder that is removed with the run, reached by a socket
// in that folder. PostgreSQL refuses to run as root, so there it runs as the user postgres or nobody.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensurePostgres } from './find.ts';

export interface PostgresServer {
  /** Of its superuser. */
  readonly url: string;
  /** Kills it as kill -9 does. */
  readonly crash: () => Promise<void>;
  /** Starts it again on the data that the crash left. */
  readonly start: () => Promise<void>;
  /** Makes it hang until `thaw`. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => void;
}

interface User {
  readonly uid?: number;
  readonly gid?: number;
}

interface Setup {
  readonly bin: string;
  readonly folder: string;
  readonly user: User;
}

const startMs = 30_000;
const pollMs = 50;

/** Starts an empty server. */
export async function startPostgres(): Promise<PostgresServer> {
  const setup = createFolder();
  const { folder } = setup;
  let server = await launch(setup);
  const remove = (): void => {
    server.kill('SIGCONT');
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: pollMs });
  };
  process.once('exit', remove);
  return {
    url: `postgresql://admin@localhost/postgres?host=${encodeURIComponent(folder)}`,
    crash: () => crash(server),
    start: async () => {
      server = await launch(setup);
    },
    freeze: () => signalAll(server, 'SIGSTOP'),
    thaw: () => signalAll(server, 'SIGCONT'),
    stop: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

function createFolder(): Setup {
  const [bin, user] = [ensurePostgres(), serverUser()];
  const folder = mkdtempSync(join(memoryFolder(), 'becard-postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? 0);
  const options = ['-U', 'admin', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), ...options], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { bin, folder, user };
}

async function launch({ bin, folder, user }: Setup): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
    'shared_buffers=64MB',
  ];
  const args = ['-D', join(folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), args, { ...user, cwd: folder, stdio: 'ignore' });
  await untilReady(bin, folder, server);
  return server;
}

async function untilReady(bin: string, folder: string, server: ChildProcess): Promise<void> {
  const deadline = performance.now() + startMs;
  while (performance.now() < deadline && server.exitCode === null) {
    if (isReady(bin, folder)) return;
    await pause(pollMs);
  }
  throw new Error(`PostgreSQL could not be started from ${bin} in ${folder}.`);
}

function isReady(bin: string, folder: string): boolean {
  try {
    execFileSync(join(bin, 'pg_isready'), ['-q', '-h', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function crash(server: ChildProcess): Promise<void> {
  const children = childrenOf(server);
  server.kill('SIGKILL');
  await once(server, 'exit');
  while (children.some(isRunning)) await pause(pollMs);
}

/** The server and the processes that serve its connections: a stopped server alone would leave those running. */
function signalAll(server: ChildProcess, signal: NodeJS.Signals): void {
  server.kill(signal);
  for (const pid of childrenOf(server)) process.kill(pid, signal);
}

export function childrenOf({ pid }: Pick<ChildProcess, 'pid'>): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function isRunning(pid: number): boolean {
  return existsSync(`/proc/${pid}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** The user that a server runs as; empty when that is our own. */
export function serverUser(): User {
  if (process.getuid?.() !== 0) return {};
  const users = ['postgres', 'nobody'].map((name) => ({ uid: idOf('-u', name), gid: idOf('-g', name) }));
  const found = users.find(({ uid }) => uid !== undefined);
  if (found?.uid === undefined || found.gid === undefined)
    throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.');
  return { uid: found.uid, gid: found.gid };
}

function idOf(option: string, name: string): number | undefined {
  try {
    return Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/** In memory where that is possible: a sync to disk takes no time there. */
function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}
