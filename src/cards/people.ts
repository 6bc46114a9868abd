// Every active user of a directory with the card, in pieces, so that no look at all of them takes the store or the processor for long.

import type { Card, StoredResource } from '../domain/index.ts';
import type { CardScope } from './scope.ts';

export interface Person {
  readonly user: StoredResource;
  /** Absent until it is made, and where the rules give none. */
  readonly card: Card | undefined;
}

const pieceSize = 200;

export async function* activePeople(
  { store, platform, directory }: CardScope,
  needsGroups: boolean,
): AsyncGenerator<Person> {
  const { resources, cards } = store.directory(directory.id);
  const condition = { kind: 'active', value: true } as const;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const selection = { condition, after, limit: pieceSize, related: needsGroups };
    const found = await resources.select('User', selection);
    const made = await cards.ofUsers(found.map(({ resource }) => resource.id));
    const byUser = new Map(made.map((card) => [card.resourceId, card]));
    for (const { resource: user } of found) {
      yield { user, card: byUser.get(user.id) };
      if (platform.isTurnLong()) await platform.yieldToOthers();
    }
    const last = found.at(-1);
    after = found.length < pieceSize && last?.isCut !== true ? undefined : last?.position;
    await platform.yieldToOthers();
  }
}
