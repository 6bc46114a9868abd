// Stores what each server has counted of the cards that it showed, every ten seconds. A crash loses that time; a store that is away too.

import type { CountedCard, DirectoryId, Store } from '../domain/index.ts';
import { repeat } from './repeat.ts';
import type { StopJob } from './scheduler.ts';

export interface CardNumberOptions {
  readonly store: Pick<Store, 'directory'>;
  /** Gives what was counted since it was asked last. */
  readonly take: () => ReadonlyMap<DirectoryId, readonly CountedCard[]>;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 10_000;
/** Rows of one transaction. */
const pieceSize = 500;

/** Stores them from now on, and what is left when it is stopped. */
export function startCardNumbers(options: CardNumberOptions): StopJob {
  const store = (): Promise<void> => storeCounted(options).catch(options.reportError);
  const stop = repeat(everyMs, store);
  return async () => {
    await stop();
    await store();
  };
}

async function storeCounted({ store, take }: CardNumberOptions): Promise<void> {
  for (const [id, counted] of take()) {
    const { cardNumbers } = store.directory(id);
    for (let start = 0; start < counted.length; start += pieceSize)
      await cardNumbers.add(counted.slice(start, start + pieceSize));
  }
}
