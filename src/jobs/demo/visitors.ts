// Invented visitors of a demonstration's cards: what would have been counted of each card in the past weeks, by day and way in.

import type { CardScope } from '../../cards/index.ts';
import { type CardWay, type CountedCard, cardWays, type ResourceId } from '../../domain/index.ts';
import { createRandom, type Tenant } from '../../entra/index.ts';

/** Adds the days that are over to the numbers of published cards; those of today are real. */
export type Visitors = (job: Linked) => Promise<void>;

/** By object id, the users whom a job has provisioned. */
interface Linked {
  readonly links: { readonly users: ReadonlyMap<string, { readonly id: string }> };
}

const dayMs = 86_400_000;
const pastMs = 45 * dayMs;
/** Rows of one transaction. */
const pieceSize = 500;
const shares: Readonly<Record<CardWay, number>> = { qr: 0.45, mail: 0.3, link: 0.2, nfc: 0.05 };
const saved = 0.25;

/** Of the people who were there at first: a card that was made a minute ago has no past. */
export function createVisitors(scope: CardScope, { people }: Tenant): Visitors {
  const { cardNumbers } = scope.store.directory(scope.directory.id);
  const filledTo = new Map<string, number>();
  return async ({ links }) => {
    const today = Math.floor(scope.platform.clock() / dayMs) * dayMs;
    // With sums alone it is not known which days a card has.
    if (await cardNumbers.onlySums()) return;
    const rows: CountedCard[] = [];
    for (const objectId of people.keys()) {
      const user = links.users.get(objectId)?.id;
      if (user === undefined || filledTo.get(user) === today) continue;
      const missing = await missingOf(scope, { objectId, user }, today);
      if (missing === undefined) continue;
      rows.push(...missing);
      filledTo.set(user, today);
    }
    for (let start = 0; start < rows.length; start += pieceSize)
      await cardNumbers.add(rows.slice(start, start + pieceSize));
  };
}

/** The days between the last one that was counted and today; undefined for a card that is not published, which no one sees. */
async function missingOf(
  { store, directory }: CardScope,
  { objectId, user }: { readonly objectId: string; readonly user: string },
  today: number,
): Promise<readonly CountedCard[] | undefined> {
  const { cards, cardNumbers } = store.directory(directory.id);
  // The answer to the request that created the user gave the id.
  const resourceId = user as ResourceId;
  if ((await cards.find(resourceId))?.state !== 'published') return undefined;
  const counted = await cardNumbers.since(resourceId, today - pastMs);
  const from = counted.reduce((next, { day }) => Math.max(next, day + dayMs), today - pastMs);
  const missing = Array.from({ length: Math.max(0, (today - from) / dayMs) }, (_, at) => from + at * dayMs);
  return missing.flatMap((day) => visitsOf(objectId, day).map((visits) => ({ ...visits, resourceId })));
}

/** What was counted of a card on a day. It follows from both alone. Wallets are not set up in a demonstration. */
function visitsOf(objectId: string, day: number): readonly Omit<CountedCard, 'resourceId'>[] {
  const { fraction } = createRandom(`visits ${objectId} ${day}`);
  const views = Math.floor(fraction() * mostOf(objectId) * busynessOf(day));
  const visits = Array.from({ length: views }, () => ({ way: wayAt(fraction()), isSaved: fraction() < saved }));
  return [...Map.groupBy(visits, ({ way }) => way)].map(([way, ofWay]) => ({
    ...{ day, way, passes: 0 },
    views: ofWay.length,
    saves: ofWay.filter(({ isSaved }) => isSaved).length,
  }));
}

/** Few people meet many others. */
function mostOf(objectId: string): number {
  return 1 + 8 * createRandom(`visitors ${objectId}`).fraction() ** 3;
}

/** Cards are seen at work. */
function busynessOf(day: number): number {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 ? 0.2 : 1;
}

function wayAt(fraction: number): CardWay {
  let left = fraction;
  for (const way of cardWays) {
    left -= shares[way];
    if (left < 0) return way;
  }
  return 'link';
}
