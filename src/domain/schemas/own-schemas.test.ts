import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserUrn, type JsonObject, userUrn } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import { createResource, type Kind, patchResource, removeResource } from '../resources/index.ts';
import type { DirectoryStore } from '../store.ts';
import { codeOf } from '../testing/workbench.ts';
import { openWorkplace, type Workplace } from '../testing/workplace.ts';
import { importSchemas, listSchemas, removeSchema } from './own-schemas.ts';
import { createRegistries, type Registry } from './registry.ts';

const badgeUrn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
const deviceUrn = 'urn:contoso:Device';
const leaseUrn = 'urn:contoso:Lease';

const badge = {
  id: badgeUrn,
  name: 'Contoso',
  description: 'Badges',
  attributes: [{ name: 'badge' }, { name: 'floor' }],
};
const device = { id: deviceUrn, attributes: [{ name: 'serial', required: true }] };
const lease = { id: leaseUrn, attributes: [{ name: 'until', type: 'dateTime' }] };
const deviceType = {
  name: 'Device',
  endpoint: '/Devices',
  schema: deviceUrn,
  schemaExtensions: [{ schema: leaseUrn }],
};

function load(store: DirectoryStore, ...documents: readonly unknown[]): ReturnType<typeof importSchemas> {
  return importSchemas(store, JSON.stringify(documents));
}

async function registryOf({ store, directory }: Workplace): Promise<Registry> {
  return createRegistries()({ ...directory, schemaRevision: await store.schemas.revision() }, store);
}

async function kindOf(context: Workplace, name: string): Promise<Kind> {
  const kind = (await registryOf(context)).kinds.find(({ type }) => type.name === name);
  assert.ok(kind);
  return kind;
}

async function create(context: Workplace, name: string, body: JsonObject): Promise<ResourceId> {
  const { resource } = await createResource(context, await kindOf(context, name), body);
  return resource.id;
}

async function revisionAfter(context: Workplace, work: () => Promise<unknown>): Promise<readonly unknown[]> {
  const before = await context.store.schemas.text();
  const code = await codeOf(work);
  return [code, (await context.store.schemas.text()) === before];
}

test('what is imported is listed with the types that use it', async () => {
  const { store } = await openWorkplace();

  const imported = await load(store, badge, device, lease, deviceType);

  assert.deepStrictEqual(imported, {
    revision: 1,
    schemas: [badgeUrn, deviceUrn, leaseUrn].map((urn) => ({ urn, state: 'added' })),
  });
  assert.deepStrictEqual(await listSchemas(store), [
    {
      urn: badgeUrn,
      name: 'Contoso',
      description: 'Badges',
      role: 'extension',
      resourceTypes: [{ name: 'User', endpoint: '/Users', required: false }],
      attributes: ['badge', 'floor'],
    },
    {
      urn: deviceUrn,
      name: 'Device',
      description: '',
      role: 'resource type',
      resourceTypes: [{ name: 'Device', endpoint: '/Devices', required: true }],
      attributes: ['serial'],
    },
    {
      urn: leaseUrn,
      name: 'Lease',
      description: '',
      role: 'extension',
      resourceTypes: [{ name: 'Device', endpoint: '/Devices', required: false }],
      attributes: ['until'],
    },
  ]);
});

test('importing the same again changes nothing, not even the revision', async () => {
  const { store } = await openWorkplace();
  await load(store, badge, device, lease, deviceType);

  const again = await load(store, badge, { ...lease, description: 'Until when' });
  const once = await load(store, badge);

  assert.deepStrictEqual([again.revision, again.schemas.map(({ state }) => state)], [2, ['unchanged', 'changed']]);
  assert.deepStrictEqual(once, { revision: 2, schemas: [{ urn: badgeUrn, state: 'unchanged' }] });
});

test('what is not valid is refused and leaves everything as it was', async () => {
  const context = await openWorkplace();
  await load(context.store, badge);

  for (const text of [
    '{',
    '"x"',
    '[]',
    'null',
    'x'.repeat(600_000),
    JSON.stringify([device]),
    JSON.stringify([lease, { ...device, attributes: [] }]),
  ]) {
    const outcome = await revisionAfter(context, () => importSchemas(context.store, text));
    assert.deepStrictEqual(outcome, ['BC-906', true], text.slice(0, 40));
  }
});

test('a standard schema cannot be removed, nor one that was never there', async () => {
  const { store } = await openWorkplace();
  await load(store, badge);

  assert.equal(await codeOf(() => removeSchema(store, userUrn)), 'BC-904');
  assert.equal(await codeOf(() => removeSchema(store, enterpriseUserUrn)), 'BC-904');
  assert.equal(await codeOf(() => removeSchema(store, deviceUrn)), 'BC-904');
});

test('an extension with data stays; without data it is removed', async () => {
  const context = await openWorkplace();
  await load(context.store, badge);
  const id = await create(context, 'User', { schemas: [userUrn], userName: 'a', [badgeUrn]: { badge: 'B' } });
  await create(context, 'User', { schemas: [userUrn], userName: `"${badgeUrn}":` });

  const inUse = await revisionAfter(context, () => removeSchema(context.store, badgeUrn));
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'remove', path: badgeUrn }],
  };
  await patchResource(context, await kindOf(context, 'User'), id, body, undefined);
  const removed = await removeSchema(context.store, badgeUrn.toUpperCase());

  assert.deepStrictEqual([inUse, removed], [['BC-911', true], [badgeUrn]]);
  assert.deepStrictEqual(await listSchemas(context.store), []);
  assert.deepStrictEqual(
    (await registryOf(context)).types.map(({ name }) => name),
    ['User', 'Group'],
  );
});

test('a type goes with its schema and what only it used, once its resources are gone', async () => {
  const context = await openWorkplace();
  await load(context.store, badge, device, lease, deviceType);
  const id = await create(context, 'Device', { schemas: [deviceUrn], serial: 'S' });

  const inUse = await revisionAfter(context, () => removeSchema(context.store, deviceUrn));
  await removeResource(context, await kindOf(context, 'Device'), id, undefined);
  const removed = await removeSchema(context.store, deviceUrn);

  assert.deepStrictEqual(
    [inUse, removed],
    [
      ['BC-911', true],
      [deviceUrn, leaseUrn],
    ],
  );
  assert.deepStrictEqual(
    (await listSchemas(context.store)).map(({ urn }) => urn),
    [badgeUrn],
  );
});

test('a type that another schema refers to stays', async () => {
  const context = await openWorkplace();
  const tablet = { name: 'tablet', type: 'reference', referenceTypes: ['Device'] };
  await load(context.store, { ...badge, attributes: [tablet] }, device, lease, deviceType);

  assert.deepStrictEqual(await revisionAfter(context, () => removeSchema(context.store, deviceUrn)), ['BC-911', true]);
});

test('a schema in use may grow, and nothing else', async () => {
  const context = await openWorkplace();
  await load(context.store, badge, device, lease, deviceType);
  await create(context, 'User', { schemas: [userUrn], userName: 'a', [badgeUrn]: { badge: 'B' } });
  await create(context, 'Device', { schemas: [deviceUrn], serial: 'S' });
  const grown = { ...badge, attributes: [...badge.attributes, { name: 'room' }] };

  for (const document of [
    { ...badge, attributes: [{ name: 'badge' }] },
    { ...badge, attributes: [{ name: 'badge', type: 'integer' }, { name: 'floor' }] },
    { ...grown, attributes: [...grown.attributes, { name: 'must', required: true }] },
    { ...device, attributes: [{ name: 'serial', required: true, uniqueness: 'server' }] },
    { ...deviceType, endpoint: '/Machines' },
  ]) {
    const outcome = await revisionAfter(context, () => load(context.store, document));
    assert.deepStrictEqual(outcome, ['BC-911', true], JSON.stringify(document));
  }
  assert.equal((await load(context.store, grown)).schemas[0]?.state, 'changed');
  assert.equal((await load(context.store, { ...lease, attributes: [{ name: 'until' }] })).schemas[0]?.state, 'changed');
});

test('an extension that every resource must have is taken while there is no resource, and refused afterwards', async () => {
  const context = await openWorkplace();
  const user = {
    name: 'User',
    endpoint: '/Users',
    schema: userUrn,
    schemaExtensions: [{ schema: badgeUrn, required: true }],
  };
  await load(context.store, badge, user);

  const without = await codeOf(() => create(context, 'User', { schemas: [userUrn], userName: 'a' }));
  await create(context, 'User', { schemas: [userUrn], userName: 'a', [badgeUrn]: { badge: 'B' } });
  const other = { ...badge, id: 'urn:contoso:Other' };
  const extended = { ...user, schemaExtensions: [{ schema: other.id, required: true }] };

  assert.match(without, /is required/);
  assert.deepStrictEqual(await revisionAfter(context, () => load(context.store, other, extended)), ['BC-911', true]);
});

test('a registry is kept for its revision, and a directory without schemas of its own has the standard one', async () => {
  const { store, directory } = await openWorkplace();
  const find = createRegistries();
  let reads = 0;
  const text = () => store.schemas.text().finally(() => (reads += 1));
  const counting = { ...store, schemas: { ...store.schemas, text } };

  const standard = await find(directory, counting);
  await load(store, badge);
  const first = await find({ ...directory, schemaRevision: 1 }, counting);
  const second = await find({ ...directory, schemaRevision: 1 }, counting);
  await load(store, device, lease, deviceType);
  const third = await find({ ...directory, schemaRevision: 2 }, counting);

  assert.deepStrictEqual([standard.revision, reads, first === second], [0, 2, true]);
  assert.deepStrictEqual(
    third.types.map(({ name }) => name),
    ['User', 'Group', 'Device'],
  );
});
