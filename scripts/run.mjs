// Runs other programs for the scripts beside it. Like all of scripts/ it is plain JavaScript without dependencies,
// because it also runs on the Node that a machine happens to have, before anything is installed.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The Node that this project pins, once it is installed: a package of its own for each platform, proven by its digest in package-lock.json. */
export const hasPinnedNode = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
/** Elsewhere, the machine's own Node. */
export const pinnedNode = hasPinnedNode ? join(root, 'node_modules', '.bin', 'node') : process.execPath;

const parent = process.ppid;
const parentPollMs = 250;

/** Keeps standard output for the command's own result: what the program says goes to standard error. */
export const toStandardError = ['ignore', 2, 2];

/** Ends a script with a sentence for its user instead of a stack trace. */
export class Stop extends Error {
  name = 'Stop';
}

/** Runs a script's body; its number becomes the exit code. */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`\nbecard: ${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Runs a program in the repository's folder and resolves with its exit code (128 + signal when a signal ended it). */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const stopForwarding = forwardSignals(child);
    child.once('error', (error) => {
      stopForwarding();
      reject(new Stop(`${command} could not be started: ${error.message}`));
    });
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve(signal === null ? code : 128 + constants.signals[signal]);
    });
  });
}

/** Runs a JavaScript file, or a tool of node_modules/.bin, with the pinned Node. */
export function runNode(file, args, options = {}) {
  return run(pinnedNode, [file, ...args], { ...options, env: { ...process.env, PATH: pinnedPath(), ...options.env } });
}

/** The path of a tool that the project's dependencies bring. */
export function tool(name) {
  return join(root, 'node_modules', '.bin', name);
}

/** What a tool starts must find the pinned Node as well. */
function pinnedPath() {
  return `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
}

/**
 * Hands SIGTERM, SIGHUP and SIGINT on. Ctrl-C on a terminal reaches the child without us: handing it on as well
 * would look like a second, impatient Ctrl-C.
 */
function forwardSignals(child) {
  const onTerminal = process.stdin.isTTY === true;
  const state = { isTold: false };
  const listeners = ['SIGTERM', 'SIGHUP', 'SIGINT'].map((signal) => {
    const listener = () => {
      state.isTold = true;
      if (signal !== 'SIGINT' || !onTerminal) child.kill(signal);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  const watch = watchNpm(child, state);
  return () => {
    clearInterval(watch);
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}

/** npm hands a signal to the shell that it started us with, and that shell dies without telling us: the child would live on alone. */
function watchNpm(child, state) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    // A second signal would end it at once.
    if (!state.isTold) child.kill('SIGTERM');
  }, parentPollMs);
  return watch;
}
