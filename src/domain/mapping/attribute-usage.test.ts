import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserUrn, userUrn } from '../../scim/index.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import type { Directory } from '../directories/directory.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { ResourceWrite } from '../resources/store.ts';
import type { DirectoryStore } from '../store.ts';
import { readAttributeUsage } from './attribute-usage.ts';

const platform = { yieldToOthers: async (): Promise<void> => undefined };
const contoso: Directory = {
  id: 'ud_contoso' as Directory['id'],
  name: 'Contoso',
  licenseReference: undefined,
  entra: true,
  provisioning: true,
  demonstration: false,
  testing: false,
  createdAt: 1000,
  schemaRevision: 0,
  deprovisioningGuard: false,
  deprovisioningAcknowledgedUntil: undefined,
};

async function openDirectory(people: readonly object[]): Promise<DirectoryStore> {
  const store = openTemporaryStore();
  await store.directories.insert(contoso);
  const directory = store.directory(contoso.id);
  await directory.write(async (transaction) => {
    for (const [index, body] of people.entries()) await transaction.resources.insert(resourceOf(index, body));
  });
  return directory;
}

function resourceOf(index: number, body: object): ResourceWrite {
  const unique = `user${String(index)}`;
  const keys = { unique, externalId: undefined, display: undefined, active: true, manager: undefined };
  const order = { nameOrder: '', emailOrder: '', departmentOrder: '' };
  return {
    type: 'User',
    id: unique as ResourceId,
    version: 1,
    createdAt: 1000,
    changedAt: 1000 + index,
    body: JSON.stringify(body),
    keys: { ...keys, ...order, emails: [], search: '' },
  };
}

test('each attribute is counted under the target of its mapping row, with the value of the user who changed last', async () => {
  const full = {
    schemas: [userUrn],
    id: 'x',
    userName: 'a',
    active: true,
    name: { givenName: 'Ada' },
    emails: [{ type: 'work', primary: true, value: 'ada@contoso.example' }],
    phoneNumbers: [
      { type: 'mobile', value: '1' },
      { type: 'fax', value: '2' },
    ],
    [enterpriseUserUrn]: { department: 'Sales', manager: { value: 'boss', $ref: '../Users/boss' } },
  };
  const directory = await openDirectory([full, { userName: 'b', active: false }]);

  const { users, looked, attributes } = await readAttributeUsage(directory, platform);

  assert.deepStrictEqual([users, looked], [2, 2]);
  assert.deepStrictEqual(
    attributes.map(({ path, people, lastValue }) => [path, people, lastValue]),
    [
      ['active', 2, 'false'],
      ['emails[type eq "work"].value', 1, 'ada@contoso.example'],
      ['name.givenName', 1, 'Ada'],
      ['phoneNumbers[type eq "fax"].value', 1, '2'],
      ['phoneNumbers[type eq "mobile"].value', 1, '1'],
      [`${enterpriseUserUrn}:department`, 1, 'Sales'],
      [`${enterpriseUserUrn}:manager`, 1, 'boss'],
      ['userName', 2, 'b'],
    ],
  );
});

test('a large directory is looked at in an even sample of 2,000', async () => {
  const directory = await openDirectory(
    Array.from({ length: 5_000 }, (_, index) => ({ userName: 'x', ...(index < 2_500 ? { title: 'early' } : {}) })),
  );
  let reads = 0;
  const counting: DirectoryStore = {
    ...directory,
    resources: {
      ...directory.resources,
      select: (type, selection) => {
        reads += selection.limit;
        return directory.resources.select(type, selection);
      },
    },
  };

  const { users, looked, attributes } = await readAttributeUsage(counting, platform);

  const title = attributes.find(({ path }) => path === 'title');
  assert.deepStrictEqual([users, looked, reads], [5_000, 2_000, 2_000]);
  assert.equal(title?.people, 1_000);
});

test('without users there are no attributes, and a long value is cut', async () => {
  const empty = await openDirectory([]);
  const long = await openDirectory([{ title: 'x'.repeat(500) }]);

  assert.deepStrictEqual((await readAttributeUsage(empty, platform)).attributes, []);
  assert.equal((await readAttributeUsage(long, platform)).attributes[0]?.lastValue.length, 81);
});
