import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CardSettings,
  type CardStore,
  type Context,
  createDirectory,
  createResource,
  type DirectoryEvent,
  type DirectoryId,
  type DirectoryStore,
  groupKind,
  isOfCard,
  patchResource,
  type ResourceId,
  removeResource,
  restoreResource,
  type Store,
  userKind,
} from '../domain/index.ts';
import { openWorkbench, type Workbench } from '../domain/testing/workbench.ts';
import type { JsonObject } from '../scim/index.ts';
import { cardSettingsOf, person } from '../store/testing/samples.ts';
import { followArrivals, followUsers } from './follow.ts';
import { changeSettings } from './settings.ts';

interface Site extends Workbench {
  readonly id: DirectoryId;
  readonly directory: DirectoryStore;
  readonly context: Context;
}

async function openSite(): Promise<Site> {
  const workbench = openWorkbench();
  const { store, platform } = workbench;
  const created = await createDirectory(store, platform, { name: 'Contoso', entra: true, provisioning: true });
  const directory = store.directory(created.id);
  const context: Context = {
    ...{ directory: created, store: directory, platform, actor: { kind: 'system' } },
    tenantUrl: 'https://becard.test/scim/v2/ud_test',
  };
  return { ...workbench, id: created.id, directory, context };
}

async function addUser({ context }: Site, userName: string, active = true): Promise<ResourceId> {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  return (await createResource(context, userKind, { schemas, userName, active })).resource.id;
}

const patchUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

async function setValue({ context }: Site, id: ResourceId, path: string, value: unknown): Promise<void> {
  const body = { schemas: [patchUrn], Operations: [{ op: 'replace', path, value }] };
  await patchResource(context, userKind, id, body, undefined);
}

/** Oldest first. */
async function cardEvents({ directory }: Site): Promise<readonly DirectoryEvent[]> {
  const events = await directory.events.list(undefined, 1_000);
  return events.filter(({ type }) => isOfCard(type)).toReversed();
}

const setActive = (site: Site, id: ResourceId, value: boolean) => setValue(site, id, 'active', value);

async function addGroup({ context }: Site, displayName: string, members: readonly ResourceId[]): Promise<ResourceId> {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:Group'];
  const body = { schemas, displayName, members: members.map((value) => ({ value })) };
  return (await createResource(context, groupKind, body)).resource.id;
}

async function patchGroup({ context }: Site, id: ResourceId, operation: JsonObject): Promise<void> {
  await patchResource(context, groupKind, id, { schemas: [patchUrn], Operations: [operation] }, undefined);
}

/** The store of a site, with a few means of its cards replaced. */
function withCards({ store }: Site, changed: Partial<CardStore>): Store {
  const directory = (id: DirectoryId): DirectoryStore => {
    const own = store.directory(id);
    return { ...own, cards: { ...own.cards, ...changed } };
  };
  return { ...store, directory };
}

async function followAll(scope: Parameters<typeof followUsers>[0]): Promise<void> {
  while (await followUsers(scope));
}

const scopeOf = ({ store, platform, context: { directory } }: Site) => ({ store, platform, directory });

async function switchOn(site: Site): Promise<void> {
  await changeSettings(scopeOf(site), { enabled: true, newCards: 'published' });
}

test('users who were there before cards and users who arrive get a card each, inactive ones none', async () => {
  const site = await openSite();
  const before = await addUser(site, 'anna');
  const inactive = await addUser(site, 'ben', false);
  await switchOn(site);
  await followAll(site);
  const after = await addUser(site, 'cara');

  await followAll(site);

  const [first, none, second] = [before, inactive, after].map((each) => site.directory.cards.find(each));
  assert.equal((await first)?.state, 'published');
  assert.equal(await none, undefined);
  assert.notEqual((await second)?.handle, (await first)?.handle);
});

test('a user who becomes active gets a card, and one who returns has the same', async () => {
  const site = await openSite();
  const id = await addUser(site, 'anna', false);
  await switchOn(site);
  await followAll(site);
  await setActive(site, id, true);
  await followAll(site);
  const card = await site.directory.cards.find(id);

  await setActive(site, id, false);
  await removeResource(site.context, userKind, id, undefined);
  await followAll(site);
  await restoreResource(site.context, userKind, id, 'user.restored');
  await setActive(site, id, true);
  await followAll(site);

  assert.equal(card?.state, 'published');
  assert.deepEqual(await site.directory.cards.find(id), card);
});

test('without cards no event is read and nothing is written', async () => {
  const site = await openSite();
  const id = await addUser(site, 'anna');
  const store: Store = { ...site.store, events: { ...site.store.events, read: () => assert.fail('events are read') } };

  await followAll({ ...site, store });

  assert.equal(await site.directory.cards.find(id), undefined);
  assert.equal(await site.store.cards.position(), undefined);
});

test('a part of the feed without events of users is read once', async () => {
  const site = await openSite();
  await switchOn(site);
  await followAll(site);
  const position = (await site.store.cards.position()) ?? 0;
  const read = async () => ({ events: [], next: position + 10, hasMore: true });

  await followUsers({ ...site, store: { ...site.store, events: { ...site.store.events, read } } });

  assert.equal(await site.store.cards.position(), position + 10);
});

test('cards that are switched off and on again are made for those who arrived meanwhile', async () => {
  const site = await openSite();
  await switchOn(site);
  await followAll(site);
  await changeSettings(scopeOf(site), { enabled: false });
  await followAll(site);
  const id = await addUser(site, 'anna');
  await followAll(site);
  const whileOff = await site.directory.cards.find(id);

  await switchOn(site);
  await followAll(site);

  assert.equal(whileOff, undefined);
  assert.equal((await site.directory.cards.find(id))?.state, 'published');
});

test('a hundred interruptions at any write lose no card and no event, and make none twice', async () => {
  const site = await openSite();
  await switchOn(site);
  let writes = 0;
  const interrupt = <Arguments extends readonly unknown[], Result>(work: (...given: Arguments) => Promise<Result>) => {
    return async (...given: Arguments): Promise<Result> => {
      writes += 1;
      // Every second write is lost, every other one is kept and its answer is lost.
      if (writes <= 100 && writes % 2 === 0) throw new Error('killed before the write');
      const result = await work(...given);
      if (writes <= 100) throw new Error('killed behind the write');
      return result;
    };
  };
  const { cards } = site.directory;
  const { add, saveScan, saveCompared } = cards;
  const interrupted = { add: interrupt(add), saveScan: interrupt(saveScan), saveCompared: interrupt(saveCompared) };
  const fragile: Store = {
    ...withCards(site, interrupted),
    cards: { ...site.store.cards, savePosition: interrupt(site.store.cards.savePosition) },
  };
  const ids: ResourceId[] = [];

  while (writes <= 100) {
    ids.push(await addUser(site, `user-${ids.length}`));
    await followUsers({ ...site, store: fragile }).catch(() => undefined);
  }
  await followAll({ ...site, store: fragile });

  const found = await cards.ofUsers(ids);
  assert.equal(found.length, ids.length);
  assert.equal(new Set(found.map(({ handle }) => handle)).size, ids.length);
  const said = (await cardEvents(site)).map(({ type, resourceId }) => `${type} ${resourceId}`);
  assert.deepEqual(said.toSorted(), ids.map((id) => `card.created ${id}`).toSorted());
});

test('each change of a card has one event, whatever else happens to its user', async () => {
  const site = await openSite();
  const { cards } = site.directory;
  await switchOn(site);
  const id = await addUser(site, 'anna');
  const steps: readonly (() => Promise<unknown>)[] = [
    async () => undefined,
    () => setValue(site, id, 'title', 'Head of Sales'),
    () => cards.setState([id], 'paused', 1),
    () => cards.setState([id], 'published', 2),
    () => cards.saveOwnValues(id, { website: { value: 'https://a.example/', at: 3, by: 'Ada' } }, 3),
    () => setActive(site, id, false),
    () => setValue(site, id, 'title', 'Partner'),
    () => setActive(site, id, true),
    () => removeResource(site.context, userKind, id, undefined),
  ];
  const written: (readonly string[])[] = [];

  for (const step of steps) {
    await step();
    const before = await cardEvents(site);
    await followAll(site);
    await followAll(site);
    const events = (await cardEvents(site)).slice(before.length);
    written.push(events.flatMap(({ type, changes }) => [type, ...changes.map(({ path }) => path)]));
  }

  assert.deepEqual(written, [
    ['card.created', 'handle', 'state'],
    ['card.updated', 'position'],
    ['card.paused', 'state'],
    ['card.published', 'state'],
    ['card.updated', 'website'],
    ['card.ended', 'active'],
    [],
    ['card.published', 'active', 'position'],
    ['card.ended', 'active'],
  ]);
});

test('another template and cards that are switched on again say which cards are others', async () => {
  const site = await openSite();
  await switchOn(site);
  const ids = [await addUser(site, 'anna'), await addUser(site, 'ben')];
  await followAll(site);
  const [template] = await site.directory.cards.templates();
  assert.ok(template);
  const fields = {
    ...template.fields,
    organisation: { rule: 'fixed', value: 'Fabrikam', isVisible: true, editableBy: 'editor' },
  } as const;
  await site.directory.cards.saveTemplate({ ...template, fields, version: 2 });
  await followAll(site);
  await changeSettings(scopeOf(site), { enabled: false });
  await followAll(site);
  await setValue(site, ids[0] as ResourceId, 'title', 'Partner');
  await switchOn(site);

  await followAll(site);

  const [, , ...later] = await cardEvents(site);
  assert.deepEqual(
    later.map(({ type, resourceId, changes }) => [type, resourceId, changes.map(({ path }) => path)]),
    [...ids.map((id) => ['card.updated', id, ['organisation']]), ['card.updated', ids[0], ['position']]],
  );
});

test('a value that is changed while its card is compared has its event with the next step', async () => {
  const site = await openSite();
  const { cards } = site.directory;
  await switchOn(site);
  const id = await addUser(site, 'anna');
  await followAll(site);
  await cards.setState([id], 'paused', 1);
  const late = withCards(site, {
    saveCompared: async (...given) => {
      await cards.saveOwnValues(id, { website: { value: 'https://a.example/', at: 3, by: 'Ada' } }, 3);
      await cards.saveCompared(...given);
    },
  });
  await followUsers({ ...site, store: late });

  await followAll(site);

  const last = (await cardEvents(site)).at(-1);
  assert.deepEqual(
    [last?.type, last?.changes],
    ['card.paused', [{ path: 'state', before: 'published', after: 'paused' }, { path: 'website' }]],
  );
});

test('a value that is changed while a card is made has its event', async () => {
  const site = await openSite();
  const { cards } = site.directory;
  await switchOn(site);
  await followAll(site);
  const id = await addUser(site, 'anna');
  const late = withCards(site, {
    add: async (...given) => {
      await setValue(site, id, 'title', 'Head of Sales');
      return cards.add(...given);
    },
  });
  await followArrivals({ ...site, store: late });
  const early = await cardEvents(site);

  await followAll(site);

  const [seen] = await cards.followedOf([id]);
  assert.deepEqual(early, []);
  assert.deepEqual(
    (await cardEvents(site)).map(({ type }) => type),
    ['card.created'],
  );
  assert.ok(seen?.seen?.fields['position']);
});

test('the event of a deleted user has no name', async () => {
  const site = await openSite();
  await switchOn(site);
  const id = await addUser(site, 'anna');
  await followAll(site);
  await removeResource(site.context, userKind, id, undefined);

  await followAll(site);

  assert.deepEqual(
    (await cardEvents(site)).map(({ type, subject }) => [type, subject]),
    [
      ['card.created', 'anna'],
      ['card.ended', ''],
    ],
  );
});

test('more users than one step looks at are caught up step by step', async () => {
  const site = await openSite();
  const ids = Array.from({ length: 1_203 }, (_, at) => `user-${at}`);
  await site.directory.write(async ({ resources }) => {
    for (const id of ids) await resources.insert(person(id));
  });
  await switchOn(site);

  await followAll(site);

  assert.equal((await site.directory.cards.ofUsers(ids as ResourceId[])).length, ids.length);
});

test('a handle that was given before is replaced by another one', async () => {
  const site = await openSite();
  await switchOn(site);
  const first = await addUser(site, 'anna');
  const second = await addUser(site, 'ben');
  let draws = 0;
  const randomBytes = (length: number): Uint8Array => {
    draws += 1;
    return new Uint8Array(length).fill(draws <= 2 ? 1 : draws);
  };

  await site.directory.cards.add([{ resourceId: first, handle: '1'.repeat(11) }], 'draft', 1);
  await followAll({ ...site, platform: { ...site.platform, randomBytes } });

  assert.deepEqual((await site.directory.cards.find(second))?.handle, '3'.repeat(11));
});

const unless = (filter: string): CardSettings => {
  const rules = [{ filter, template: 'tpl_a', newCards: 'draft' } as const, { newCards: 'published' } as const];
  return cardSettingsOf('draft', { assignment: { version: 1, changedAt: 1, rules } });
};

test('users whom the rules give no card have none until they move, and each card begins as its rule says', async () => {
  const site = await openSite();
  const before = await addUser(site, 'anna');
  await site.directory.cards.saveSettings(unless('title eq "Head"'));
  await followAll(site);
  const stateOf = async (id: ResourceId) => (await site.directory.cards.find(id))?.state;
  const states = [await stateOf(before)];

  await setValue(site, before, 'title', 'Head');
  await followAll(site);
  states.push(await stateOf(before));
  await setValue(site, before, 'title', 'Clerk');
  await followAll(site);

  assert.deepEqual([...states, await stateOf(before)], [undefined, 'draft', 'draft']);
});

test('a user who joins a group gets the card of that group, and so does a member of a group that is renamed', async () => {
  const site = await openSite();
  const [anna, ben] = [await addUser(site, 'anna'), await addUser(site, 'ben')];
  const group = await addGroup(site, 'Cards', []);
  const other = await addGroup(site, 'Others', [ben]);
  await site.directory.cards.saveSettings(unless('groups.display eq "Cards"'));
  await followAll(site);
  const hasCard = async () =>
    [await site.directory.cards.find(anna), await site.directory.cards.find(ben)].map(Boolean);
  const seen = [await hasCard()];

  await patchGroup(site, group, { op: 'add', path: 'members', value: [{ value: anna }] });
  await followAll(site);
  seen.push(await hasCard());
  await patchGroup(site, group, { op: 'replace', path: 'displayName', value: 'Former' });
  await patchGroup(site, other, { op: 'replace', path: 'displayName', value: 'Cards' });
  // The first round notes that everyone is to be looked at.
  await followAll(site);
  await followAll(site);
  seen.push(await hasCard());

  assert.deepEqual(seen, [
    [false, false],
    [true, false],
    [true, true],
  ]);
});

test('a new user has a card ahead of all other changes, with one event', async () => {
  const site = await openSite();
  await changeSettings({ ...site, directory: site.context.directory }, { enabled: true });
  const first = await addUser(site, 'anna');
  await followAll(site);
  await setValue(site, first, 'title', 'Clerk');
  const second = await addUser(site, 'ben');

  const { lookedTo, hasMore } = await followArrivals(site);
  const ahead = await cardEvents(site);
  const again = await followArrivals(site, lookedTo);
  await followAll(site);

  assert.deepStrictEqual(
    ahead.map(({ type, resourceId }) => [type, resourceId]),
    [
      ['card.created', first],
      ['card.created', second],
    ],
  );
  assert.deepStrictEqual([hasMore, again.hasMore], [false, false]);
  assert.deepStrictEqual(
    (await cardEvents(site)).slice(2).map(({ type, resourceId }) => [type, resourceId]),
    [['card.updated', first]],
  );
});
