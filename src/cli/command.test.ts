// The command as tests start it: a process of its own with a data directory of its own.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
/** Where the tests of this process keep their files. */
export const folder = mkdtempSync(join(tmpdir(), 'becard-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly problem: string;
}

/** The command as a process. */
export function start(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [main, ...words], {
    env: { PATH, BECARD_DRAIN_DELAY_SECONDS: '0', ...environment },
    cwd: folder,
  });
}

/** Runs the command to its end. */
export async function run(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = start(words, environment);
  const heard = { out: '', problem: '' };
  child.stdout.on('data', (chunk) => {
    heard.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    heard.problem += chunk;
  });
  await once(child, 'close');
  return { code: child.exitCode, ...heard };
}

/** The JSON that a command printed; it must have succeeded and said nothing else. */
export async function json(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { code, out, problem } = await run([...words, '--json'], environment);
  assert.deepEqual([code, problem], [0, '']);
  return JSON.parse(out);
}

/** A data directory that no store is in yet. */
export function newData(): readonly [option: '--data', folder: string] {
  return ['--data', mkdtempSync(join(folder, 'data-'))];
}

/** A server on a free port, ready to answer, with everything it has printed so far. */
export async function serve(
  data: readonly string[],
  more: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) {
  const child = start(['serve', '--port', '0', ...data, ...more], environment);
  let out = '';
  const ready = Promise.withResolvers<string>();
  child.stdout.on('data', (chunk) => {
    out += chunk;
    const url = /"url":"([^"]+)".*"ready"\}/.exec(out)?.[1];
    if (url !== undefined) ready.resolve(url);
  });
  child.once('close', () => ready.reject(new Error(`ended before it was ready: ${out}`)));
  const url = await ready.promise;
  const stop = async (signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly out: string }> => {
    child.kill(signal);
    if (child.exitCode === null) await once(child, 'close');
    return { code: child.exitCode, out };
  };
  return { url, stop, child, printed: () => out };
}
