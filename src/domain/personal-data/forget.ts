// What is forgotten is gone: people leave history and log with their values before their records are deleted for good. All of it is done in
// pieces, so that other requests are served in between; what was cut short is done again by the next run.

import { redactAudit } from '../audit/audit.ts';
import { type Audit, walkAudit } from '../audit/chain.ts';
import type { AuditAction, AuditEntry } from '../audit/entry.ts';
import type { AuditStore } from '../audit/store.ts';
import type { EventStore } from '../events/store.ts';
import type { DirectoryId, ResourceId } from '../ids/brands.ts';
import type { BrowsedStore } from '../lists/store.ts';
import type { Platform } from '../platform.ts';
import { blankEntry } from '../provisioning-log/mask.ts';
import type { PositionedEntry, ProvisioningLogStore } from '../provisioning-log/store.ts';
import type { ResourceStore } from '../resources/context.ts';
import type { StoredResource } from '../resources/resource.ts';
import { attributesOf } from '../users/summary.ts';
import type { DeliveryStore } from '../webhooks/store.ts';
import type { CardRecords } from './export-card.ts';
import { isNamed, isTraced, type Traces, tracesOf } from './traces.ts';

/** Where personal data is: in the records of a directory, its history and its log, in deliveries, and in the audit log. */
export interface PersonalStore {
  directory(id: DirectoryId): BrowsedStore & ResourceStore & PersonalRecords;
  readonly audit: AuditStore;
  readonly deliveries: DeliveryStore;
  transaction<Result>(work: (store: { readonly audit: AuditStore }) => Promise<Result>): Promise<Result>;
}

interface PersonalRecords extends CardRecords {
  readonly events: EventStore;
  readonly log: ProvisioningLogStore;
}

/** Where it is forgotten. */
export interface ForgetScope {
  readonly store: PersonalStore;
  readonly directoryId: DirectoryId;
  readonly platform: Pick<Platform, 'yieldToOthers'>;
  readonly audit: Audit;
}

/** What was found of those who are forgotten. */
export interface Forgotten {
  readonly events: number;
  readonly logEntries: number;
}

/** How many are forgotten in one walk through the log. */
const maxAtOnce = 500;
const writtenAtOnce = 100;
const readAtOnce = 200;

/** Forgets everybody and everything that was deleted before this time, and gives how many they were. */
export async function pruneRemoved(scope: ForgetScope, before: number): Promise<number> {
  const own = scope.store.directory(scope.directoryId);
  let count = 0;
  for (;;) {
    const removed = await own.removed.list({ before, limit: maxAtOnce });
    if (removed.length === 0) return count;
    await forgetResources(scope, removed);
    count += removed.length;
  }
}

/** Forgets these removed resources for good: their values in log and history, then the records. */
export async function forgetResources(scope: ForgetScope, removed: readonly StoredResource[]): Promise<Forgotten> {
  const store = scope.store.directory(scope.directoryId);
  const ids = [...new Set(removed.map(({ id }) => id))];
  const events = await store.events.ofResources(ids);
  const traces = tracesOf(
    removed,
    events.map(({ event }) => event),
  );
  const logEntries = await blankLog(scope, traces);
  await redactActs(scope, traces);
  for (const part of partsOf(ids)) await scope.store.deliveries.blank(part);
  for (const part of partsOf(events)) await store.events.blank(part.map(({ position }) => position));
  const named = [...ids, ...removed.flatMap(keysOf)];
  for (const part of partsOf(named)) await store.write((transaction) => transaction.removed.purge(part));
  return { events: events.length, logEntries };
}

/** Takes their values out of every line of the log that names them. */
async function blankLog({ store: all, directoryId, platform }: ForgetScope, traces: Traces): Promise<number> {
  const store = all.directory(directoryId);
  let position = 0;
  let count = 0;
  for (;;) {
    const lines = await store.log.after(position, readAtOnce);
    const named = lines.filter(({ entry }) => isTraced(entry, traces)).map(blankPositioned);
    if (named.length > 0) await store.log.rewrite(named);
    count += named.length;
    const last = lines.at(-1);
    if (last === undefined || lines.length < readAtOnce) return count;
    position = last.position;
    await platform.yieldToOthers();
  }
}

/** Lines of the audit log name users by their id; those of earlier versions have names in these acts. */
const namingActs: readonly AuditAction[] = ['user.restored', 'log.revealed'];

async function redactActs({ store, directoryId, audit }: ForgetScope, traces: Traces): Promise<void> {
  const naming: AuditEntry[] = [];
  for (const action of namingActs) {
    for await (const page of walkAudit(audit.store, { action, directoryId })) {
      naming.push(...page.filter(({ subject }) => subject !== undefined && isNamed(subject, traces)));
    }
  }
  if (naming.length === 0) return;
  const author = { actor: 'system', origin: undefined };
  await store.transaction((inner) => redactAudit({ ...audit, store: inner.audit }, author, naming));
}

function blankPositioned({ position, entry }: PositionedEntry): PositionedEntry {
  return { position, entry: blankEntry(entry) };
}

/** A group may wait for a member under a key that is no id of ours. */
function keysOf(resource: StoredResource): readonly ResourceId[] {
  const { userName, externalId } = attributesOf(resource);
  return [userName, externalId].filter((key) => typeof key === 'string') as ResourceId[];
}

function partsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / writtenAtOnce) }, (_, at) =>
    items.slice(at * writtenAtOnce, (at + 1) * writtenAtOnce),
  );
}
