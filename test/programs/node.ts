// Runs Node programs of the project for a command that has something to clear away afterwards.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;

/**
 * Resolves with whether the program ended with 0. A signal ends the program, and the command goes on to its end.
 * Compiled files are kept, because each test file is a process that reads the same ones.
 */
export async function runNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const env = { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled', ...process.env, ...environment };
  const child = spawn(process.execPath, args, { stdio: 'inherit', env });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  await once(child, 'exit');
  for (const signal of signals) process.off(signal, forward);
  return child.exitCode === 0;
}
