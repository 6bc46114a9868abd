// The events of users and of their cards, read from the feed.

import { type FeedPage, readPage } from './feed-page.ts';

const types = 'user.created,card.created,card.updated';

export interface CardEvents {
  readonly users: ReadonlySet<string>;
  /** The users of the events card.created, in their order. */
  readonly created: readonly string[];
  /** The users of the events card.updated. */
  readonly updated: readonly string[];
  /** By user. */
  readonly handles: ReadonlyMap<string, string>;
  /** Milliseconds between the events of a user and of the card, in the order of the cards. */
  readonly lags: readonly number[];
  /** Reads what has come since, from any server; one that does not answer is asked again later. */
  readonly readOn: (url: string) => Promise<void>;
}

export function followCards(key: string): CardEvents {
  const arrivals = new Map<string, number>();
  const users = new Set<string>();
  const created: string[] = [];
  const updated: string[] = [];
  const handles = new Map<string, string>();
  const lags: number[] = [];
  let cursor: string | undefined;
  const take = ({ type, timestamp, data, changes }: FeedPage['items'][number]): void => {
    const at = Date.parse(timestamp);
    if (type === 'user.created') {
      arrivals.set(data.id, at);
      users.add(data.id);
      return;
    }
    if (type === 'card.updated') {
      updated.push(data.id);
      return;
    }
    created.push(data.id);
    lags.push(at - (arrivals.get(data.id) ?? 0));
    handles.set(data.id, changes.find(({ path }) => path === 'handle')?.after ?? '');
  };
  const readOn = async (url: string): Promise<void> => {
    for (;;) {
      const page = await readPage(url, key, { limit: '1000', types, after: cursor });
      if (page === undefined) return;
      page.items.forEach(take);
      cursor = page.next;
      if (!page.hasMore) return;
    }
  };
  return { users, created, updated, handles, lags, readOn };
}

/** How many have no event, and how many events are too many. */
export function countUnequal(users: ReadonlySet<string>, named: readonly string[]) {
  const once = new Set(named);
  const missing = [...users].filter((user) => !once.has(user)).length;
  return { missing, repeated: named.length - once.size };
}
