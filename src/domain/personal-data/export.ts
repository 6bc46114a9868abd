// Everything that is kept about a user as one document (GDPR Art. 15): records, groups, card, history, log and the acts of administrators. Hashes
// are not in it. Of a request about another user that names this one, only the entry is given.

import { formatDateTime, notationOf } from '../../scim/index.ts';
import { walkAudit } from '../audit/chain.ts';
import type { Directory } from '../directories/directory.ts';
import type { DirectoryEvent } from '../events/event.ts';
import { readPerson } from '../lists/browse.ts';
import type { Platform } from '../platform.ts';
import type { LogEntry } from '../provisioning-log/entry.ts';
import { asObject, type Kind } from '../resources/index.ts';
import type { StoredResource } from '../resources/resource.ts';
import type { Registry } from '../schemas/registry.ts';
import { attributesOf } from '../users/summary.ts';
import { recordsOf, type UserRecords } from './erase.ts';
import { describeCard } from './export-card.ts';
import type { PersonalStore } from './forget.ts';
import { isTraced, ofMember, tracesOf } from './traces.ts';

export interface ExportScope {
  readonly store: PersonalStore;
  readonly directory: Directory;
  readonly platform: Pick<Platform, 'clock' | 'yieldToOthers'>;
  /** What the directory serves: its own schemas may claim or hash values. */
  readonly registry: Registry;
  readonly tenantUrl: string;
}

const readAtOnce = 500;

/** The document. Times are RFC 3339 texts. */
export async function exportUser(scope: ExportScope, found: UserRecords) {
  const { directory, platform } = scope;
  const records = recordsOf(found);
  const ids: ReadonlySet<string> = new Set(records.map(({ id }) => id));
  const events = await historyOf(scope, records);
  return {
    exportedAt: formatDateTime(platform.clock()),
    directory: { id: directory.id, name: directory.name },
    records: await Promise.all(records.map((record) => describeRecord(scope, record))),
    history: events.map(({ at, ...event }) => ({ at: formatDateTime(at), ...event })),
    log: await logOf(scope, records, events),
    audit: await auditOf(scope, ids),
  };
}

async function describeRecord({ store, directory, registry, tenantUrl }: ExportScope, record: StoredResource) {
  const own = store.directory(directory.id);
  const kind = kindOf(registry, record);
  const { summary, resource, manager } = await readPerson(own, record.id);
  const secret = kind.secrets.map((place) => notationOf(place));
  const card = await describeCard(own, record.id);
  const hashes = await Promise.all(secret.map((attribute) => own.secrets.find(resource.id, attribute)));
  return {
    id: resource.id,
    createdAt: formatDateTime(resource.createdAt),
    changedAt: formatDateTime(resource.changedAt),
    ...(summary.removedAt === undefined ? {} : { deletedAt: formatDateTime(summary.removedAt) }),
    ...(manager === undefined ? {} : { manager }),
    groups: (resource.memberships ?? []).map(({ groupId, display }) => ({ id: groupId, displayName: display })),
    warnings: summary.warnings,
    resource: asObject(kind, resource, tenantUrl),
    claims: kind.keys(attributesOf(resource), resource.id).claims ?? [],
    ...(card === undefined ? {} : { card }),
    hashedAttributes: secret.filter((_, at) => hashes[at] !== undefined),
  };
}

function kindOf({ kinds }: Registry, { type }: StoredResource): Kind {
  const kind = kinds.find((each) => each.type.name === type);
  if (kind === undefined) throw new Error(`There is no kind ${type}`);
  return kind;
}

/** Their own events, and of those of groups what they say of them; oldest first. */
async function historyOf({ store, directory }: ExportScope, records: readonly StoredResource[]) {
  const events: DirectoryEvent[] = [];
  for (const { id } of records) {
    const naming = await store.directory(directory.id).events.naming(id);
    events.push(...naming.map((event) => (event.resourceId === id ? event : ofMember(event, id))));
  }
  return events.toSorted((left, right) => left.at - right.at);
}

async function logOf(
  { store, directory, platform }: ExportScope,
  records: readonly StoredResource[],
  events: readonly DirectoryEvent[],
) {
  const ids = new Set<string | undefined>(records.map(({ id }) => id));
  const own = events.filter(({ resourceId }) => ids.has(resourceId));
  const traces = tracesOf(records, own);
  const found: object[] = [];
  let position = 0;
  for (;;) {
    const lines = await store.directory(directory.id).log.after(position, readAtOnce);
    for (const { entry } of lines)
      if (isTraced(entry, traces)) found.push(describeEntry(entry, ids.has(entry.resourceId)));
    const last = lines.at(-1);
    if (last === undefined || lines.length < readAtOnce) return found;
    position = last.position;
    await platform.yieldToOthers();
  }
}

function describeEntry({ at, search: _, ...entry }: LogEntry, isOwn: boolean): object {
  const { requestBody, responseBody, ...line } = entry;
  return { at: formatDateTime(at), ...line, ...(isOwn ? { requestBody, responseBody } : {}) };
}

async function auditOf({ store, directory }: ExportScope, ids: ReadonlySet<string>) {
  const found: object[] = [];
  for await (const page of walkAudit(store.audit, { directoryId: directory.id })) {
    for (const { sequence, at, action, actor, target, changes } of page) {
      if (target !== undefined && ids.has(target))
        found.push({ at: formatDateTime(at), sequence, action, actor, target, changes });
    }
  }
  return found.toReversed();
}
