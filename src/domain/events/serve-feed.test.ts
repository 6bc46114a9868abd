import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createDirectory } from '../directories/directories.ts';
import { codeOf, day, openWorkbench, type Workbench } from '../testing/workbench.ts';
import { parseCursor, printCursor } from './cursor.ts';
import { noticeOf } from './notice.ts';
import { feedTagOf, type ServedFeed, type ServedPage, serveFeed } from './serve-feed.ts';

interface Scene {
  readonly bench: Workbench;
  readonly feed: ServedFeed;
  /** Writes an event now. */
  readonly append: () => Promise<string>;
}

async function openScene(historyDays = 365): Promise<Scene> {
  const bench = openWorkbench();
  const { store, platform } = bench;
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const tag = feedTagOf(platform, 'secret');
  const append = async (): Promise<string> => {
    const notice = noticeOf(platform, { type: 'webhook.test', about: directory, facts: {}, actor: 'system' });
    await store.directory(directory.id).events.append(notice);
    return notice.id;
  };
  return { bench, append, feed: serveFeed(store.events, platform, { tag, historyDays }) };
}

function idsOf({ events }: ServedPage): readonly string[] {
  return events.map(({ event }) => event.id);
}

test('a reader that continues at next or at the cursor of an event sees every event once', async () => {
  const { feed, append } = await openScene();
  const ids = [];
  for (let at = 0; at < 5; at += 1) ids.push(await append());

  const first = await feed.read({ limit: 2 });
  const second = await feed.read({ after: first.next, limit: 2 });
  const third = await feed.read({ after: second.next, limit: 2 });
  const again = await feed.read({ after: first.events[0]?.cursor, limit: 10 });
  const end = await feed.read({ after: third.next, limit: 2 });

  assert.deepEqual([...idsOf(first), ...idsOf(second), ...idsOf(third)], ids);
  assert.deepEqual([first.hasMore, second.hasMore, third.hasMore], [true, true, false]);
  assert.deepEqual(idsOf(again), ids.slice(1));
  assert.deepEqual(idsOf(end), []);
});

test('a reader without a cursor begins thirty days back, or at the time that it names', async () => {
  const { bench, feed, append } = await openScene();
  await append();
  bench.pass(10 * day);
  const second = await append();
  bench.pass(25 * day);
  const third = await append();

  assert.deepEqual(idsOf(await feed.read({ limit: 10 })), [second, third]);
  const since = bench.platform.clock() - day;
  assert.deepEqual(idsOf(await feed.read({ since, limit: 10 })), [third]);
  assert.deepEqual(idsOf(await feed.read({ since: 0, limit: 10 })), [second, third]);
  assert.deepEqual(idsOf(await feed.read({ after: await feed.end(), limit: 10 })), []);
});

test('a reader begins with the newest events, as many as it wants', async () => {
  const { feed, append } = await openScene();
  const ids = [];
  for (let at = 0; at < 5; at += 1) ids.push(await append());

  assert.deepEqual(idsOf(await feed.read({ last: 2, limit: 10 })), ids.slice(3));
  assert.deepEqual(idsOf(await feed.read({ last: 9, limit: 10 })), ids);
  const { next } = await feed.read({ last: 2, limit: 1 });
  assert.deepEqual(idsOf(await feed.read({ after: next, last: 5, limit: 10 })), ids.slice(4));
});

test('a cursor behind which events may be missing is refused with the oldest one that is served', async () => {
  const { bench, feed, append } = await openScene();
  await append();
  const { next } = await feed.read({ limit: 10 });
  bench.pass(20 * day);
  const kept = await append();
  bench.pass(11 * day);
  await feed.read({ after: next, limit: 10 });
  bench.pass(1000);

  const refusal = await feed.read({ after: next, limit: 10 }).catch((error: unknown) => error);

  const { code, fields } = Object(refusal);
  assert.deepEqual([code, fields.reason], ['BC-924', 'expired']);
  assert.deepEqual(idsOf(await feed.read({ after: fields.oldest, limit: 10 })), [kept]);
});

test('a reader that follows a quiet installation keeps its place for ever', async () => {
  const { bench, feed, append } = await openScene();
  await append();
  let { next } = await feed.read({ limit: 10 });
  for (let at = 0; at < 10; at += 1) {
    bench.pass(20 * day);
    ({ next } = await feed.read({ after: next, limit: 10 }));
  }
  await bench.store.retention.prune({
    logBefore: 0,
    historyBefore: bench.platform.clock(),
    linksBefore: 0,
    endedBefore: 0,
    deliveriesBefore: 0,
  });
  const id = await append();

  assert.deepEqual(idsOf(await feed.read({ after: next, limit: 10 })), [id]);
});

test('a history that is kept for a week bounds the feed', async () => {
  const { bench, feed, append } = await openScene(7);
  await append();
  const { next } = await feed.read({ limit: 10 });
  bench.pass(7 * day + 1000);

  assert.equal(await codeOf(() => feed.read({ after: next, limit: 10 })), 'BC-924');
  assert.deepEqual(idsOf(await feed.read({ limit: 10 })), []);
});

test('a cursor of another store is refused, as is one that is ahead of this one', async () => {
  const { bench, feed, append } = await openScene();
  await append();
  const other = serveFeed(bench.store.events, bench.platform, { tag: 'other', historyDays: 30 });
  const own = parseCursor(await feed.end());
  const ahead = printCursor(own?.tag ?? '', { position: (own?.position ?? 0) + 1000, at: bench.platform.clock() });

  for (const after of [await other.end(), ahead]) {
    const { code, fields } = Object(await feed.read({ after, limit: 1 }).catch((error: unknown) => error));
    assert.deepEqual([code, fields.reason], ['BC-924', 'restored']);
  }
});

test('a text that is no cursor is refused', async () => {
  const { feed } = await openScene();

  for (const after of ['', 'evt_019ab3c5d6427eb69a060e54bf8d6928', 'a.b', 'abc.-1.2', 'abc.zzzzzzzzzzzz.1']) {
    assert.equal(await codeOf(() => feed.read({ after, limit: 1 })), 'BC-906', after);
  }
});

test('a cursor is read as it was written', () => {
  const number = fc.nat({ max: 2 ** 45 });

  fc.assert(
    fc.property(number, number, (position, seconds) => {
      const at = Math.floor(seconds / 1000) * 1000;
      assert.deepEqual(parseCursor(printCursor('a1B2c3', { position, at })), { tag: 'a1B2c3', position, at });
    }),
  );
});
