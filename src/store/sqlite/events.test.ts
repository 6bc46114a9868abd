import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { DirectoryEvent } from '../../domain/store.ts';
import { openSqliteStore } from '../sqlite.ts';
import { temporaryFolder } from '../testing/each-store.ts';
import { directoryOf, eventOf, ids, resourceId } from '../testing/samples.ts';

const anna = resourceId('anna');
const bert = resourceId('bert');
/** More than is looked through in one go. */
const between = 20_100;

async function idsOf(
  context: TestContext,
  events: readonly DirectoryEvent[],
  limit: number,
): Promise<readonly string[]> {
  const store = openSqliteStore(join(await temporaryFolder(context), 'becard.sqlite'));
  context.after(() => store.close());
  await store.directories.insert(directoryOf(ids.first));
  const directory = store.directory(ids.first);
  await directory.write(async (transaction) => {
    for (const event of events) await transaction.events.append(event);
  });
  return (await directory.events.list(anna, limit)).map(({ id }) => id);
}

function others(count: number): readonly DirectoryEvent[] {
  return Array.from({ length: count }, (_, at) => eventOf(`evt_other${at}`, { resourceId: bert }));
}

test('a history is found whole behind many events of others', async (context) => {
  const events = [
    eventOf('evt_1', { type: 'user.created' }),
    ...others(between),
    eventOf('evt_2'),
    ...others(between),
    eventOf('evt_3', { type: 'user.deleted' }),
  ];

  const found = await idsOf(context, events, 10);

  assert.deepStrictEqual(found, ['evt_3', 'evt_2', 'evt_1']);
});

test('no more events are given than asked for, however far apart they are', async (context) => {
  const found = await idsOf(context, [eventOf('evt_1'), ...others(between), eventOf('evt_2'), eventOf('evt_3')], 2);

  assert.deepStrictEqual(found, ['evt_3', 'evt_2']);
});
