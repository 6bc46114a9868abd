// Fires mutated requests at a server and holds it to its promises: no 5xx, an answer in time, errors in the right form,
// memory within its bound, and everything unchanged that no request touched.

import { createChance } from './chance.ts';
import { type Answer, exchange } from './connection.ts';
import { type Mutant, mutate } from './mutate.ts';
import { chooseOriginal, type Known } from './originals.ts';
import type { FuzzTarget, Tenant } from './target.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly cases: number;
  /** Stops sooner when this much time has passed. */
  readonly withinMs: number;
  readonly tell: (line: string) => void;
}

export interface FuzzReport {
  readonly seed: number;
  readonly cases: number;
  readonly seconds: number;
  /** How often each status was answered; 0 is a closed connection. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  readonly mostMemoryMiB: number;
  readonly faults: readonly string[];
}

const atOnce = 8;
const maxMemoryBytes = 350 * 1024 * 1024;
const maxFaults = 20;
const maxKnown = 200;
const tellEvery = 5_000;

/** Runs until all cases were sent, time is up, or too much was found. */
export async function fuzz(target: FuzzTarget, options: FuzzOptions): Promise<FuzzReport> {
  const started = performance.now();
  const before = await takeSnapshot(target);
  const found = openFindings();
  const known: { users: string[]; groups: string[] } = { users: [], groups: [] };
  let next = 0;
  const isOver = (): boolean =>
    next >= options.cases || performance.now() - started > options.withinMs || found.faults.length >= maxFaults;
  const work = async (): Promise<void> => {
    while (!isOver()) {
      const at = next;
      next += 1;
      await runCase(target, options.seed, at, known, found);
      if (next % tellEvery === 0) options.tell(`${next} requests, ${mebibytes(target.memory().now)} MiB`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await judgeEnd(target, before, found);
  return {
    seed: options.seed,
    cases: next,
    seconds: Math.round((performance.now() - started) / 1000),
    statuses: found.statuses,
    slowestMs: Math.round(found.slowestMs),
    mostMemoryMiB: mebibytes(target.isAlive() ? target.memory().most : 0),
    faults: found.faults,
  };
}

interface Findings {
  readonly faults: string[];
  readonly statuses: Record<string, number>;
  slowestMs: number;
}

function openFindings(): Findings {
  return { faults: [], statuses: {}, slowestMs: 0 };
}

async function runCase(
  target: FuzzTarget,
  seed: number,
  at: number,
  known: { readonly users: string[]; readonly groups: string[] },
  found: Findings,
): Promise<void> {
  const chance = createChance(seed * 1_000_003 + at);
  const { attacked, playground, port, cookie } = target;
  const original = chooseOriginal(chance, { ...known, directoryId: playground.id } satisfies Known);
  const letterhead = { host: `127.0.0.1:${port}`, tenantPath: attacked.path, token: attacked.token, cookie };
  const mutant = mutate(chance, original, letterhead);
  const answer = await exchange(port, mutant.bytes, isWhole(mutant.bytes), mutant.method === 'HEAD');
  for (const fault of faultsOf(mutant, answer)) found.faults.push(`case ${at}: ${fault}\n${excerpt(mutant, answer)}`);
  if (answer === 'no answer') return;
  found.statuses[answer.status] = (found.statuses[answer.status] ?? 0) + 1;
  found.slowestMs = Math.max(found.slowestMs, answer.ms);
  if (answer.status === 201) learn(known, answer.text);
}

/** Whether the bytes are a whole request by their own account, so that an answer is due. */
function isWhole(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = text.slice(0, end);
  const lengths = [...head.matchAll(/\r\ncontent-length: *(\S+)/gi)].map(([, length]) => Number(length));
  if (/\r\n(?:transfer-encoding|expect|upgrade):/i.test(head)) return false;
  return lengths.every((length) => length <= text.length - end - 4);
}

function faultsOf(mutant: Mutant, answer: Answer | 'no answer'): readonly string[] {
  if (answer === 'no answer') return ['no answer in time'];
  const { status, text } = answer;
  const faults = [];
  if (status >= 500 && status !== 501) faults.push(`answered ${status}`);
  if (
    /(?<!\\)"polluted|node_modules|\n\s+at .+:\d+:\d+|SQLITE|sqlite|postgres|syntax error at|(?:relation|column) \\?"/.test(
      text,
    )
  )
    faults.push('tells about its inside');
  const isError = status >= 400 && mutant.method !== 'HEAD' && mutant.face === 'scim';
  if (isError && !/urn:ietf:params:scim:api:messages:2\.0:Error|"code":"BC-/.test(text)) {
    faults.push(`${status} is no error of SCIM`);
  }
  return faults;
}

function learn(known: { readonly users: string[]; readonly groups: string[] }, text: string): void {
  const [, kind, id] = /\r\nlocation: \S+\/(Users|Groups)\/([\w-]+)/i.exec(text) ?? [];
  if (id === undefined) return;
  const list = kind === 'Users' ? known.users : known.groups;
  list.push(id);
  if (list.length > maxKnown) list.shift();
}

/** What no request touches: a directory of its own, and people and a group whose ids no request is given. */
interface Snapshot {
  readonly quiet: string;
  readonly canaries: readonly (readonly [path: string, text: string])[];
}

async function takeSnapshot({ port, attacked, quiet }: FuzzTarget): Promise<Snapshot> {
  const core = 'urn:ietf:params:scim:schemas:core:2.0:';
  const paths: string[] = [];
  for (const tenant of [attacked, quiet]) {
    const member = await create(port, tenant, '/Users', {
      schemas: [`${core}User`],
      userName: 'canary',
      title: 'Canary',
    });
    const group = { schemas: [`${core}Group`], displayName: 'Canaries', members: [{ value: member }] };
    const groupId = await create(port, tenant, '/Groups', group);
    if (tenant === attacked) paths.push(`/Users/${member}`, `/Groups/${groupId}`);
  }
  const canaries = await Promise.all(paths.map(async (path) => [path, await read(port, attacked, path)] as const));
  return { quiet: await readAll(port, quiet), canaries };
}

async function judgeEnd(target: FuzzTarget, before: Snapshot, found: Findings): Promise<void> {
  if (!target.isAlive()) {
    found.faults.push('the server has ended');
    return;
  }
  const { now, most } = target.memory();
  if (most > maxMemoryBytes) found.faults.push(`memory went up to ${mebibytes(most)} MiB, now ${mebibytes(now)} MiB`);
  if ((await readAll(target.port, target.quiet)) !== before.quiet) found.faults.push('another directory has changed');
  for (const [path, text] of before.canaries) {
    if ((await read(target.port, target.attacked, path)) !== text) found.faults.push(`${path} has changed`);
  }
  const errors = target
    .printed()
    .split('\n')
    .filter((line) => /"level":[56]0/.test(line));
  if (errors.length > 0) found.faults.push(`the log tells of ${errors.length} errors: ${errors[0]}`);
}

async function create(port: number, tenant: Tenant, path: string, body: object): Promise<string> {
  const response = await ask(port, tenant, path, body);
  return /"id":"([^"]+)"/.exec(await response.text())?.[1] ?? '';
}

async function readAll(port: number, tenant: Tenant): Promise<string> {
  return `${await read(port, tenant, '/Users')}${await read(port, tenant, '/Groups')}`;
}

async function read(port: number, tenant: Tenant, path: string): Promise<string> {
  return (await ask(port, tenant, path)).text();
}

function ask(port: number, { path: base, token }: Tenant, path: string, body?: object): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${base}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

function excerpt({ bytes }: Mutant, answer: Answer | 'no answer'): string {
  const sent = bytes.toString('latin1').slice(0, 1_500);
  const heard = answer === 'no answer' ? answer : answer.text.slice(0, 600);
  return `--- sent\n${sent}\n--- heard\n${heard}\n---`;
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
