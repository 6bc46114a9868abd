// A provisioning job: one Tenant URL, one mapping, and the links between people and their objects on the other side.
// Source: Microsoft, "How Application Provisioning works" (the matched id is cached and used for all later calls).
import { setTimeout } from 'node:timers/promises';
import { type Answer, createClient, type EntraClient, type Fetch, type Wait } from '../client.ts';
import type { FindingCode } from '../findings/findings.ts';
import { inspectAnswer, lineOf } from '../findings/inspect.ts';
import { createLedger, type Ledger } from '../findings/ledger.ts';
import { type Mapping, type MappingName, mappingOf, type TargetValues } from '../mapping.ts';
import type { Dialect } from '../patch-dialect.ts';
import { verdictOn } from '../quarantine.ts';
import type { Person } from '../tenant/person.ts';
import type { Group } from '../tenant/tenant.ts';
import { hasDialectFlag } from '../url.ts';
import type { WireRequest } from '../wire.ts';

export interface UserLink {
  readonly id: string;
  /** The person as last provisioned: the same object means nothing changed. */
  readonly source: Person;
  /** Everything that was sent and not replaced since. Cleared attributes stay, because Entra does not send clearing. */
  readonly sent: TargetValues;
  /** The id of the manager's object. */
  readonly managerId?: string;
}

export interface GroupLink {
  readonly id: string;
  readonly source: Group;
  /** Ids of user objects that are members by now. */
  readonly memberIds: ReadonlySet<string>;
  /** Members that the job does not manage (any more) and never removes. */
  readonly keptIds: ReadonlySet<string>;
}

/** The link table of a job, by object id of the source. */
export interface Links {
  readonly users: Map<string, UserLink>;
  readonly groups: Map<string, GroupLink>;
}

export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** What the surroundings may hand in or listen to. */
export interface Hooks {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Where and how to provision. Only the first two are needed. */
export interface JobOptions {
  readonly tenantUrl: string;
  readonly token: string;
  readonly mapping?: MappingName;
  /** Without it, the flag in the Tenant URL decides, as it does for Entra. */
  readonly dialect?: Dialect;
  /** How many objects are worked on at once. */
  readonly concurrency?: number;
  /** How many members one PATCH carries at most. */
  readonly membersPerPatch?: number;
  /** A pause after every object, so that an observer can follow; objects then come one by one. */
  readonly paceMs?: number;
  readonly timeoutMs?: number;
  readonly fetch?: Fetch;
  readonly wait?: Wait;
  readonly now?: () => number;
}

/** A job that can run cycles. It owns its links and its ledger. */
export interface Job {
  readonly client: EntraClient;
  readonly mapping: Mapping;
  readonly dialect: Dialect;
  readonly concurrency: number;
  readonly membersPerPatch: number;
  readonly paceMs: number;
  readonly wait: Wait;
  readonly now: () => number;
  readonly links: Links;
  readonly ledger: Ledger;
  readonly hooks: Hooks;
}

/** Sets a job up; nothing is sent yet. */
export function createJob(options: JobOptions, hooks: Hooks = {}): Job {
  const ledger = createLedger();
  const now = options.now ?? (() => performance.now());
  const wait = options.wait ?? ((milliseconds) => pause(milliseconds, hooks.signal));
  const client = createClient({
    tenantUrl: options.tenantUrl,
    token: options.token,
    fetch: options.fetch ?? fetch,
    now,
    wait,
    timeoutMs: options.timeoutMs ?? 30_000,
    ...(hooks.signal === undefined ? {} : { signal: hooks.signal }),
    observe: createObserver(ledger),
  });
  const paceMs = options.paceMs ?? 0;
  return {
    client,
    ledger,
    hooks,
    wait,
    now,
    paceMs,
    mapping: mappingOf(options.mapping ?? 'becard'),
    dialect: options.dialect ?? (hasDialectFlag(options.tenantUrl) ? '2020' : 'legacy'),
    concurrency: paceMs > 0 ? 1 : (options.concurrency ?? 8),
    membersPerPatch: options.membersPerPatch ?? 20,
    links: { users: new Map(), groups: new Map() },
  };
}

/** Whether an answer has a wanted status; if not, it is written down under `code`, unless the answer as such was faulty. */
export function isAccepted(
  job: Job,
  request: WireRequest,
  answer: Answer,
  wanted: readonly number[],
  code: FindingCode,
): boolean {
  if (wanted.includes(answer.status)) return true;
  const isKnown = answer.status === 0 || answer.status >= 500 || verdictOn(answer.status).action === 'quarantine';
  if (!isKnown) job.ledger.find(code, lineOf(request, answer));
  return false;
}

/** Sends a request; undefined, and a line in the ledger, when the status is not a wanted one. */
export async function sendFor(
  job: Job,
  request: WireRequest,
  wanted: readonly number[],
  code: FindingCode,
): Promise<Answer | undefined> {
  const answer = await job.client.send(request);
  return isAccepted(job, request, answer, wanted, code) ? answer : undefined;
}

/** Rejects when the run is called off meanwhile. */
async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal });
}

/** Counts and inspects every answer, and stops the job where Entra would. */
function createObserver(ledger: Ledger): (request: WireRequest, answer: Answer) => void {
  return (request, answer) => {
    ledger.count(request.kind, answer);
    inspectAnswer(request, answer, ledger);
    if (answer.throttled > 0) {
      const code = answer.isThrottledEarly === true ? 'throttled-early' : 'throttled';
      ledger.find(code, `${lineOf(request, answer)} after ${answer.throttled} requests to wait`);
    }
    const verdict = verdictOn(answer.status);
    if (verdict.action !== 'quarantine') return;
    ledger.find('credentials-refused', lineOf(request, answer));
    ledger.stop(`${verdict.code}: ${lineOf(request, answer)}`);
  };
}
