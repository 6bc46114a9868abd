// After everything that writes a person down, and then an erasure or the end of the retention, none of the person's values is found: not in
// a table, not in the bytes of the SQLite file and its log, not in the next backup. In PostgreSQL every row of every table is read.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { json, run, serve } from '../../src/cli/testing/command.ts';
import { createDatabase } from '../../src/store/testing/database.ts';

const schemas = [
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
];
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const patchOp = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
const bulkRequest = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'];

/** Every value identifies the person alone. */
const erika = {
  schemas,
  userName: 'b81c5f4a-1111-4222-8333-abcdefabcdef',
  externalId: 'erika.mustermann@heidestrasse.example',
  displayName: 'Erika Mustermann',
  name: { givenName: 'Erikagiven', familyName: 'Mustermannsson', formatted: 'Dr. Erika Mustermannsson' },
  nickName: 'Rikchen',
  emails: [{ type: 'work', primary: true, value: 'erika@heidestrasse.example' }],
  phoneNumbers: [{ type: 'mobile', value: '+49 151 1111111' }],
  addresses: [{ type: 'home', streetAddress: 'Heidestrasse 17' }],
  [enterprise]: { employeeNumber: 'EMP-701984' },
};
const later = {
  phone: '+49 151 2222222',
  street: 'Neueweg 3',
  mail: 'e.neu@heidestrasse.example',
  display: 'Rikchen M.',
};
const values = [
  erika.userName,
  'erika.mustermann',
  'heidestrasse',
  'erika mustermann',
  'erikagiven',
  'mustermannsson',
  'rikchen',
  '1111111',
  'emp-701984',
  '2222222',
  'neueweg',
  'e.neu@',
  'kartentext',
  'netzwerk.example',
];
const bystander = { schemas: [schemas[0]], userName: 'bert-stays-here', displayName: 'Bert Bleibt' };

interface Place {
  readonly location: readonly [option: '--data' | '--database', value: string];
  /** All that is kept there, in lower case. */
  readonly read: () => Promise<readonly string[]>;
}

const places: readonly {
  readonly name: string;
  readonly open: (context: TestContext, folder: string) => Promise<Place>;
}[] = [
  {
    name: 'SQLite',
    open: async (_, folder) => ({ location: ['--data', folder], read: async () => readFiles(folder) }),
  },
  {
    name: 'PostgreSQL',
    open: async (context) => {
      const { url, run: ask, drop } = await createDatabase();
      context.after(drop);
      const read = async (): Promise<readonly string[]> => {
        const tables = await ask("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
        const rows = await Promise.all(
          tables.map(({ name }) => ask(`SELECT CAST(t AS text) AS row FROM ${name} AS t`)),
        );
        return rows.flat().map(({ row }) => String(row).toLowerCase());
      };
      return { location: ['--database', url], read };
    },
  },
];

/** The bytes of all files, pages that are free and logs included. */
function readFiles(folder: string): readonly string[] {
  return readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1').toLowerCase());
}

interface Scene {
  readonly location: readonly [option: '--data' | '--database', value: string];
  readonly directoryId: string;
  readonly token: string;
  readonly key: string;
  readonly read: Place['read'];
  readonly backup: () => Promise<string>;
}

async function openScene(context: TestContext, open: (typeof places)[number]['open']): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'becard-erasure-'));
  const backups = mkdtempSync(join(tmpdir(), 'becard-erasure-'));
  context.after(() => {
    for (const each of [folder, backups]) rmSync(each, { recursive: true, force: true });
  });
  const { location, read } = await open(context, folder);
  await json(['migrate', ...location]);
  const settings = { BECARD_PUBLIC_URL: 'https://becard.example' };
  const { id, token } = await json(['directory', 'create', 'Contoso', '--activate', ...location], settings);
  await json(['card', 'set', id, '--cards', 'on', ...location]);
  const { key } = await json(['api-key', 'create', 'HR', '--scope', 'users:read', 'users:write', ...location]);
  const backup = async (): Promise<string> => {
    const file = join(backups, 'next.backup');
    rmSync(file, { force: true });
    await json(['backup', 'create', file, ...location]);
    return gunzipSync(readFileSync(file)).toString('utf8').toLowerCase();
  };
  return { location, directoryId: id, token, key, read, backup };
}

/** Her card, with what is entered for it. */
async function fillCard(url: string, { directoryId, key }: Scene, id: string): Promise<void> {
  const address = `${new URL(url).origin}/api/v1/directories/${directoryId}/cards/${id}`;
  const send = async (method: string, path: string, body?: object): Promise<number> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(address + path, { method, headers, body: body ? JSON.stringify(body) : null });
    await answer.arrayBuffer();
    return answer.status;
  };
  while ((await send('GET', '')) !== 200);
  const socialLinks = [{ label: 'Rikchen', url: 'https://netzwerk.example/erika' }];
  const statuses = [
    await send('PATCH', '', { values: { shortDescription: 'Kartentext', socialLinks } }),
    await send('PATCH', '', { values: { shortDescription: 'Kartentext von Rikchen' } }),
    await send('PUT', '/pin', { pin: '4711' }),
    await send('POST', '/link', {}),
  ];
  assert.deepEqual(statuses, [200, 200, 204, 201]);
}

/** Everything that writes her down, on a server that runs. Gives her id. */
async function fill(url: string, scene: Scene): Promise<string> {
  const { directoryId, token } = scene;
  const ask = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
    const text = body === undefined ? null : JSON.stringify(body);
    const response = await fetch(`${new URL(url).origin}/scim/v2/${directoryId}${path}`, {
      method,
      headers,
      body: text,
    });
    const answered = await response.text();
    return answered === '' ? {} : JSON.parse(answered);
  };
  const patch = (id: string, ...Operations: readonly object[]) =>
    ask('PATCH', `/Users/${id}`, { schemas: patchOp, Operations });
  const filter = (text: string) => ask('GET', `/Users?filter=${encodeURIComponent(text)}`);

  await filter(`externalId eq "${erika.externalId}"`);
  const { id } = await ask('POST', '/Users', erika);
  await fillCard(url, scene, String(id));
  const { id: bert } = await ask('POST', '/Users', bystander);
  await patch(String(id), { op: 'replace', path: 'phoneNumbers[type eq "mobile"].value', value: later.phone });
  await patch(String(id), { op: 'replace', path: 'addresses[type eq "home"].streetAddress', value: later.street });
  await patch(String(id), { op: 'add', path: 'emails[type eq "home"].value', value: later.mail });
  await patch(String(id), { op: 'remove', path: `emails[value eq "${later.mail}"]` });
  await patch(String(id), { op: 'replace', path: 'active', value: 'no boolean', displayName: erika.displayName });
  await patch(String(bert), { op: 'add', path: `${enterprise}:manager`, value: id });
  const members = [
    { value: id, display: later.display },
    { value: erika.userName, display: erika.displayName },
  ];
  const { id: group } = await ask('POST', '/Groups', { displayName: 'Sales', members });
  await ask('PATCH', `/Groups/${String(group)}`, {
    schemas: patchOp,
    Operations: [
      { op: 'remove', path: `members[value eq "${String(id)}"]` },
      { op: 'add', path: 'members', value: [{ value: id, display: later.display }] },
    ],
  });
  await ask('POST', '/Users', { ...erika, externalId: 'other' });
  await ask('POST', '/Users', { ...erika, userName: 5 });
  await filter(`userName eq "${erika.userName}"`);
  await filter('displayName sw "Erika Must"');
  await filter('name.familyName eq "Mustermannsson"');
  await filter('emails.value eq "erika@heidestrasse.example" and');
  await ask('POST', '/Users/.search', {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
    filter: `displayName eq "${erika.displayName}"`,
  });
  await ask('POST', '/Bulk', {
    schemas: bulkRequest,
    Operations: [
      {
        method: 'PATCH',
        path: `/Users/${String(id)}`,
        data: { schemas: patchOp, Operations: [{ op: 'add', value: { nickName: 'Rikchen' } }] },
      },
      { method: 'POST', path: '/Users', bulkId: 'b1', data: { ...erika, userName: erika.userName } },
    ],
  });
  await ask('GET', `/Users/${encodeURIComponent(erika.externalId)}`);
  return String(id);
}

function assertGone(texts: readonly string[], where: string): void {
  for (const value of values) {
    const found = texts.find((text) => text.includes(value.toLowerCase()));
    const at = found?.indexOf(value.toLowerCase()) ?? -1;
    assert.equal(found?.slice(Math.max(0, at - 200), at + 100), undefined, `${value} in ${where}`);
  }
}

/** What was looked through holds what it should. */
function assertThere(texts: readonly string[]): void {
  for (const value of values)
    assert.ok(
      texts.some((text) => text.includes(value.toLowerCase())),
      `${value} was never written`,
    );
}

async function assertForgotten(scene: Scene): Promise<void> {
  assertGone(await scene.read(), 'the store');
  const backup = await scene.backup();
  assertGone([backup], 'the next backup');
  assert.ok(backup.includes('bert bleibt'), 'others stay');
}

for (const { name, open } of places) {
  test(`who is erased is in no table, no page and no backup, with ${name}`, async (context) => {
    const scene = await openScene(context, open);
    const { location, directoryId } = scene;
    const server = await serve(context, location);
    const id = await fill(server.url, scene);

    const refused = await run(['user', 'erase', directoryId, id, ...location]);
    const unknown = await run(['user', 'erase', directoryId, 'unknown', '--yes', ...location]);
    const all = await json(['user', 'export', directoryId, erika.externalId, ...location]);
    assertThere([JSON.stringify(all).toLowerCase()]);
    const erased = await json(['user', 'erase', directoryId, erika.externalId, '--yes', ...location]);
    const audit = await json(['audit', 'list', ...location]);
    const again = await run(['user', 'export', directoryId, id, ...location]);
    assertGone(await scene.read(), 'the store of a running server');
    await server.stop();

    assert.deepEqual([refused.code, unknown.code, again.code], [2, 3, 3]);
    assert.deepEqual(erased.ids, [id]);
    assert.ok(
      audit.some((act: { action: string; target: string }) => act.action === 'user.erased' && act.target === id),
    );
    await assertForgotten(scene);
    assert.equal((await run(['audit', 'check', ...location])).code, 0);
  });

  test(`who was deleted longer ago than the retention is in no table, no page and no backup, with ${name}`, async (context) => {
    const scene = await openScene(context, open);
    const { location, directoryId, token } = scene;
    const server = await serve(context, location);
    const id = await fill(server.url, scene);
    const headers = { authorization: `Bearer ${token}` };
    await fetch(`${new URL(server.url).origin}/scim/v2/${directoryId}/Users/${id}`, { method: 'DELETE', headers });
    await server.stop();

    const next = await serve(context, location, { BECARD_DELETED_RETENTION_DAYS: '0' });
    while ((await run(['user', 'export', directoryId, id, ...location])).code === 0);
    await next.stop();

    await assertForgotten(scene);
  });
}
