// Starting and ending the processes of the bench: each says on its first line where it listens, and none outlives the bench.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';

export interface Running {
  readonly child: ChildProcess;
  /** The first line of standard output that is what was waited for, as a JSON object. */
  readonly said: Readonly<Record<string, unknown>>;
}

export interface StartOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Above 0 for work that must not disturb others on the machine. */
  readonly niceness?: number;
  /** How long it may take to say what is waited for. */
  readonly withinMs?: number;
}

const startMs = 300_000;
const stopMs = 15_000;
/** From here on a server's log tells of what is wrong with a run. */
const errorLevel = 50;
/** The unit of times in /proc: a hundredth of a second on every Linux in use. */
const tickMs = 10;
const children = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

/** Starts a Node program and waits for the line of JSON that has this key. */
export function start(
  program: readonly string[],
  key: string,
  { environment = {}, niceness = 0, withinMs = startMs }: StartOptions = {},
): Promise<Running> {
  const child = spawn(process.execPath, program, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BECARD_DRAIN_DELAY_SECONDS: '0', ...environment },
  });
  children.add(child);
  if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${program[0]} said nothing for ${withinMs / 1000} s`)), withinMs);
    child.once('error', reject);
    child.once('exit', (code) => {
      children.delete(child);
      reject(new Error(`${program[0]} ended with code ${code}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = parseLine(line);
      if (Number(said['level']) >= errorLevel) process.stderr.write(`${line}\n`);
      if (!(key in said)) return;
      clearTimeout(timer);
      resolve({ child, said });
    });
  });
}

/** Runs a Node program to its end and gives what it said under this key. Rejects when it fails. */
export async function runToEnd(
  program: readonly string[],
  key: string,
  options: StartOptions = {},
): Promise<Running['said']> {
  const { child, said } = await start(program, key, options);
  const code = child.exitCode ?? (await once(child, 'exit'))[0];
  if (code !== 0) throw new Error(`${program[0]} ended with code ${code}`);
  return said;
}

/** Asks a program to end and waits until it has. */
export async function stop({ child }: Pick<Running, 'child'>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}

/** Resident memory in MiB of a running program and of those that it started (Linux; undefined elsewhere). Pages that they share count for each. */
export function residentMiB({ child }: Pick<Running, 'child'>): number | undefined {
  return sumOver(child, (pid) => {
    const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes) / 1024;
  });
}

/** Processor time that a running program and those that it started have used so far, with all their threads (Linux; undefined elsewhere). */
export function cpuMs({ child }: Pick<Running, 'child'>): number | undefined {
  return sumOver(child, (pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  });
}

function sumOver({ pid }: ChildProcess, read: (pid: number) => number): number | undefined {
  try {
    return familyOf(Number(pid)).reduce((sum, member) => sum + read(member), 0);
  } catch {
    return undefined;
  }
}

/** A program and the ones that it started, as a server with workers does. */
function familyOf(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [];
  return [pid, ...children.flatMap((child) => familyOf(Number(child)))];
}

function parseLine(line: string): Readonly<Record<string, unknown>> {
  if (!line.startsWith('{')) return {};
  return Object(JSON.parse(line));
}
