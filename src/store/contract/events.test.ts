// What happened: events written with the change, and the provisioning log written behind, both newest first.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failedOutcomes } from '../../domain/index.ts';
import type { EventType, LogAppend, LogEntry, LogQuery, PositionedEntry, ResourceWrite } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import {
  digest,
  directoryOf,
  entryOf,
  eventOf,
  ids,
  person,
  resourceId,
  tokenId,
  tokenOf,
} from '../testing/samples.ts';

const everyLine: LogQuery = { limit: 100 };
const hourMs = 3_600_000;

function lines(...entries: readonly LogEntry[]): readonly LogAppend[] {
  return entries.map((entry) => ({ directoryId: ids.first, entry }));
}

function idsOf(entries: readonly PositionedEntry[]): readonly string[] {
  return entries.map(({ entry }) => entry.id);
}

const queries: readonly { readonly query: Partial<LogQuery>; readonly ids: readonly string[] }[] = [
  { query: {}, ids: ['e', 'd', 'c', 'b', 'a'] },
  { query: { limit: 2 }, ids: ['e', 'd'] },
  { query: { outcomes: failedOutcomes }, ids: ['d', 'b'] },
  { query: { outcomes: ['success'] }, ids: ['e', 'c', 'a'] },
  { query: { resourceIds: [resourceId('anna')] }, ids: ['d', 'c'] },
  { query: { resourceIds: [resourceId('anna')], outcomes: failedOutcomes }, ids: ['d'] },
  { query: { resourceIds: [resourceId('unknown')] }, ids: [] },
];

/** Lines that differ in everything one can ask for; the first is the oldest. */
const varied: readonly LogEntry[] = [
  entryOf('create', { at: 1000, action: 'Create', search: 'jana weber\njana@contoso.de', status: 201 }),
  entryOf('refused', {
    at: 2000,
    action: 'Create',
    search: 'jürgen',
    status: 409,
    code: 'BC-301',
    tokenId: tokenId('tok_a'),
  }),
  entryOf('warned', { at: 3000, action: 'Update', warnings: ['BC-310', 'BC-402'], resourceId: resourceId('anna') }),
  entryOf('miss', { at: 4000, action: 'Read', status: 404, code: 'BC-202', resourceId: resourceId('bert') }),
  entryOf('gone', {
    at: 5000,
    action: 'Update',
    method: 'PATCH',
    status: 404,
    code: 'BC-202',
    resourceId: resourceId('bert'),
  }),
  entryOf('lookup', { at: 6000, action: 'Lookup', search: "100%_o'neil\\", tokenId: tokenId('tok_b') }),
];

const filters: readonly { readonly query: Partial<LogQuery>; readonly ids: readonly string[] }[] = [
  { query: { outcomes: failedOutcomes }, ids: ['gone', 'refused'] },
  { query: { outcomes: ['warning'] }, ids: ['warned'] },
  { query: { outcomes: ['success'] }, ids: ['lookup', 'miss', 'create'] },
  { query: { actions: ['Create'] }, ids: ['refused', 'create'] },
  { query: { actions: ['Read', 'Lookup'] }, ids: ['lookup', 'miss'] },
  { query: { actions: [] }, ids: [] },
  { query: { isNotable: true }, ids: ['gone', 'warned', 'refused', 'create'] },
  { query: { resourceIds: [resourceId('anna'), resourceId('bert')] }, ids: ['gone', 'miss', 'warned'] },
  { query: { actions: ['Create'], outcomes: failedOutcomes }, ids: ['refused'] },
  { query: { code: 'BC-301' }, ids: ['refused'] },
  { query: { code: 'BC-402' }, ids: ['warned'] },
  { query: { code: 'BC-40' }, ids: [] },
  { query: { tokenId: tokenId('tok_b') }, ids: ['lookup'] },
  { query: { from: 3000 }, ids: ['lookup', 'gone', 'miss', 'warned'] },
  { query: { until: 3000 }, ids: ['refused', 'create'] },
  { query: { from: 2000, until: 4000 }, ids: ['warned', 'refused'] },
  { query: { search: { text: 'jana', resourceIds: [] } }, ids: ['create'] },
  { query: { search: { text: '@contoso', resourceIds: [] } }, ids: ['create'] },
  { query: { search: { text: 'JANA', resourceIds: [] } }, ids: [] },
  { query: { search: { text: 'jü', resourceIds: [] } }, ids: ['refused'] },
  { query: { search: { text: '0%_o', resourceIds: [] } }, ids: ['lookup'] },
  { query: { search: { text: "'neil\\", resourceIds: [] } }, ids: ['lookup'] },
  { query: { search: { text: '_', resourceIds: [] } }, ids: ['lookup'] },
  {
    query: { search: { text: 'jana', resourceIds: [resourceId('anna'), resourceId('x')] } },
    ids: ['warned', 'create'],
  },
  { query: { search: { text: 'zzz', resourceIds: [resourceId('bert')] }, outcomes: failedOutcomes }, ids: ['gone'] },
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
      for (const event of [first, second, third]) await transaction.events.append(event);
    });

    assert.deepStrictEqual(await directory.events.list(undefined, 10), [third, second, first]);
    assert.deepStrictEqual(await directory.events.list(resourceId('anna'), 10), [third, first]);
    assert.deepStrictEqual(await directory.events.list(undefined, 1), [third]);
    assert.deepStrictEqual(await directory.events.list(resourceId('anna'), 1), [third]);
    assert.deepStrictEqual(await directory.events.list(resourceId('unknown'), 1), []);
  });

  test('changes of users are counted by the hour, with those who are active', async (context) => {
    const { directory } = await openDirectory(open, context);
    const record = (id: string, type: EventType, at: number, change?: ResourceWrite): Promise<void> =>
      directory.write(async (transaction) => {
        if (type === 'user.created' && change !== undefined) await transaction.resources.insert(change);
        if (type === 'user.deactivated' && change !== undefined) await transaction.resources.update(change);
        if (type === 'user.deleted') await transaction.resources.remove('User', resourceId('bert'), at);
        await transaction.events.append(eventOf(id, { type, at }));
      });
    await record('e1', 'user.created', 2 * hourMs, person('anna'));
    await record('e2', 'user.created', 2 * hourMs + 1, person('bert'));
    await record('e3', 'user.created', 3 * hourMs - 1, person('carl', { active: false }));
    await record('e4', 'user.deactivated', 3 * hourMs, person('anna', { active: false }));
    await record('e5', 'user.deleted', 4 * hourMs);
    await record('e6', 'user.updated', 4 * hourMs);
    await record('e7', 'group.updated', 5 * hourMs);

    assert.deepStrictEqual(
      (await directory.events.userHours(2 * hourMs + 5)).map((hour) => ({ ...hour })),
      [
        { at: 2 * hourMs, created: 3, updated: 0, left: 0, activeGrowth: 2 },
        { at: 3 * hourMs, created: 0, updated: 0, left: 1, activeGrowth: -1 },
        { at: 4 * hourMs, created: 0, updated: 1, left: 1, activeGrowth: -1 },
      ],
    );
    assert.deepStrictEqual(await directory.events.userHours(5 * hourMs), []);
  });

  test('a change that is rolled back counts nowhere', async (context) => {
    const { directory } = await openDirectory(open, context);
    const failing = directory.write(async (transaction) => {
      await transaction.resources.insert(person('anna'));
      await transaction.events.append(eventOf('e1', { type: 'user.created' }));
      throw new Error('no');
    });

    await assert.rejects(failing, /no/);

    assert.deepStrictEqual(await directory.events.userHours(0), []);
  });

  test('events are found by their resources around a time, near the newest and far back', async (context) => {
    const { directory } = await openDirectory(open, context);
    for (let hour = 1; hour <= 40; hour += 1) {
      const of = (name: string) => eventOf(`evt_${name}_${hour}`, { at: hour * hourMs, resourceId: resourceId(name) });
      await directory.write(async ({ events }) => {
        for (const name of ['anna', 'bert']) await events.append(of(name));
      });
    }
    const spanOf = (name: string, hour: number) => ({
      resourceId: resourceId(name),
      from: hour * hourMs,
      until: hour * hourMs + 5,
    });
    const found = async (...spans: ReturnType<typeof spanOf>[]) =>
      (await directory.events.during(spans, 100)).map(({ id }) => String(id));

    assert.ok((await found(spanOf('anna', 40))).includes('evt_anna_40'));
    assert.ok((await found(spanOf('bert', 3))).includes('evt_bert_3'));
    const both = await found(spanOf('anna', 2), spanOf('bert', 39));
    assert.ok(both.includes('evt_anna_2') && both.includes('evt_bert_39'));
    assert.equal((await directory.events.during([spanOf('anna', 1), spanOf('bert', 40)], 1)).length, 1);
    assert.deepStrictEqual(await found(), []);
    assert.deepStrictEqual(await found(spanOf('carl', 3)), []);
  });

  test('a change to nothing is kept without a value', async (context) => {
    const { directory } = await openDirectory(open, context);

    await directory.write((transaction) =>
      transaction.events.append(eventOf('evt_1', { changes: [{ path: 'title', before: 'A', after: undefined }] })),
    );

    const [event] = await directory.events.list(undefined, 1);
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
      assert.deepStrictEqual(
        idsOf(await directory.log.list({ ...everyLine, ...query })),
        expected,
        JSON.stringify(query),
      );
    }
  });

  test('the log is narrowed by everything that a line says, alone and together', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(...varied));

    for (const { query, ids: expected } of filters) {
      assert.deepStrictEqual(
        idsOf(await directory.log.list({ ...everyLine, ...query })),
        expected,
        JSON.stringify(query),
      );
    }
  });

  test('a search reaches through any number of lines, and ends with its page', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const rare = { search: 'needle' };
    await store.appendLog(lines(entryOf('oldest', rare), entryOf('second', rare)));
    for (let piece = 0; piece < 15; piece += 1) {
      const entries = Array.from({ length: 3_000 }, (_, at) => ({
        directoryId: at % 3 === 0 ? ids.second : ids.first,
        entry: entryOf(`e${piece}-${at}`, { at: 2000, search: 'hay' }),
      }));
      await store.appendLog(entries);
    }
    await store.appendLog(lines(entryOf('newest', rare)));
    const query: LogQuery = { search: { text: 'needle', resourceIds: [] }, limit: 2 };

    const first = await directory.log.list(query);
    const rest = await directory.log.list({ ...query, before: first.at(-1)?.position });

    assert.deepStrictEqual([...idsOf(first), ...idsOf(rest)], ['newest', 'second', 'oldest']);
  });

  test('the log is counted minute by minute', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(
      lines(
        entryOf('a', { at: 59_999, action: 'Create' }),
        entryOf('b', { at: 60_000, action: 'Create' }),
        entryOf('c', { at: 119_999, action: 'Create' }),
        entryOf('d', { at: 61_000, action: 'Create', status: 409 }),
        entryOf('e', { at: 62_000, action: 'Update', warnings: ['BC-310'] }),
        entryOf('f', { at: 180_000 }),
      ),
    );

    const minutes = await directory.log.minutes(60_000, 180_000);
    assert.deepStrictEqual(
      minutes.map((minute) => ({ ...minute })),
      [
        { at: 60_000, action: 'Create', outcome: 'failure', requests: 1 },
        { at: 60_000, action: 'Create', outcome: 'success', requests: 2 },
        { at: 60_000, action: 'Update', outcome: 'warning', requests: 1 },
      ],
    );
    assert.deepStrictEqual(await store.directory(ids.second).log.minutes(0, 1_000_000), []);
  });

  test('every minute is counted once, however many there are', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const kinds = ['Create', 'Update', 'Delete'] as const;
    const entries = Array.from({ length: 5_253 }, (_, at) => {
      return entryOf(`e${at}`, { at: Math.floor(at / 3) * 60_000, action: kinds[at % 3] ?? 'Create' });
    });
    for (let from = 0; from < entries.length; from += 1_500)
      await store.appendLog(lines(...entries.slice(from, from + 1_500)));

    const minutes = await directory.log.minutes(0, Number.MAX_SAFE_INTEGER);

    assert.equal(minutes.length, entries.length);
    assert.equal(new Set(minutes.map(({ at, action }) => `${at} ${action}`)).size, entries.length);
  });

  test('the log is counted hour by hour, entries that come later as well', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(entryOf('a', { at: hourMs - 1 }), entryOf('b', { at: hourMs })));
    await store.appendLog(lines(entryOf('c', { at: hourMs + 1 })));

    const hours = await directory.log.hours(hourMs + 5, 2 * hourMs);

    assert.deepStrictEqual(
      hours.map(({ at, requests }) => [at, requests]),
      [[hourMs, 2]],
    );
  });

  test('a page of the log goes on before the last position', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(entryOf('a'), entryOf('b'), entryOf('c'), entryOf('d')));
    const first = await directory.log.list({ ...everyLine, limit: 2 });

    const next = await directory.log.list({ ...everyLine, before: first.at(-1)?.position, limit: 2 });

    assert.deepStrictEqual([...idsOf(first), ...idsOf(next)], ['d', 'c', 'b', 'a']);
  });

  test('a line is found by its id and comes back whole', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const entry = entryOf('log_full', {
      durationMs: 12.5,
      tokenId: tokenId('tok_a'),
      action: 'Create',
      status: 409,
      code: 'BC-301',
      detail: 'userName is taken',
      warnings: ['BC-310', 'BC-311'],
      resourceId: resourceId('anna'),
      subject: 'Anna',
      search: 'anna',
      requestBody: '{"userName":"anna"}',
      responseBody: '{}',
    });

    await store.appendLog(lines(entry));

    assert.deepStrictEqual(await directory.log.find('log_full'), entry);
    assert.equal(await directory.log.find('log_other'), undefined);
    assert.equal(await store.directory(ids.second).log.find('log_full'), undefined);
  });

  test('lines of a directory that is gone are dropped, the others are kept', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    await store.directories.delete(ids.second);

    await store.appendLog([{ directoryId: ids.second, entry: entryOf('a') }, ...lines(entryOf('b'))]);

    assert.deepStrictEqual(idsOf(await directory.log.list(everyLine)), ['b']);
    assert.deepStrictEqual(await store.directory(ids.second).log.list(everyLine), []);
  });

  test('the log notes when its tokens were used last, and only theirs; a refusal is no use', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    await directory.tokens.insert(tokenOf('tok_a', ids.first), digest('a'));
    await directory.tokens.insert(tokenOf('tok_b', ids.first, { createdAt: 2000 }), digest('b'));

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

    const used = (await directory.tokens.list()).map(({ lastUsedAt }) => lastUsedAt);
    assert.deepStrictEqual(used, [5000, undefined]);
  });

  test('nothing to log is nothing to do', async (context) => {
    const { store, directory } = await openDirectory(open, context);

    await store.appendLog([]);

    assert.deepStrictEqual(await directory.log.list(everyLine), []);
  });
});
