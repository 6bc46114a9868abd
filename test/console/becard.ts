// Starts the built product for a browser test: a real process on a port of its own, with a store of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cpuMs } from '../../bench/process.ts';

export interface RunningBecard {
  readonly url: string;
  /** The link that creates the first administrator. */
  readonly welcomeLink: string;
  /** The file of its store. */
  readonly file: string;
  /** How long it has worked so far, in milliseconds of the processor. */
  readonly workMs: () => number;
  readonly stop: () => Promise<void>;
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const startWithinMs = 30_000;

/** Starts a server with nothing in it. `args` are further words of `becard serve`. */
export async function startBecard(...args: readonly string[]): Promise<RunningBecard> {
  const folder = mkdtempSync(join(tmpdir(), 'becard-console-'));
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', folder, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BECARD_RATE_LIMIT: '0', BECARD_DRAIN_DELAY_SECONDS: '0' },
  });
  // Tests that could not begin leave no server behind.
  process.once('exit', () => child.kill('SIGKILL'));
  const welcomeLink = await readLink(child);
  return {
    url: new URL(welcomeLink).origin,
    welcomeLink,
    file: join(folder, 'becard.sqlite'),
    workMs: () => cpuMs({ child }) ?? Number.NaN,
    stop: () => stop(child, folder),
  };
}

async function readLink(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server has no standard output.');
  const lines = createInterface({ input: child.stdout, signal: AbortSignal.timeout(startWithinMs) });
  for await (const line of lines) {
    const link = linkIn(line);
    if (link === undefined) continue;
    child.stdout.resume();
    return link;
  }
  throw new Error('the server ended before it printed the link of the first administrator.');
}

function linkIn(line: string): string | undefined {
  return /https?:\/\/[^\s"]+\/welcome#[\w-]+/.exec(line)?.[0];
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}
