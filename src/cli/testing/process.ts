// The command as a process of its own, for tests of what only a process has: signals, exit codes, workers.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Ended, folder } from './command.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Starts the command. */
export function start(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [main, ...words], {
    env: { PATH, BECARD_DRAIN_DELAY_SECONDS: '0', ...environment },
    cwd: folder,
  });
}

/** Runs the command to its end. */
export async function runProcess(
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
  return { code: child.exitCode ?? -1, ...heard };
}

/** A server on a free port, ready to answer, with everything it has printed so far. */
export async function serveProcess(
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
