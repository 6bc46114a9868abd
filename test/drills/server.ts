// Servers of a drill: the built program as a process that is started, killed and started again on the same data and port.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../src/http/testing/free-port.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** Of what a server says, the end, in characters. */
const mostSaid = 2_000;
const readyWithinMs = 120_000;
const children = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Where the servers of a drill keep everything. */
export interface Place {
  readonly folder: string;
  /** Options that choose the store. */
  readonly words: readonly string[];
  readonly remove: () => void;
}

export function createPlace(
  databaseUrl: string | undefined,
  folder = mkdtempSync(join(tmpdir(), 'becard-drill-')),
): Place {
  const words = databaseUrl === undefined ? ['--data', join(folder, 'data')] : ['--database', databaseUrl];
  return { folder, words, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface DrillServer {
  readonly port: number;
  readonly url: string;
  /** Starts the process; resolves with how long it took to be ready. */
  readonly start: () => Promise<number>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Resolves with the exit code, undefined after a signal. */
  readonly ended: () => Promise<number | undefined>;
  /** undefined while it runs, and after a signal. */
  readonly exitCode: () => number | undefined;
  readonly pid: () => number;
  /** Ends it at once and waits for that. */
  readonly kill: () => Promise<void>;
  /** The memory that the process has, and the most that it has had, in MiB. */
  readonly residentMiB: () => number;
  readonly peakMiB: () => number;
}

/** A server that is not started yet. `environment` comes on top of what a drill needs. */
export async function createDrillServer(
  place: Place,
  environment: Readonly<Record<string, string>> = {},
): Promise<DrillServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let exit: Promise<unknown> = Promise.resolve();
  return {
    port,
    url,
    start: async () => {
      const started = performance.now();
      const words = [program, 'serve', '--port', String(port), ...place.words];
      child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'], env: environmentOf(environment) });
      children.add(child);
      exit = once(child, 'exit');
      let said = '';
      child.stderr?.on('data', (text) => {
        said = `${said}${text}`.slice(-mostSaid);
      });
      await untilReady(url, child, () => said);
      return performance.now() - started;
    },
    signal: (signal) => void child?.kill(signal),
    ended: async () => {
      await exit;
      return child?.exitCode ?? undefined;
    },
    exitCode: () => child?.exitCode ?? undefined,
    pid: () => child?.pid ?? 0,
    kill: async () => {
      child?.kill('SIGKILL');
      await exit;
    },
    residentMiB: () => memoryOf(child, 'VmRSS'),
    peakMiB: () => memoryOf(child, 'VmHWM'),
  };
}

function memoryOf(child: ChildProcess | undefined, line: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${child?.pid}/status`, 'utf8');
  return Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
}

/** A User Directory with its token, made by the command line. */
export interface Tenant {
  readonly id: string;
  readonly path: string;
  readonly token: string;
}

export async function createTenant(place: Place): Promise<Tenant> {
  await becard('migrate', ...place.words);
  const created = await becard('directory', 'create', 'Drill', '--activate', ...place.words);
  const { id, tenantUrl, token } = created;
  return { id: String(id), path: new URL(String(tenantUrl)).pathname, token: String(token) };
}

/** Runs a command and gives what it printed. Rejects when it fails. */
export async function becard(...words: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [program, ...words, '--json'], { env: environmentOf({}) });
  return Object(JSON.parse(stdout));
}

const damages = ['store.damaged', 'store.closed', 'reachable.damaged', 'reachable.fault', 'reachable.moved'];

/** What the doctor says of data that is damaged or gone; empty when it finds nothing of the kind. */
export async function diagnose({ words }: Place, port = 1): Promise<string> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [program, 'doctor', ...words, '--port', String(port), '--json'], {
    env: environmentOf({}),
  }).catch((error: unknown) => ({ stdout: String(Object(error).stdout) }));
  const { checks } = Object(JSON.parse(stdout));
  const faults = (Array.isArray(checks) ? checks : []).filter(({ state }) => state === 'fault');
  const reported = faults.filter(({ code }) => damages.includes(code)).map(({ found }) => String(found));
  return reported.join('; ').replaceAll(/\s+/g, ' ');
}

function environmentOf(more: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { PATH = '', TMPDIR, BECARD_WORKERS } = process.env;
  return {
    PATH,
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...(BECARD_WORKERS === undefined ? {} : { BECARD_WORKERS }),
    BECARD_RATE_LIMIT: '0',
    BECARD_DRAIN_DELAY_SECONDS: '0',
    BECARD_LOG_LEVEL: 'error',
    BECARD_OUTBOUND_NETWORKS: '127.0.0.1',
    ...more,
  };
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with code ${child.exitCode} before it was ready: ${said()}`);
    const isReady = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await pause(20);
  }
  throw new Error('The server was not ready in time');
}

/** Each worker listens for itself (Linux: /proc/net/tcp, state 0A). */
export async function untilListening(port: number, workers: number): Promise<void> {
  const wanted = new RegExp(`:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`, 'g');
  for (let tries = 0; tries < 600; tries += 1) {
    if ((readFileSync('/proc/net/tcp', 'utf8').match(wanted) ?? []).length >= workers) return;
    await pause(100);
  }
  throw new Error('The workers did not listen in time');
}
