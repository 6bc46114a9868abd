import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, openWorkbench } from '../testing/workbench.ts';
import { checkMapping, checkUser } from '../users/warnings.ts';
import {
  changeDirectory,
  createDirectory,
  deleteDirectory,
  findDirectory,
  listDirectories,
  tenantUrlOf,
} from './directories.ts';

test('a new directory has a trimmed name, both switches off and a Tenant URL', async () => {
  const { store, platform } = openWorkbench();

  const directory = await createDirectory(store, platform, { name: '  Contoso  ', licenseReference: ' ' });

  assert.match(directory.id, /^ud_[0-9A-Za-z]{12}$/);
  assert.deepEqual(
    [directory.name, directory.licenseReference, directory.entra, directory.provisioning, directory.demonstration],
    ['Contoso', undefined, false, false, false],
  );
  assert.equal(tenantUrlOf('https://x.example', directory.id), `https://x.example/scim/v2/${directory.id}`);
  assert.deepEqual(await listDirectories(store), [directory]);
});

for (const name of ['', '   ', 'x'.repeat(201), 'two\nlines', 'nul\u0000', '\ud800']) {
  test(`the name ${JSON.stringify(name).slice(0, 20)} is refused and nothing is stored`, async () => {
    const { store, platform } = openWorkbench();

    assert.equal(await codeOf(() => createDirectory(store, platform, { name })), 'BC-906');
    assert.deepEqual(await store.directories.list(), []);
  });
}

test('a change touches only what it names, and an empty License Reference clears it', async () => {
  const { store, platform } = openWorkbench();
  const { id } = await createDirectory(store, platform, { name: 'Contoso', licenseReference: 'L-1' });

  const switched = await changeDirectory(store, id, { entra: true });
  const cleared = await changeDirectory(store, id, { licenseReference: '' });

  assert.deepEqual([switched.entra, switched.provisioning, switched.licenseReference], [true, false, 'L-1']);
  assert.deepEqual([cleared.entra, cleared.licenseReference, cleared.name], [true, undefined, 'Contoso']);
});

test('an unknown directory is reported as such, whatever is done with it', async () => {
  const { store } = openWorkbench();

  for (const id of ['ud_unknown', '', '../x', 'ud_'.repeat(500)]) {
    assert.equal(await codeOf(() => findDirectory(store, id)), 'BC-904');
    assert.equal(await codeOf(() => changeDirectory(store, id, { entra: true })), 'BC-904');
    assert.equal(await codeOf(() => deleteDirectory(store, id)), 'BC-904');
  }
});

const objectId = '9f1c2d3e-0000-4000-8000-00000000abcd';

for (const [userName, externalId, expected] of [
  [objectId, 'ada@contoso.example', []],
  [objectId.toUpperCase(), 'ada@contoso.example', []],
  [objectId, undefined, []],
  [objectId, 'ada', ['BC-311']],
  ['ada@contoso.example', 'ada', ['BC-310']],
  ['ada@contoso.example', objectId, ['BC-310']],
] as const) {
  test(`userName ${userName} with externalId ${externalId} gives ${expected.join(', ') || 'no warning'}`, () => {
    assert.deepEqual(checkMapping(userName, externalId), expected);
  });
}

for (const [emails, expected] of [
  [[{ type: 'work', value: 'jana@' }], ['BC-401']],
  [[{ type: 'Work', value: '@contoso.example' }], ['BC-401']],
  [
    [
      { type: 'work', value: 'jana@contoso' },
      { type: 'work', value: 'jana@@contoso' },
    ],
    ['BC-401'],
  ],
  [[{ type: 'work', value: 'jana weber@contoso.example' }], ['BC-401']],
  [[{ type: 'work', value: 'jana@contoso..example' }], ['BC-401']],
  [[{ type: 'work', value: "o'neil+x@münchen.example" }], []],
  [[{ type: 'work', value: 'jana@localhost' }], []],
  [[{ type: 'home', value: 'jana@' }, { value: 'jana@' }, { type: 'work', display: 'Jana' }], []],
  [undefined, []],
] as const) {
  test(`emails ${JSON.stringify(emails)} give ${expected.join(', ') || 'no warning'}`, () => {
    assert.deepEqual(checkUser({ userName: objectId, externalId: 'ada@contoso.example', emails }), expected);
  });
}

test('the mapping is warned about before a value', () => {
  const emails = [{ type: 'work', value: 'jana@' }];

  assert.deepEqual(checkUser({ userName: 'ada', emails }), ['BC-310', 'BC-401']);
});
