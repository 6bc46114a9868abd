// What happened: events written with the change, and the provisioning log written behind, both newest first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEntry } from '../../directory/model.ts';
import type { LogAppend, LogQuery, PositionedEntry } from '../../directory/store.ts';
import { eachStore, openDirectory } from './each-store.test.ts';
import { digest, directoryOf, entryOf, eventOf, ids, resourceId, tokenId, tokenOf } from './samples.test.ts';

const everyLine: LogQuery = { failed: undefined, resourceId: undefined, before: undefined, limit: 100 };

function lines(...entries: readonly LogEntry[]): readonly LogAppend[] {
  return entries.map((entry) => ({ directoryId: ids.first, entry }));
}

function idsOf(entries: readonly PositionedEntry[]): readonly string[] {
  return entries.map(({ entry }) => entry.id);
}

const queries: readonly { readonly query: Partial<LogQuery>; readonly ids: readonly string[] }[] = [
  { query: {}, ids: ['e', 'd', 'c', 'b', 'a'] },
  { query: { limit: 2 }, ids: ['e', 'd'] },
  { query: { failed: true }, ids: ['d', 'b'] },
  { query: { failed: false }, ids: ['e', 'c', 'a'] },
  { query: { resourceId: resourceId('anna') }, ids: ['d', 'c'] },
  { query: { resourceId: resourceId('anna'), failed: true }, ids: ['d'] },
  { query: { resourceId: resourceId('nobody') }, ids: [] },
];

eachStore((open) => {
  test('events come newest first, for one resource or for all', async (context) => {
    const { directory } = await openDirectory(open, context);
    const changes = [
      { path: 'title', before: 'A', after: ['B', { c: null }] },
      { path: 'nickName', after: 'N' },
    ];
    const first = eventOf('evt_1', { at: 3000, changes });
    const second = eventOf('evt_2', { at: 2000, resourceId: resourceId('bert'), type: 'user.deleted' });
    const third = eventOf('evt_3', { at: 1000, changes: [] });

    await directory.write(async (transaction) => {
      for (const event of [first, second, third]) await transaction.record(event);
    });

    assert.deepStrictEqual(await directory.events(undefined, 10), [third, second, first]);
    assert.deepStrictEqual(await directory.events(resourceId('anna'), 10), [third, first]);
    assert.deepStrictEqual(await directory.events(undefined, 1), [third]);
    assert.deepStrictEqual(await directory.events(resourceId('anna'), 1), [third]);
    assert.deepStrictEqual(await directory.events(resourceId('nobody'), 1), []);
  });

  test('a change to nothing is kept without a value', async (context) => {
    const { directory } = await openDirectory(open, context);

    await directory.write((transaction) =>
      transaction.record(eventOf('evt_1', { changes: [{ path: 'title', before: 'A', after: undefined }] })),
    );

    const [event] = await directory.events(undefined, 1);
    assert.deepStrictEqual(event?.changes, [{ path: 'title', before: 'A' }]);
  });

  test('the log answers newest first and by what was asked', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(
      lines(entryOf('a'), entryOf('b', { status: 400 }), entryOf('c', { resourceId: resourceId('anna') })),
    );
    await store.appendLog(
      lines(entryOf('d', { status: 503, resourceId: resourceId('anna') }), entryOf('e', { status: 399 })),
    );

    for (const { query, ids: expected } of queries) {
      assert.deepStrictEqual(idsOf(await directory.log({ ...everyLine, ...query })), expected, JSON.stringify(query));
    }
  });

  test('a page of the log goes on before the last position', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(entryOf('a'), entryOf('b'), entryOf('c'), entryOf('d')));
    const first = await directory.log({ ...everyLine, limit: 2 });

    const next = await directory.log({ ...everyLine, before: first.at(-1)?.position, limit: 2 });

    assert.deepStrictEqual([...idsOf(first), ...idsOf(next)], ['d', 'c', 'b', 'a']);
  });

  test('a line is found by its id and comes back whole', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const entry = entryOf('evt_full', {
      durationMs: 12.5,
      tokenId: tokenId('tok_a'),
      action: 'Create',
      status: 409,
      code: 'BC-301',
      detail: 'userName is taken',
      warnings: ['BC-310', 'BC-311'],
      resourceId: resourceId('anna'),
      subject: 'Anna',
      requestBody: '{"userName":"anna"}',
      responseBody: '{}',
    });

    await store.appendLog(lines(entry));

    assert.deepStrictEqual(await directory.findLogEntry('evt_full'), entry);
    assert.equal(await directory.findLogEntry('evt_other'), undefined);
    assert.equal(await store.directory(ids.second).findLogEntry('evt_full'), undefined);
  });

  test('lines of a directory that is gone are dropped, the others are kept', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.insertDirectory(directoryOf(ids.second));
    await store.deleteDirectory(ids.second);

    await store.appendLog([{ directoryId: ids.second, entry: entryOf('a') }, ...lines(entryOf('b'))]);

    assert.deepStrictEqual(idsOf(await directory.log(everyLine)), ['b']);
    assert.deepStrictEqual(await store.directory(ids.second).log(everyLine), []);
  });

  test('the log notes when its tokens were used last, and only theirs; a refusal is no use', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.insertDirectory(directoryOf(ids.second));
    await directory.insertToken(tokenOf('tok_a', ids.first), digest('a'));
    await directory.insertToken(tokenOf('tok_b', ids.first, { createdAt: 2000 }), digest('b'));

    await store.appendLog([
      ...lines(
        entryOf('x', { tokenId: tokenId('tok_a'), at: 5000 }),
        entryOf('y', { tokenId: tokenId('tok_a'), at: 4000 }),
      ),
      { directoryId: ids.second, entry: entryOf('z', { tokenId: tokenId('tok_b'), at: 9000 }) },
    ]);
    await store.appendLog(lines(entryOf('old', { tokenId: tokenId('tok_a'), at: 100 })));
    await store.appendLog(
      lines(entryOf('no', { tokenId: tokenId('tok_a'), at: 6000, action: 'Refused', status: 403 })),
    );

    const used = (await directory.tokens()).map(({ lastUsedAt }) => lastUsedAt);
    assert.deepStrictEqual(used, [5000, undefined]);
  });

  test('nothing to log is nothing to do', async (context) => {
    const { store, directory } = await openDirectory(open, context);

    await store.appendLog([]);

    assert.deepStrictEqual(await directory.log(everyLine), []);
  });
});
