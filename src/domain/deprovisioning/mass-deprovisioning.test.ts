import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchOpUrn, userUrn } from '../../scim/index.ts';
import { createDirectory, findDirectory } from '../directories/directories.ts';
import type { ResourceId, TokenId } from '../ids/brands.ts';
import { createResource, patchResource, removeResource } from '../resources/index.ts';
import { userKind } from '../schemas/registry.ts';
import { codeOf, day, hour, openWorkbench } from '../testing/workbench.ts';
import type { Workplace } from '../testing/workplace.ts';
import { burstChoice } from './burst.ts';
import { guardDeprovisioning } from './guard.ts';
import {
  acknowledgeMassDeprovisioning,
  detectMassDeprovisioning,
  readDeprovisionedUsers,
  readMassDeprovisioning,
  requireMassDeprovisioning,
  selectDeprovisionedUsers,
} from './mass-deprovisioning.ts';
import { revertMassDeprovisioning } from './revert.ts';
import type { DeprovisioningMinute } from './store.ts';

const minuteMs = 60_000;
const leaving = (minute: number, deleted: number, deactivated = 0, actor = 'tok_a'): DeprovisioningMinute => ({
  at: minute * minuteMs,
  actor,
  deactivated,
  deleted,
});

const quiet: readonly {
  readonly name: string;
  readonly minutes: readonly DeprovisioningMinute[];
  readonly living: number;
}[] = [
  { name: 'no user', minutes: [], living: 10 },
  { name: 'twenty-five of thirty', minutes: [leaving(0, 25)], living: 5 },
  { name: 'a fifth of a thousand', minutes: [leaving(0, 200)], living: 800 },
  { name: 'many, but over more than an hour', minutes: [leaving(0, 20), leaving(60, 20)], living: 0 },
];

for (const { name, minutes, living } of quiet) {
  test(`no mass deprovisioning: ${name}`, () => {
    assert.equal(detectMassDeprovisioning(minutes, living), undefined);
  });
}

test('a mass deprovisioning is more than twenty-five and more than a fifth within an hour, and ends with an hour without one', () => {
  const minutes = [leaving(-100, 1), leaving(0, 100, 50), leaving(30, 50, 1, 'tok_b'), leaving(80, 5), leaving(200, 9)];

  assert.deepEqual(detectMassDeprovisioning(minutes, 800), {
    since: 0,
    until: 81 * minuteMs - 1,
    deactivated: 51,
    deleted: 155,
    threshold: 192,
    actors: [
      { actor: 'tok_a', people: 155 },
      { actor: 'tok_b', people: 51 },
    ],
  });
});

async function openCompany(people: number) {
  const { store, platform, pass } = openWorkbench();
  const { id } = await createDirectory(store, platform, { name: 'Contoso' });
  const contextOf = async (): Promise<Workplace> => {
    const directory = await findDirectory(store, id);
    const own = store.directory(id);
    const hooks = guardDeprovisioning(directory, own);
    const actor = { kind: 'entra', tokenId: 'tok_a' as TokenId } as const;
    return { directory, store: own, platform, actor, hooks, tenantUrl: 'https://becard.test/scim/v2/x' };
  };
  const ids: ResourceId[] = [];
  for (let number = 0; number < people; number += 1) {
    const body = { schemas: [userUrn], userName: `user${number}`, displayName: `User ${number}` };
    ids.push((await createResource(await contextOf(), userKind, body)).resource.id);
  }
  const leave = async (id: ResourceId): Promise<unknown> => removeResource(await contextOf(), userKind, id, undefined);
  const turn = async (id: ResourceId, active: boolean): Promise<unknown> => {
    const body = { schemas: [patchOpUrn], Operations: [{ op: 'Replace', path: 'active', value: active }] };
    return patchResource(await contextOf(), userKind, id, body, undefined);
  };
  const waveNow = async () => {
    const { directory, store: own } = await contextOf();
    return readMassDeprovisioning(own, directory, platform.clock());
  };
  return { store, platform, pass, ids, leave, turn, contextOf, waveNow };
}

test('a revert restores deleted users under their ids and deactivated ones as active, and leaves restored ones alone', async () => {
  const { store, platform, pass, ids, leave, turn, contextOf, waveNow } = await openCompany(40);
  const before = await (await contextOf()).store.resources.select('User', selectAll);
  pass(day);
  for (const id of ids.slice(0, 20)) await leave(id);
  for (const id of ids.slice(20, 32)) await turn(id, false);
  for (const id of ids.slice(28, 32)) await leave(id);
  await turn(ids[20] as ResourceId, true);
  const again = { schemas: [userUrn], userName: 'user0', displayName: 'User 0' };
  await createResource(await contextOf(), userKind, again);

  const wave = await waveNow();
  const restored = await restoreAll(await contextOf(), store, wave ?? assert.fail('there is no wave'));
  const after = await (await contextOf()).store.resources.select('User', selectAll);

  assert.deepEqual([wave?.deactivated, wave?.deleted, wave?.actors], [12, 24, [{ actor: 'tok_a', people: 36 }]]);
  assert.deepEqual(restored, { people: 32, done: 32, restored: 23, activated: 7, created: 1 });
  const bodies = (list: typeof before) => list.map(({ resource }) => resource.body).slice(1, 40);
  assert.deepEqual(bodies(after.filter(({ resource }) => ids.includes(resource.id))), bodies(before).slice(1));
  assert.equal(await waveNow(), undefined);
  assert.equal(
    await codeOf(async () =>
      requireMassDeprovisioning((await contextOf()).store, platform, (await contextOf()).directory),
    ),
    'BC-905',
  );
});

const selectAll = { condition: { kind: 'all' }, limit: 1000, related: false } as const;

/** Part by part, with no time for more than one batch at once. */
async function restoreAll(
  context: Workplace,
  store: ReturnType<typeof openWorkbench>['store'],
  wave: NonNullable<Awaited<ReturnType<typeof readMassDeprovisioning>>>,
) {
  const { people: all, until } = await readDeprovisionedUsers(context.store, context.directory, wave);
  const settle = async (): Promise<void> =>
    void (await store.directories.update(context.directory.id, { deprovisioningAcknowledgedUntil: until }));
  const first = await revertMassDeprovisioning(context, { people: all, settle }, { from: 0, budgetMs: 0 });
  const second = await revertMassDeprovisioning(context, { people: all, settle }, { from: first.done, budgetMs: 0 });
  const { people, done } = second;
  const sum = (name: 'restored' | 'activated' | 'created'): number => first[name] + second[name];
  return { people, done, restored: sum('restored'), activated: sum('activated'), created: sum('created') };
}

test('the guard refuses further deprovisionings until the administrator decides, and nothing else', async () => {
  const { store, platform, ids, leave, turn, contextOf } = await openCompany(60);
  const { directory } = await contextOf();
  await store.directories.update(directory.id, { deprovisioningGuard: true });
  for (const id of ids.slice(0, 26)) await leave(id);

  const held = await codeOf(() => leave(ids[26] as ResourceId));
  const heldToo = await codeOf(() => turn(ids[26] as ResourceId, false));
  const body = { schemas: [patchOpUrn], Operations: [{ op: 'Replace', path: 'title', value: 'Lead' }] };
  await patchResource(await contextOf(), userKind, ids[26] as ResourceId, body, undefined);
  await acknowledgeMassDeprovisioning(store, platform, (await contextOf()).directory);
  await leave(ids[26] as ResourceId);
  for (const id of ids.slice(27)) await leave(id);

  assert.deepEqual([held, heldToo], ['BC-503', 'BC-503']);
  assert.equal(await (await contextOf()).store.resources.count('User', { kind: 'all' }), 0);
});

test('without the guard nothing is refused, an acknowledged mass deprovisioning is over, and one a day later is new', async () => {
  const { store, platform, pass, ids, leave, contextOf, waveNow } = await openCompany(80);
  for (const id of ids.slice(0, 40)) await leave(id);

  const first = await waveNow();
  await acknowledgeMassDeprovisioning(store, platform, (await contextOf()).directory);
  const accepted = await waveNow();
  pass(day + hour);
  for (const id of ids.slice(40, 70)) await leave(id);
  const second = await waveNow();
  pass(29 * day);
  const old = await waveNow();

  assert.deepEqual([first?.deleted, accepted, second?.deleted, old], [40, undefined, 30, undefined]);
});

test('a user deactivated on purpose before the burst stays inactive, and the users whom the administrator selects come back', async () => {
  const { store, pass, ids, turn, leave, contextOf } = await openCompany(100);
  for (const id of ids.slice(0, 10)) await turn(id, false);
  pass(5 * minuteMs);
  for (const id of ids.slice(8, 60)) await leave(id);
  const { directory } = await contextOf();
  const choose = async (
    ...words: Parameters<typeof selectDeprovisionedUsers> extends [unknown, ...infer Rest] ? Rest : never
  ) => selectDeprovisionedUsers(await contextOf(), ...words);

  const { people, until } = await choose(burstChoice);
  const counts = await Promise.all([
    choose({ preset: 'all', except: new Set() }),
    choose({ preset: 'none', except: new Set([ids[0] ?? '']) }),
    choose({ preset: 'burst', except: new Set(ids.slice(0, 1)) }),
    choose({ preset: 'burst', except: new Set(ids.slice(50, 60)) }),
  ]);
  const settle = async (): Promise<void> =>
    void (await store.directories.update(directory.id, { deprovisioningAcknowledgedUntil: until }));
  await revertMassDeprovisioning(
    await contextOf(),
    { people, settle },
    { from: 0, budgetMs: Number.POSITIVE_INFINITY },
  );

  assert.deepEqual([people.length, ...counts.map((each) => each.people.length)], [52, 60, 1, 53, 42]);
  assert.equal(await codeOf(() => choose({ preset: 'burst', except: new Set(['unknown']) })), 'BC-905');
  const found = await (await contextOf()).store.resources.select('User', selectAll);
  const inactive = found.filter(({ resource }) => resource.body.includes('"active":false'));
  // Two of those who come back were deactivated before they were deleted.
  assert.deepEqual(
    inactive.map(({ resource }) => resource.id),
    ids.slice(0, 10),
  );
  assert.equal(found.length, 100);
});

test('an empty selection and one of a user who did not leave are refused', async () => {
  const { ids, leave, contextOf } = await openCompany(60);
  for (const id of ids.slice(0, 40)) await leave(id);
  const context = await contextOf();

  assert.equal(await codeOf(() => selectDeprovisionedUsers(context, { preset: 'none', except: new Set() })), 'BC-906');
  assert.equal(
    await codeOf(() => selectDeprovisionedUsers(context, { preset: 'burst', except: new Set([ids[50] ?? '']) })),
    'BC-904',
  );
});
