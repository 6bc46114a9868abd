// Schemas and resource types of a directory's own, on every store: the characteristics that no standard attribute has, over HTTP.

import assert from 'node:assert/strict';
import { importSchemas, type ResourceId } from '../../src/domain/index.ts';
import { type JsonObject, listOf } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { at, type Scim } from './driver.ts';
import { assertError, assertStatus, column } from './expect.ts';

const thingUrn = 'urn:example:scim:2.0:Thing';
const tagUrn = 'urn:example:scim:extension:2.0:Tag';

const thing = {
  id: thingUrn,
  name: 'Thing',
  attributes: [
    { name: 'label', required: true },
    { name: 'code', caseExact: true, uniqueness: 'server' },
    { name: 'count', type: 'integer' },
    { name: 'weight', type: 'decimal' },
    { name: 'madeAt', type: 'dateTime' },
    { name: 'works', type: 'boolean' },
    { name: 'photo', type: 'binary' },
    { name: 'link', type: 'reference', referenceTypes: ['external'] },
    { name: 'origin', mutability: 'immutable' },
    { name: 'state', mutability: 'readOnly' },
    { name: 'pin', mutability: 'writeOnly' },
    { name: 'note', returned: 'request' },
    { name: 'stamp', returned: 'always' },
    { name: 'words', multiValued: true },
    {
      name: 'parts',
      type: 'complex',
      multiValued: true,
      subAttributes: [{ name: 'value' }, { name: 'size', type: 'integer' }],
    },
  ],
};
const tag = {
  id: tagUrn,
  name: 'Tag',
  attributes: [
    { name: 'colour', required: true },
    { name: 'number', type: 'integer', uniqueness: 'global' },
  ],
};
const type = {
  name: 'Thing',
  endpoint: '/Things',
  schema: thingUrn,
  schemaExtensions: [{ schema: tagUrn, required: true }],
};

async function openThings(scim: Scim): Promise<void> {
  await importSchemas(scim.server.store.directory(scim.directoryId), JSON.stringify([thing, tag, type]));
}

function body(label: string, more: JsonObject = {}): JsonObject {
  return { schemas: [thingUrn, tagUrn], label, [tagUrn]: { colour: 'red' }, ...more };
}

async function create(scim: Scim, label: string, more: JsonObject = {}): Promise<string> {
  const answer = await scim.post('/Things', body(label, more));
  assertStatus(answer, 201);
  return `/Things/${String(answer.at('id'))}`;
}

async function labels(scim: Scim, query: string): Promise<readonly unknown[]> {
  return column(await scim.get(`/Things?${query}`), 'label');
}

requirement('7643-6-d', 'a resource has each required extension with its required attributes', async (scim) => {
  await openThings(scim);
  const path = await create(scim, 'a');

  assertError(await scim.post('/Things', { ...body('b'), [tagUrn]: undefined }), 400, 'invalidValue');
  assertError(await scim.post('/Things', body('b', { [tagUrn]: { number: 1 } })), 400, 'invalidValue');
  assertError(await scim.put(path, { schemas: [thingUrn], label: 'a' }), 400, 'invalidValue');
  assertError(await scim.patch(path, [{ op: 'remove', path: tagUrn }]), 400, 'mutability');
  assertError(await scim.patch(path, [{ op: 'remove', path: `${tagUrn}:colour` }]), 400, 'mutability');
  assert.deepStrictEqual((await scim.get(path)).at(tagUrn), { colour: 'red' });
});

requirement(
  ['7643-7-i', '7644-3.12-o'],
  'unique values of a directory’s own are unique by every verb and in a race',
  async (scim) => {
    await openThings(scim);
    const first = await create(scim, 'a', { code: 'X', [tagUrn]: { colour: 'red', number: 7 } });
    const second = await create(scim, 'b', { code: 'x' });

    assertError(await scim.post('/Things', body('c', { code: 'X' })), 409, 'uniqueness');
    assertError(await scim.put(second, body('b', { code: 'X' })), 409, 'uniqueness');
    assertError(await scim.patch(second, [{ op: 'add', path: 'code', value: 'X' }]), 409, 'uniqueness');
    assertError(await scim.patch(second, [{ op: 'add', path: `${tagUrn}:number`, value: 7 }]), 409, 'uniqueness');
    assert.equal((await scim.get(second)).at('code'), 'x');
    await scim.delete(first);
    const race = await Promise.all(
      Array.from({ length: 8 }, (_, at) => scim.post('/Things', body(`r${at}`, { code: 'X' }))),
    );

    assert.deepStrictEqual(race.map(({ status }) => status).toSorted(), [201, ...Array.from({ length: 7 }, () => 409)]);
    assert.deepStrictEqual((await labels(scim, 'filter=code eq "X"')).length, 1);
    assert.deepStrictEqual(await labels(scim, `filter=${tagUrn}:number eq 7`), []);
  },
);

requirement(['7643-7-g', '7643-4.1.1-l'], 'attributes are written and shown as their mutability says', async (scim) => {
  await openThings(scim);
  const path = await create(scim, 'a', { origin: 'here', state: 'mine', pin: '1234567' });
  const id = path.slice('/Things/'.length) as ResourceId;

  assertError(await scim.put(path, body('a', { origin: 'there' })), 400, 'mutability');
  assertError(await scim.patch(path, [{ op: 'replace', path: 'origin', value: 'there' }]), 400, 'mutability');
  assertError(await scim.patch(path, [{ op: 'replace', path: 'state', value: 'x' }]), 400, 'mutability');
  const answer = await scim.put(path, body('b', { state: 'x' }));
  const shown = await scim.get(`${path}?attributes=pin,origin`);

  assert.deepStrictEqual([answer.at('origin'), answer.at('state'), answer.at('pin')], ['here', undefined, undefined]);
  assert.deepStrictEqual([shown.at('origin'), shown.at('pin')], ['here', undefined]);
  const kept = await scim.server.store.directory(scim.directoryId).secrets.find(id, 'pin');
  assert.equal(await scim.server.platform.verifyPassword('1234567', kept ?? ''), true);
});

requirement(['7643-7-h', '7644-3.9-h'], 'attributes are shown when they should be', async (scim) => {
  await openThings(scim);
  const path = await create(scim, 'a', { note: 'N', stamp: 'S' });
  const shown = async (query: string): Promise<readonly unknown[]> => {
    const answer = await scim.get(`${path}${query}`);
    return [answer.at('label'), answer.at('note'), answer.at('stamp')];
  };

  assert.deepStrictEqual(await shown(''), ['a', undefined, 'S']);
  assert.deepStrictEqual(await shown('?attributes=note'), [undefined, 'N', 'S']);
  assert.deepStrictEqual(await shown('?excludedAttributes=label,stamp'), [undefined, undefined, 'S']);
});

requirement(
  ['7644-3.4.2.2-m', '7644-3.4.2.2-n', '7644-3.4.2.2-o', '7644-3.4.2.3-h'],
  'values are compared and sorted by their type',
  async (scim) => {
    await openThings(scim);
    const parts = [
      { value: 'x', size: 2 },
      { value: 'y', size: 1 },
    ];
    await create(scim, 'a', {
      count: 9,
      weight: 0.5,
      madeAt: '2026-01-01T01:00:00+01:00',
      works: true,
      words: ['Go'],
      parts,
    });
    await create(scim, 'b', { count: 10, weight: -1, madeAt: '2026-01-01T00:30:00Z', works: false, photo: 'AQID' });
    await create(scim, 'c', { link: 'https://example.com/A' });

    const asked: readonly (readonly [string, readonly string[]])[] = [
      ['count lt 10', ['a']],
      ['weight gt -0.5', ['a']],
      ['madeAt eq "2026-01-01T00:00:00Z"', ['a']],
      ['madeAt gt "2026-01-01T01:15:00+01:00"', ['b']],
      ['works eq false', ['b']],
      ['words eq "go"', ['a']],
      ['parts[value eq "x" and size gt 1]', ['a']],
      ['parts[value eq "y" and size gt 1]', []],
      ['photo eq "AQID"', ['b']],
      ['photo eq "aqid"', []],
      ['link eq "https://example.com/a"', []],
      ['count pr', ['a', 'b']],
    ];
    for (const [filter, expected] of asked) {
      assert.deepStrictEqual(await labels(scim, `filter=${encodeURIComponent(filter)}`), expected, filter);
    }
    for (const filter of ['works gt true', 'photo lt "AQID"', 'count co 1', 'count eq "9"', 'parts eq 1']) {
      assertError(await scim.get(`/Things?filter=${encodeURIComponent(filter)}`), 400, 'invalidFilter');
    }
    assert.deepStrictEqual(await labels(scim, 'sortBy=count'), ['a', 'b', 'c']);
    assert.deepStrictEqual(await labels(scim, 'sortBy=weight'), ['b', 'a', 'c']);
    assert.deepStrictEqual(await labels(scim, 'sortBy=madeAt&sortOrder=descending'), ['c', 'b', 'a']);
  },
);

requirement(
  ['7644-3.4.2.1-a', '7644-3.4.2.1-e'],
  'a query on the root covers types of the directory’s own',
  async (scim) => {
    await openThings(scim);
    await create(scim, 'a');
    await scim.user('jana');
    await scim.group('Sales');

    const all = listOf((await scim.get('/')).at('Resources')).map((resource) => at(resource, 'meta', 'resourceType'));
    const labelled = await scim.get(`/?filter=${encodeURIComponent('label pr')}`);

    assert.deepStrictEqual(all, ['User', 'Group', 'Thing']);
    assert.deepStrictEqual(column(labelled, 'label'), ['a']);
  },
);

requirement(['7644-6.1-b'], 'types of one directory are unknown in another', async (scim) => {
  const other = await scim.another();
  await openThings(scim);
  const path = await create(scim, 'a');

  assertError(await other.get('/Things'), 404);
  await openThings(other);
  assertError(await other.get(path), 404);
  await create(other, 'a');
});
