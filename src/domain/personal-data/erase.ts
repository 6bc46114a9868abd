// Erases a user on request (GDPR Art. 17): every record that is kept under the same userName, deleted ones included, with all traces.

import { quote } from '../../scim/index.ts';
import type { AuditRecord } from '../audit/audit.ts';
import type { AuditAction } from '../audit/entry.ts';
import type { Directory } from '../directories/directory.ts';
import { Failure } from '../errors/failure.ts';
import type { ResourceId } from '../ids/brands.ts';
import { findPerson } from '../lists/browse.ts';
import type { BrowsedStore } from '../lists/store.ts';
import type { Context } from '../resources/context.ts';
import { foldedKey, indexKey } from '../resources/index-keys.ts';
import type { RemovedResource } from '../resources/removed-store.ts';
import type { StoredResource } from '../resources/resource.ts';
import { changeTime, recordEvent } from '../resources/write.ts';
import { attributesOf } from '../users/summary.ts';
import { type ForgetScope, type Forgotten, forgetResources } from './forget.ts';

/** Everything that is kept of one user: at most one living record, and earlier ones that were deleted. */
export interface UserRecords {
  readonly living: StoredResource | undefined;
  readonly removed: readonly RemovedResource[];
}

const userType = 'User';
const maxRecords = 100;

/**
 * The records of the user whom a text names: a SCIM id, a userName or an externalId. Who names an earlier record by its id does not mean the
 * living one. Throws Failure BC-904 when there is none.
 */
export async function findUserRecords(store: BrowsedStore, text: string): Promise<UserRecords> {
  const named = await findRemoved(store, text);
  const living = await findLiving(store, text);
  if (living === undefined && named.length === 0) throw new Failure('BC-904', { reason: 'user', id: quote(text) });
  const userNames = new Set([...named, ...(living === undefined ? [] : [living])].map(userNameOf));
  const same: RemovedResource[] = [];
  for (const unique of userNames) same.push(...(await store.removed.list({ unique, limit: maxRecords })));
  const removed = new Map([...named, ...same].map((record) => [record.id, record]));
  return { living, removed: [...removed.values()] };
}

export function recordsOf({ living, removed }: UserRecords): readonly StoredResource[] {
  return living === undefined ? removed : [living, ...removed];
}

/** What the audit log says of it: ids and no name, so that it need not be erased itself. */
export function userAct(
  action: Extract<AuditAction, `user.${string}`>,
  { id: directoryId }: Pick<Directory, 'id'>,
  target: string,
): AuditRecord {
  return { action, directoryId, target };
}

/** Takes the living record out of the directory: from then on nothing new is written about it. The event contains no name. */
export async function beginErasure(context: Context, { living }: UserRecords): Promise<void> {
  if (living === undefined) return;
  await context.store.write(async (transaction) => {
    const found = await transaction.resources.find(userType, living.id, false);
    if (found === undefined) return;
    const at = changeTime(context, found);
    await transaction.resources.remove(userType, found.id, at);
    await transaction.resources.touch(await transaction.members.resolve(found.id, undefined), at);
    await recordEvent({ transaction, context }, 'user.deleted', { id: found.id, at, subject: '' }, []);
  });
}

/** Takes everything that is left out of log, history and store. To be called once no request under way writes about the user any more. */
export function finishErasure(scope: ForgetScope, records: UserRecords): Promise<Forgotten> {
  return forgetResources(scope, recordsOf(records));
}

async function findLiving(store: BrowsedStore, text: string): Promise<StoredResource | undefined> {
  try {
    const { resource, summary } = await findPerson(store, text);
    return summary.removedAt === undefined ? resource : undefined;
  } catch (error) {
    if (error instanceof Failure && error.code === 'BC-904') return undefined;
    throw error;
  }
}

function userNameOf(record: StoredResource): string {
  const { userName } = attributesOf(record);
  return foldedKey(typeof userName === 'string' ? userName : '');
}

async function findRemoved(store: BrowsedStore, text: string): Promise<readonly RemovedResource[]> {
  const [byId, byUserName, byExternalId] = await Promise.all([
    // Any text may be asked for as an id; the store says whether there is one.
    store.removed.find(userType, text as ResourceId),
    store.removed.list({ unique: foldedKey(text), limit: maxRecords }),
    store.removed.list({ externalId: indexKey(text), limit: maxRecords }),
  ]);
  const found = [...(byId === undefined ? [] : [byId]), ...byUserName, ...byExternalId];
  return found.filter(({ type }) => type === userType);
}
