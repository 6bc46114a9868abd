// How often cards are seen: of one card or of all. A directory may want sums alone, which then are of at least so many cards that they
// say nothing of one person.

import { type CardNumber, type CardWay, cardWays, type ResourceId } from '../domain/index.ts';
import type { CardScope } from './scope.ts';

/** Sums are of so many published cards at least, where a directory wants sums alone. */
const fewestCards = 5;
const dayMs = 86_400_000;

type Counts = Pick<CardNumber, 'views' | 'saves' | 'passes'>;

export interface CardNumbers {
  readonly onlySums: boolean;
  /** Whether there are numbers that are not shown: of one card, or of few. */
  readonly isWithheld: boolean;
  /** Every day that was asked for, oldest first. */
  readonly days: readonly (Counts & { readonly day: number })[];
  readonly ways: Readonly<Record<CardWay, Counts>>;
  readonly total: Counts;
}

/** The numbers of the last days, today included. */
export async function readNumbers(
  { store, platform, directory }: CardScope,
  resourceId: ResourceId | undefined,
  days: number,
): Promise<CardNumbers> {
  const { cardNumbers } = store.directory(directory.id);
  const onlySums = await cardNumbers.onlySums();
  const isWithheld =
    onlySums && (resourceId !== undefined || (await cardNumbers.countPublished(fewestCards)) < fewestCards);
  const today = Math.floor(platform.clock() / dayMs) * dayMs;
  const from = today - (days - 1) * dayMs;
  const found = isWithheld ? [] : await cardNumbers.since(resourceId, from);
  const at = Array.from({ length: days }, (_, index) => from + index * dayMs);
  const byDay = Map.groupBy(found, ({ day }) => day);
  const byWay = Map.groupBy(found, ({ way }) => way);
  return {
    onlySums,
    isWithheld,
    days: at.map((day) => ({ day, ...addUp(byDay.get(day) ?? []) })),
    ways: fromWays((way) => addUp(byWay.get(way) ?? [])),
    total: addUp(found),
  };
}

function fromWays(countsOf: (way: CardWay) => Counts): CardNumbers['ways'] {
  // Every way has its entry.
  return Object.fromEntries(cardWays.map((way) => [way, countsOf(way)])) as CardNumbers['ways'];
}

function addUp(numbers: readonly Counts[]): Counts {
  const sum = (act: keyof Counts): number => numbers.reduce((total, each) => total + each[act], 0);
  return { views: sum('views'), saves: sum('saves'), passes: sum('passes') };
}
