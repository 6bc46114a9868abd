// The feed: every event of every directory once, in the order of its position, page after page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryEvent, DirectoryId, FeedQuery, Store } from '../../domain/store.ts';
import { eachStore, type Open } from '../testing/each-store.ts';
import { directoryOf, eventOf, ids } from '../testing/samples.ts';

async function openTwo(open: Open, context: Parameters<Open>[0]): Promise<Store> {
  const store = await open(context);
  for (const id of [ids.first, ids.second]) await store.directories.insert(directoryOf(id));
  return store;
}

function append(store: Store, id: DirectoryId, ...events: readonly DirectoryEvent[]): Promise<void> {
  return store.directory(id).write(async (transaction) => {
    for (const event of events) await transaction.events.append(event);
  });
}

/** The ids of every event behind a position, read page by page. */
async function readAll(store: Store, query: Partial<FeedQuery> = {}): Promise<readonly string[]> {
  const found: string[] = [];
  let after = query.after ?? 0;
  for (;;) {
    const { events, next, hasMore } = await store.events.read({ limit: 2, ...query, after });
    found.push(...events.map(({ event }) => event.id));
    after = next;
    if (!hasMore) return found;
  }
}

eachStore((open) => {
  test('the feed of an empty installation is empty and leads nowhere', async (context) => {
    const store = await openTwo(open, context);

    const page = await store.events.read({ after: 0, limit: 10 });

    assert.deepStrictEqual([page.events, page.hasMore], [[], false]);
    assert.equal(page.next, await store.events.end());
  });

  test('events of all directories come in the order of their commits, whole, with their directory', async (context) => {
    const store = await openTwo(open, context);
    const first = eventOf('evt_1', { changes: [{ path: 'title', before: 'A', after: ['B'] }] });
    await append(store, ids.first, first);
    await append(store, ids.second, eventOf('evt_2'));
    await append(store, ids.first, eventOf('evt_3'), eventOf('evt_4'));

    const { events } = await store.events.read({ after: 0, limit: 10 });

    assert.deepStrictEqual(
      events.map(({ event, directoryId }) => [event.id, directoryId]),
      [
        ['evt_1', ids.first],
        ['evt_2', ids.second],
        ['evt_3', ids.first],
        ['evt_4', ids.first],
      ],
    );
    assert.deepStrictEqual(events[0]?.event, first);
    assert.deepStrictEqual(await readAll(store), ['evt_1', 'evt_2', 'evt_3', 'evt_4']);
  });

  test('the feed is narrowed by directories and types, alone and together', async (context) => {
    const store = await openTwo(open, context);
    await append(store, ids.first, eventOf('evt_1', { type: 'user.created' }), eventOf('evt_2'));
    await append(store, ids.second, eventOf('evt_3', { type: 'user.created' }), eventOf('evt_4'));
    await append(store, ids.first, eventOf('evt_5', { type: 'group.created' }));
    const cases: readonly (readonly [Partial<FeedQuery>, readonly string[]])[] = [
      [{ directoryIds: [ids.first] }, ['evt_1', 'evt_2', 'evt_5']],
      [{ directoryIds: [ids.first, ids.second] }, ['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5']],
      [{ directoryIds: [] }, []],
      [{ types: ['user.created'] }, ['evt_1', 'evt_3']],
      [{ types: ['user.created', 'group.created'] }, ['evt_1', 'evt_3', 'evt_5']],
      [{ types: [] }, []],
      [{ types: ['user.created'], directoryIds: [ids.second] }, ['evt_3']],
      [{ types: ['user.updated'], directoryIds: [ids.first, ids.second] }, ['evt_2', 'evt_4']],
    ];

    for (const [query, expected] of cases) {
      assert.deepStrictEqual(await readAll(store, query), expected, JSON.stringify(query));
      assert.deepStrictEqual(await readAll(store, { ...query, limit: 1 }), expected, JSON.stringify(query));
    }
  });

  test('what follows a position is counted to a limit, with the time of the first', async (context) => {
    const store = await openTwo(open, context);
    await append(store, ids.first, eventOf('evt_1', { at: 1 }), eventOf('evt_2', { at: 2, type: 'user.created' }));
    await append(store, ids.second, eventOf('evt_3', { at: 3 }), eventOf('evt_4', { at: 4 }));
    const [, second] = (await store.events.read({ after: 0, limit: 2 })).events;
    const query = { after: 0, limit: 3 };

    assert.deepStrictEqual(await store.events.backlog(query), { waiting: 3, since: 1 });
    assert.deepStrictEqual(await store.events.backlog({ ...query, types: ['user.created'] }), { waiting: 1, since: 2 });
    assert.deepStrictEqual(await store.events.backlog({ ...query, after: second?.position ?? 0 }), {
      waiting: 2,
      since: 3,
    });
    assert.deepStrictEqual(await store.events.backlog({ ...query, after: await store.events.end() }), {
      waiting: 0,
      since: undefined,
    });
  });

  test('a rare type is found behind many events of others, in pages that lead on', async (context) => {
    const store = await openTwo(open, context);
    for (let part = 0; part < 6; part += 1) {
      await append(store, ids.first, ...Array.from({ length: 1000 }, (_, at) => eventOf(`evt_${part}-${at}`)));
    }
    await append(store, ids.second, eventOf('evt_rare', { type: 'user.deleted' }));

    const first = await store.events.read({ after: 0, types: ['user.deleted'], limit: 10 });
    const found = await readAll(store, { types: ['user.deleted'], limit: 10 });

    assert.deepStrictEqual([first.events, first.hasMore], [[], true]);
    assert.deepStrictEqual(found, ['evt_rare']);
  });

  test('a reader at the end sees later events alone; an old cursor holds after pruning', async (context) => {
    const store = await openTwo(open, context);
    await append(store, ids.first, eventOf('evt_1', { at: 1 }), eventOf('evt_2', { at: 2 }));
    const end = await store.events.end();
    await append(store, ids.first, eventOf('evt_3', { at: 3 }));

    await store.retention.prune({
      logBefore: 0,
      historyBefore: 3,
      linksBefore: 0,
      deliveriesBefore: 0,
      endedBefore: 0,
    });

    assert.deepStrictEqual(await readAll(store, { after: end }), ['evt_3']);
    assert.deepStrictEqual(await readAll(store), ['evt_3']);
    assert.deepStrictEqual(await readAll(store, { after: await store.events.end() }), []);
  });

  test('the events since a time are found, with a minute before it', async (context) => {
    const store = await openTwo(open, context);
    const minutes = Array.from({ length: 30 }, (_, at) => at);
    for (const at of minutes) {
      await append(store, at % 3 === 0 ? ids.second : ids.first, eventOf(`evt_${at}`, { at: at * 60_000 }));
    }

    for (const at of minutes) {
      const after = await store.events.positionBefore(at * 60_000);
      assert.deepStrictEqual(
        await readAll(store, { after }),
        minutes.slice(Math.max(0, at - 1)).map((each) => `evt_${each}`),
      );
    }
    const later = await store.events.positionBefore(100 * 60_000);
    assert.deepStrictEqual(await readAll(store, { after: later }), []);
  });

  test('a reader is woken by each change of the feed, and no longer once it has left', async (context) => {
    const store = await openTwo(open, context);
    let calls = 0;
    let woken = Promise.withResolvers<void>();
    const leave = store.events.watch(() => {
      calls += 1;
      woken.resolve();
    });
    let after = 0;
    for (const id of ['evt_1', 'evt_2', 'evt_3']) {
      woken = Promise.withResolvers<void>();
      await append(store, ids.first, eventOf(id));
      const found: string[] = [];
      while (found.length === 0) {
        await woken.promise;
        woken = Promise.withResolvers<void>();
        const page = await store.events.read({ after, limit: 10 });
        found.push(...page.events.map(({ event }) => event.id));
        after = page.next;
      }
      assert.deepStrictEqual(found, [id]);
    }

    leave();
    const before = calls;
    await append(store, ids.first, eventOf('evt_4'));
    const other = Promise.withResolvers<void>();
    const leaveOther = store.events.watch(other.resolve);
    await other.promise;
    leaveOther();

    assert.equal(calls, before);
  });
});
