// Who left: counted by minute, actor and kind, and named in order.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventType } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { directoryOf, eventOf, ids, resourceId } from '../testing/samples.ts';

const minute = 60_000;

eachStore((open) => {
  test('deprovisionings are counted by minute and listed in order, each directory its own', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const left = (id: string, type: EventType, at: number, actor: string) =>
      eventOf(`evt_${id}`, { type, at, actor, resourceId: resourceId(id) });
    await directory.write(async (transaction) => {
      await transaction.events.append(left('a', 'user.deleted', minute, 'tok_a'));
      await transaction.events.append(left('b', 'user.deleted', minute + 5, 'tok_a'));
      await transaction.events.append(left('c', 'user.deactivated', minute + 7, 'tok_a'));
      await transaction.events.append(left('d', 'user.updated', minute + 8, 'tok_a'));
      await transaction.events.append(left('e', 'user.deleted', 2 * minute, 'tok_b'));
      await transaction.events.append(left('f', 'group.deleted', 2 * minute, 'tok_b'));
    });

    const all = await directory.deprovisioning.minutes(0);
    const later = await directory.deprovisioning.minutes(minute + 5);
    const named = await directory.deprovisioning.list(minute + 5, 2 * minute);

    const last = { at: 2 * minute, actor: 'tok_b', deactivated: 0, deleted: 1 };
    const deactivated = { at: minute, actor: 'tok_a', deactivated: 1, deleted: 0 };
    assert.deepStrictEqual(all, [deactivated, { at: minute, actor: 'tok_a', deactivated: 0, deleted: 2 }, last]);
    assert.deepStrictEqual(later, [deactivated, last]);
    assert.deepStrictEqual(named, [
      { resourceId: resourceId('b'), name: 'Anna', isDeleted: true, at: minute + 5, actor: 'tok_a' },
      { resourceId: resourceId('c'), name: 'Anna', isDeleted: false, at: minute + 7, actor: 'tok_a' },
      { resourceId: resourceId('e'), name: 'Anna', isDeleted: true, at: 2 * minute, actor: 'tok_b' },
    ]);
    assert.deepStrictEqual(await store.directory(ids.second).deprovisioning.minutes(0), []);
    assert.deepStrictEqual(await store.directory(ids.second).deprovisioning.list(0, 9 * minute), []);
  });

  test('a directory keeps its deprovisioning guard and until when deprovisionings are acknowledged', async (context) => {
    const { store } = await openDirectory(open, context);
    const before = await store.directories.find(ids.first);

    await store.directories.update(ids.first, { deprovisioningGuard: true, deprovisioningAcknowledgedUntil: 5000 });

    assert.deepStrictEqual(await store.directories.find(ids.first), {
      ...before,
      deprovisioningGuard: true,
      deprovisioningAcknowledgedUntil: 5000,
    });
  });
});
