// Writes the new state of a living resource, if it differs from the old one: shared by PUT and PATCH.
// When nothing differs, nothing is written: version, lastModified and events stay as they are (RFC 7644 §3.5.2.1).

import { type Difference, differences, type JsonObject } from '../../scim/index.ts';
import type { AttributeChange } from '../events/event.ts';
import type { ResourceTransaction } from './context.ts';
import type { MemberChange } from './members/members.ts';
import { namesakes } from './namesakes.ts';
import type { SecretChange, StoredResource } from './resource.ts';
import type { ResourceWrite } from './store.ts';
import { changeTime, type Outcome, recordEvent, requireSize, requireWritten, rowOf, type Verb } from './write.ts';

export interface Change {
  readonly before: StoredResource;
  /** Both states in canonical form, as `Kind.prepare` leaves them. */
  readonly from: JsonObject;
  readonly to: JsonObject;
  readonly members: MemberChange;
  /** Hashes to keep or to forget; a new one always counts as a change, because two hashes of one text differ. */
  readonly secrets: readonly SecretChange[];
}

/** Writes a change with its events. Throws Failure BC-301. */
export async function writeChange(verb: Verb, change: Change): Promise<Outcome> {
  const { transaction, context, kind } = verb;
  const { before, from, to, members, secrets } = change;
  const found = differences(kind.type, from, to);
  const isSecret = secrets.length > 0;
  const subject = kind.subject(to);
  const warnings = kind.warnings(to);
  // A pending member is kept but not shown: the group as clients see it has not changed.
  const isJoined = [...members.added, ...members.removed].some((member) => member.type !== undefined);
  if (found.length === 0 && !isJoined && !isSecret) return { resource: before, isChanged: false, subject, warnings };
  await context.hooks?.beforeWrite(context, kind.event('updated', found));
  const at = changeTime(context, before);
  const next = { version: before.version + 1, createdAt: before.createdAt, changedAt: at };
  const row = found.length === 0 ? undefined : rowOf(kind, before.id, to, next);
  const resource = row === undefined ? await touch(transaction, before, at) : await rewrite(verb, before, row);
  const shared = row === undefined ? [] : await namesakes(verb, row);
  if (isSecret) await transaction.secrets.save(before.id, secrets);
  const recorded = [...found, ...secrets.map(({ attribute }) => ({ path: attribute }))];
  await recordChange(verb, { before, subject, at, found: recorded, members });
  return { resource, isChanged: true, subject, warnings: [...warnings, ...shared] };
}

async function touch(transaction: ResourceTransaction, before: StoredResource, at: number): Promise<StoredResource> {
  await transaction.resources.touch([before.id], at);
  return { ...before, version: before.version + 1, changedAt: at };
}

async function rewrite(verb: Verb, before: StoredResource, row: ResourceWrite): Promise<StoredResource> {
  requireSize(verb.kind, row.body, before.body);
  await requireWritten(verb, row, await verb.transaction.resources.update(row));
  return { ...before, version: row.version, changedAt: row.changedAt, body: row.body };
}

interface Recorded {
  readonly before: StoredResource;
  readonly subject: string;
  readonly at: number;
  readonly found: readonly Difference[];
  readonly members: MemberChange;
}

async function recordChange(verb: Verb, { before, subject, at, found, members }: Recorded): Promise<void> {
  const resource = { id: before.id, at, subject };
  if (found.length > 0) await recordEvent(verb, verb.kind.event('updated', found), resource, found);
  const added = memberChanges(members.added, 'after');
  if (added.length > 0) await recordEvent(verb, 'group.member_added', resource, added);
  const removed = memberChanges(members.removed, 'before');
  if (removed.length > 0) await recordEvent(verb, 'group.member_removed', resource, removed);
}

function memberChanges(members: MemberChange['added'], side: 'before' | 'after'): readonly AttributeChange[] {
  const joined = members.filter((member) => member.type !== undefined);
  return joined.map(({ id }) => ({ path: 'members', [side]: id }));
}
