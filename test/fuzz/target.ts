// The server that is fuzzed: a process of its own with a directory to attack, one to leave alone, one for the console to play with,
// and a signed-in administrator.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Tenant {
  readonly id: string;
  readonly path: string;
  readonly token: string;
}

export interface FuzzTarget {
  readonly port: number;
  readonly attacked: Tenant;
  readonly quiet: Tenant;
  readonly playground: Tenant;
  readonly cookie: string;
  /** Bytes of memory that the process holds now, and the most that it ever held. */
  readonly memory: () => { readonly now: number; readonly most: number };
  readonly isAlive: () => boolean;
  /** What it has printed: one JSON line per log message. */
  readonly printed: () => string;
  readonly stop: () => Promise<void>;
}

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const password = 'correct horse battery';
const run = promisify(execFile);

/** Starts it on an empty store, a database where one is named; `port` 0 is any that is free. */
export async function startTarget(port: number, databaseUrl?: string): Promise<FuzzTarget> {
  const folder = mkdtempSync(join(tmpdir(), 'becard-fuzz-'));
  const place = databaseUrl === undefined ? { BECARD_DATA_DIR: folder } : { BECARD_DATABASE_URL: databaseUrl };
  const environment = {
    PATH: process.env['PATH'] ?? '',
    ...place,
    BECARD_RATE_LIMIT: '0',
    BECARD_DRAIN_DELAY_SECONDS: '0',
  };
  const cli = async (...words: readonly string[]) => {
    const { stdout } = await run(process.execPath, [main, ...words, '--json'], { env: environment });
    return JSON.parse(stdout);
  };
  await cli('migrate');
  const names = ['Attacked', 'Quiet', 'Playground'];
  const tenants: Tenant[] = [];
  for (const name of names) tenants.push(toTenant(await cli('directory', 'create', name, '--activate')));
  const [attacked, quiet, playground] = tenants;
  if (attacked === undefined || quiet === undefined || playground === undefined) throw new Error('no directories');
  const { link } = await cli('admin', 'create', 'ada@example.com');
  const child = spawn(process.execPath, [main, 'serve', '--port', String(port)], { env: environment });
  const out = listen(child);
  const origin = await out.origin;
  const cookie = await signIn(origin, String(link).split('#')[1] ?? '');
  return {
    port: Number(new URL(origin).port),
    attacked,
    quiet,
    playground,
    cookie,
    memory: () => memoryOf(child),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    printed: out.text,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toTenant({ id, tenantUrl, token }: Readonly<Record<'id' | 'tenantUrl' | 'token', string>>): Tenant {
  return { id, path: new URL(tenantUrl).pathname, token };
}

function listen(child: ChildProcess): { readonly origin: Promise<string>; readonly text: () => string } {
  let text = '';
  const ready = Promise.withResolvers<string>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    const url = /"url":"([^"]+)".*"ready"\}/.exec(text)?.[1];
    if (url !== undefined) ready.resolve(url);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.once('exit', () => ready.reject(new Error(`the server ended before it was ready: ${text}`)));
  return { origin: ready.promise, text: () => text };
}

async function signIn(origin: string, secret: string): Promise<string> {
  const response = await fetch(`${origin}/api/session/invitation/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-becard-console': '1' },
    body: JSON.stringify({ secret, password }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`no one is signed in: ${response.status}`);
  return cookie;
}

/** Linux tells in /proc, in KiB. */
function memoryOf({ pid }: ChildProcess): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024;
  return { now: read('VmRSS'), most: read('VmHWM') };
}
