// The card of the person who calls, for the verbs on it and for the page that shows it.

import { type CardScope, readUserCard, requireEnabled, type UserCard } from '../cards/index.ts';
import { Failure, findDirectory } from '../domain/index.ts';
import type { UseCaseContext } from './context.ts';

export interface MyCardScope extends CardScope {
  readonly read: UserCard;
}

/** The card of the person who calls. Refuses any other caller with BC-903. */
export async function openMyCard({ actor, store, platform }: UseCaseContext): Promise<MyCardScope> {
  if (actor.kind !== 'person') throw new Failure('BC-903', { reason: 'caller' });
  const directory = await findDirectory(store, actor.directoryId);
  await requireEnabled(store, directory.id);
  const scope = { store, platform, directory };
  return { ...scope, read: await readUserCard(scope, actor.resourceId, undefined) };
}
