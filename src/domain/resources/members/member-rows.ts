// The rows of a group's members, read and written in pieces: a request may name twenty thousand of them, and a group may have many more.
// Others run between two pieces, and no request touches more rows than it can in a moment: other writers wait for it meanwhile.

import { ScimError } from '../../../scim/index.ts';
import type { ResourceId } from '../../ids/brands.ts';
import { writingLane } from '../../platform.ts';
import type { ResourceTransaction } from '../context.ts';
import type { Member, ResourceTypeName } from '../resource.ts';
import type { Verb } from '../write.ts';
import type { ReferenceBase } from './member-reference.ts';

const rowsAtOnce = 1_000;
/** Longer than others work at once: other writers wait for the end of this, and each pause makes it later. */
const sliceMs = 20;
/** From here on one question for all costs less than one for each. */
const manyFrom = 10;
/** Rows of members that one request looks at, and that it adds or removes, in all. */
const maxLooked = 200_000;
/** A removal counts half of an addition, as it costs. */
const maxChanged = 25_000;

/** The group whose members are meant in one transaction, and its kind, which knows who can be one. */
export interface MemberHolder extends ReferenceBase {
  readonly transaction: ResourceTransaction;
  readonly id: ResourceId;
  /** To be called after so many more rows were looked at, and so many changed. Throws ScimError tooMany. */
  readonly note: (looked: number, changed?: number) => Promise<void>;
}

/** The group with this id for one request. */
export function memberHolder({ transaction, context, kind }: Verb, id: ResourceId): MemberHolder {
  const { platform, tenantUrl } = context;
  const left = { looked: maxLooked, changed: maxChanged };
  const note = async (looked: number, changed = 0): Promise<void> => {
    left.looked -= looked;
    left.changed -= changed;
    if (left.changed < 0)
      throw tooMany(
        `adds more than ${maxChanged} members, or removes more than ${2 * maxChanged}, or too many of both`,
      );
    if (left.looked < 0) throw tooMany(`looks at more than ${maxLooked} members`);
    if (platform.isTurnLong(sliceMs)) await platform.yieldToOthers(writingLane);
  };
  return { transaction, id, kind, tenantUrl, note };
}

function tooMany(what: string): ScimError {
  return new ScimError('tooMany', `The request ${what}. Name fewer members at once, in several requests.`);
}

/** Every member of a group, joined or pending, piece by piece. */
export async function* memberPieces({ transaction, id, note }: MemberHolder): AsyncGenerator<readonly Member[]> {
  let after: ResourceId | undefined;
  do {
    const piece: readonly Member[] = await transaction.members.list(id, rowsAtOnce, after);
    yield piece;
    await note(piece.length);
    after = piece.length < rowsAtOnce ? undefined : piece.at(-1)?.id;
  } while (after !== undefined);
}

/** Adds members, each with the type of the resource that it names; one that cannot be a member stays pending. Gives those that are new. */
export async function addMembers(holder: MemberHolder, members: readonly Member[]): Promise<readonly Member[]> {
  await holder.note(0, members.length);
  const added: Member[] = [];
  const ordered = members.length > manyFrom ? members.toSorted(byId) : members;
  for (let at = 0; at < ordered.length; at += rowsAtOnce) {
    const piece = await withTypes(holder, ordered.slice(at, at + rowsAtOnce));
    added.push(...(await holder.transaction.members.add(holder.id, piece)));
    await holder.note(0);
  }
  return added;
}

// In the order of the index, which costs half of what any other order does.
function byId(left: Member, right: Member): number {
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}

async function withTypes({ transaction, kind }: MemberHolder, members: readonly Member[]): Promise<readonly Member[]> {
  const types = await findTypes(
    transaction,
    members.map(({ id }) => id),
  );
  return members.map((member, at): Member => {
    const type = types[at];
    return { ...member, type: type !== undefined && kind.memberEndpoints.has(type) ? type : undefined };
  });
}

async function findTypes(
  transaction: ResourceTransaction,
  ids: readonly ResourceId[],
): Promise<readonly (ResourceTypeName | undefined)[]> {
  // Asked all at once: a store across a network answers them in one round.
  if (ids.length < manyFrom) return Promise.all(ids.map((id) => transaction.resources.findType(id)));
  const types = await transaction.resources.findTypes(ids);
  return ids.map((id) => types.get(id));
}

/** Removes members, and gives those that were there. */
export async function removeMembers(holder: MemberHolder, ids: readonly ResourceId[]): Promise<readonly Member[]> {
  await holder.note(0, ids.length / 2);
  const removed: Member[] = [];
  for (let at = 0; at < ids.length; at += rowsAtOnce) {
    const piece = ids.slice(at, at + rowsAtOnce);
    removed.push(...(await holder.transaction.members.remove(holder.id, piece)));
    await holder.note(0);
  }
  return removed;
}

/** Empties a group, and gives those who were in it. */
export async function removeAllMembers(holder: MemberHolder): Promise<readonly Member[]> {
  const ids: ResourceId[] = [];
  for await (const piece of memberPieces(holder)) ids.push(...piece.map(({ id }) => id));
  return removeMembers(holder, ids);
}
