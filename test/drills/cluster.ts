// A PostgreSQL that fails over: three servers of which one leads and one confirms each commit, kept by Patroni with etcd, and HAProxy in
// front, which leads to the one that leads. All on 127.0.0.1, all Debian's programs. docs/postgresql.md shows the same for three machines.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../src/http/testing/free-port.ts';
import { aptGet, ensurePostgres } from '../programs/find.ts';
import { childrenOf, serverUser } from '../programs/postgres.ts';

const startMs = 120_000;
const names = ['one', 'two', 'three'] as const;

/** Programs and the Debian packages that bring them. */
const programs = {
  '/usr/bin/patroni': 'patroni',
  '/usr/bin/etcd': 'etcd-server',
  '/usr/sbin/haproxy': 'haproxy',
  '/usr/lib/python3/dist-packages/etcd': 'python3-etcd',
} as const;

export interface Cluster {
  /** Of an empty database that belongs to a plain user, by way of HAProxy. */
  readonly url: string;
  /** The name of the server that leads; undefined while none does. */
  readonly leader: () => Promise<string | undefined>;
  /** Resolves when a server leads, another confirms its commits, and so many run in all. */
  readonly untilWhole: (running: number) => Promise<void>;
  /** Ends Patroni and PostgreSQL of a server as a loss of power does: all its processes at once. */
  readonly kill: (name: string) => Promise<void>;
  readonly start: (name: string) => void;
  readonly stop: () => Promise<void>;
}

interface Node {
  readonly name: string;
  readonly postgres: number;
  readonly rest: number;
}

/** Installs nothing where all is there; as root on Debian what is missing is installed, elsewhere the drill stops and names it. */
function ensureCluster(): void {
  const missing = Object.entries(programs).filter(([path]) => !existsSync(path));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  const command = ['install', '-y', '--no-install-recommends', ...packages];
  if (process.getuid?.() !== 0) throw new Error(`The drill needs Debian packages: sudo apt-get ${command.join(' ')}`);
  process.stderr.write(`Installing ${packages.join(', ')} …\n`);
  aptGet('update');
  aptGet(...command);
}

export async function startCluster(): Promise<Cluster> {
  ensureCluster();
  const [bin, user] = [ensurePostgres(), serverUser()];
  const folder = mkdtempSync(join(tmpdir(), 'becard-cluster-'));
  const own = (path: string): string => {
    if (user.uid !== undefined) chownSync(path, user.uid, user.gid ?? 0);
    return path;
  };
  own(folder);
  const [etcd, peer, front] = [await freePort(), await freePort(), await freePort()];
  const nodes: Node[] = [];
  for (const name of names) nodes.push({ name, postgres: await freePort(), rest: await freePort() });
  const children = new Map<string, ChildProcess>();
  const launch = (name: string, program: string, args: readonly string[]): void => {
    const log = openSync(join(folder, `${name}.log`), 'a');
    const child = spawn(program, args, { ...user, cwd: folder, stdio: ['ignore', log, log], detached: true });
    children.set(name, child);
  };
  const kill = async (name: string): Promise<void> => {
    const child = children.get(name);
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    for (const pid of familyOf(child.pid)) end(pid);
    await ended;
  };
  const stop = async (): Promise<void> => {
    for (const name of children.keys()) await kill(name);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  const start = (name: string): void => launch(name, '/usr/bin/patroni', [join(folder, `${name}.yml`)]);
  const leader = async (): Promise<string | undefined> => {
    const found = await Promise.all(nodes.map(async (node) => ((await asks(node, 'primary')) ? node.name : undefined)));
    return found.find((name) => name !== undefined);
  };
  const untilWhole = async (running: number): Promise<void> => {
    const deadline = Date.now() + startMs;
    while (Date.now() < deadline) {
      const [confirming, alive, leading] = await Promise.all([count(nodes, 'sync'), count(nodes, 'health'), leader()]);
      if (leading !== undefined && confirming > 0 && alive >= running) return;
      await pause(500);
    }
    throw new Error(`The cluster did not become whole; its logs are in ${folder}`);
  };

  try {
    own(mkdirOf(folder, 'etcd'));
    launch('etcd', '/usr/bin/etcd', etcdOptions(folder, etcd, peer));
    for (const node of nodes) {
      own(mkdirOf(folder, `socket-${node.name}`));
      // JSON is YAML.
      writeFileSync(
        own(touch(join(folder, `${node.name}.yml`))),
        JSON.stringify(patroniConfig(node, folder, bin, etcd)),
      );
      start(node.name);
    }
    writeFileSync(own(touch(join(folder, 'haproxy.cfg'))), haproxyConfig(nodes, front));
    launch('haproxy', '/usr/sbin/haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')]);
    await untilWhole(nodes.length);
    await createOwner(`postgresql://admin:admin@127.0.0.1:${front}/postgres`);
  } catch (error) {
    for (const name of children.keys()) await kill(name);
    throw error;
  }
  const url = `postgresql://becard:becard@127.0.0.1:${front}/becard`;
  return { url, leader, untilWhole, kill, start, stop };
}

function mkdirOf(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { mode: 0o700 });
  return path;
}

function touch(path: string): string {
  writeFileSync(path, '', { mode: 0o600 });
  return path;
}

function etcdOptions(folder: string, port: number, peer: number): readonly string[] {
  const [client, other] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peer}`];
  return [
    ['--name', 'only'],
    ['--data-dir', join(folder, 'etcd')],
    ['--listen-client-urls', client],
    ['--advertise-client-urls', client],
    ['--listen-peer-urls', other],
    ['--initial-advertise-peer-urls', other],
    ['--initial-cluster', `only=${other}`],
  ].flat();
}

function patroniConfig({ name, postgres, rest }: Node, folder: string, bin: string, etcd: number): object {
  const parameters = { unix_socket_directories: join(folder, `socket-${name}`), max_connections: 100 };
  const user = (username: string): object => ({ username, password: username });
  return {
    scope: 'becard',
    name,
    restapi: { listen: `127.0.0.1:${rest}`, connect_address: `127.0.0.1:${rest}` },
    etcd3: { hosts: [`127.0.0.1:${etcd}`] },
    bootstrap: {
      dcs: {
        ttl: 20,
        loop_wait: 5,
        retry_timeout: 5,
        synchronous_mode: true,
        postgresql: { use_pg_rewind: true, parameters: { wal_log_hints: 'on', max_connections: 100 } },
      },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C' }, 'data-checksums'],
      pg_hba: ['local all all trust', 'host all all 127.0.0.1/32 md5', 'host replication all 127.0.0.1/32 md5'],
    },
    postgresql: {
      listen: `127.0.0.1:${postgres}`,
      connect_address: `127.0.0.1:${postgres}`,
      data_dir: join(folder, `data-${name}`),
      bin_dir: bin,
      pgpass: join(folder, `pgpass-${name}`),
      authentication: { superuser: user('admin'), replication: user('replicator'), rewind: user('rewinder') },
      parameters,
    },
  };
}

function haproxyConfig(nodes: readonly Node[], front: number): string {
  const servers = nodes.map(({ name, postgres, rest }) => `  server ${name} 127.0.0.1:${postgres} check port ${rest}`);
  return `${[
    'defaults',
    '  mode tcp',
    '  timeout connect 2s',
    '  timeout client 1h',
    '  timeout server 1h',
    '  timeout check 2s',
    'listen postgres',
    `  bind 127.0.0.1:${front}`,
    '  option httpchk GET /primary',
    '  http-check expect status 200',
    '  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions',
    ...servers,
  ].join('\n')}\n`;
}

async function createOwner(url: string): Promise<void> {
  const deadline = Date.now() + startMs;
  const client = await connected(url, deadline);
  await client.query("CREATE ROLE becard LOGIN PASSWORD 'becard'");
  await client.query('CREATE DATABASE becard OWNER becard TEMPLATE template0');
  await client.end();
}

/** HAProxy needs a moment to find out who leads. */
async function connected(url: string, deadline: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (Date.now() > deadline) throw error;
    await pause(500);
    return connected(url, deadline);
  }
}

/** What Patroni answers about its server: 200 is yes. */
function asks({ rest }: Node, what: 'primary' | 'sync' | 'health'): Promise<boolean> {
  return fetch(`http://127.0.0.1:${rest}/${what}`, { signal: AbortSignal.timeout(3_000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function count(nodes: readonly Node[], what: 'sync' | 'health'): Promise<number> {
  const answers = await Promise.all(nodes.map((node) => asks(node, what)));
  return answers.filter(Boolean).length;
}

/** The process and all that it has started, and they. PostgreSQL's first process leaves Patroni's group. */
function familyOf(pid: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')) {
    const [child = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    parents.set(child, parent);
  }
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return [...family, ...postmastersOf(pid)];
}

/** Patroni starts PostgreSQL as a process of its own accord, whose parent is no longer there. */
function postmastersOf(pid: number): readonly number[] {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  const file = words.find((word) => word.endsWith('.yml'))?.replace(/([^/]+)\.yml$/, 'data-$1/postmaster.pid');
  if (file === undefined || !existsSync(file)) return [];
  const postmaster = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return existsSync(`/proc/${postmaster}`) ? [...childrenOf({ pid: postmaster }), postmaster] : [];
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}
