// The members of a group, read in pieces: a large group would otherwise delay all other requests while it is read.

import { ScimError } from '../../../scim/index.ts';
import type { ResourceId } from '../../ids/brands.ts';
import type { Context } from '../context.ts';
import type { LongRead } from '../long-read.ts';
import type { Member, StoredResource } from '../resource.ts';

const membersAtOnce = 1_000;
/** Members of one group that a filter can look at, where it asks for more than the ids. */
export const maxMatchedMembers = 100_000;

export async function* joinedMembers(
  { store }: Pick<Context, 'store'>,
  id: ResourceId,
  note: LongRead['note'],
): AsyncGenerator<readonly Member[]> {
  let after: ResourceId | undefined;
  await note(0);
  do {
    const piece: readonly Member[] = await store.members.list(id, membersAtOnce, after);
    const joined = piece.filter(({ type }) => type !== undefined);
    if (joined.length > 0) yield joined;
    await note(piece.length);
    after = piece.length < membersAtOnce ? undefined : piece.at(-1)?.id;
  } while (after !== undefined);
}

/** The refusal of an answer or a question that means more members than can be in memory at once. */
export function tooManyMembers({ id }: StoredResource): ScimError {
  return new ScimError(
    'tooMany',
    `Group ${id} has too many members for this. Ask with excludedAttributes=members, or filter by members.value.`,
  );
}
