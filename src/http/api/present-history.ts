// The history of a user or group, with the names of the members and managers in it. Events of cards are not part of it.

import { type DirectoryStore, isOfCard, nameChanged, type ResourceId } from '../../domain/index.ts';
import { presentEvent } from './present.ts';
import type { Shown } from './schemas/shared.ts';
import type { user } from './schemas/users.ts';

const maxEvents = 100;
/** As many names of one event as a line of the history shows. */
const maxNamed = 6;

export async function presentHistory(
  store: DirectoryStore,
  id: ResourceId,
): Promise<Pick<Shown<typeof user>, 'history' | 'named'>> {
  const events = (await store.events.list(id, maxEvents)).filter(({ type }) => !isOfCard(type));
  const changes = events.map((event) => event.changes);
  return { history: events.map(presentEvent), named: await nameChanged(store, changes, maxNamed) };
}
