// Schemas on the command line, beside a server that runs on the same data.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, json, newData, run, serve } from './testing/command.ts';

const badgeUrn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
const deviceUrn = 'urn:contoso:scim:2.0:Device';
const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';

const documents = [
  { id: badgeUrn, name: 'Contoso', attributes: [{ name: 'badge', uniqueness: 'server' }] },
  { id: deviceUrn, name: 'Device', attributes: [{ name: 'serial', required: true }] },
  { name: 'Device', endpoint: '/Devices', schema: deviceUrn },
];

function fileOf(name: string, document: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}

test('schemas are imported, listed and removed; faults say what is wrong', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);
  const file = fileOf('own.json', documents);

  const imported = await json(['schema', 'import', id, file, ...at]);
  const again = await json(['schema', 'import', id, file, ...at]);
  const listed = await json(['schema', 'list', id, ...at]);
  const removed = await json(['schema', 'remove', id, deviceUrn, '--yes', ...at]);
  const table = await run(['schema', 'list', id, ...at]);
  const gone = await run(['schema', 'remove', id, deviceUrn, '--yes', ...at]);
  const invalid = await run([
    'schema',
    'import',
    id,
    fileOf('bad.json', [{ id: badgeUrn, attributes: [{ name: 'a b' }] }]),
    ...at,
  ]);
  const broken = await run(['schema', 'import', id, fileOf('broken.json', '{'), ...at]);
  const missing = await run(['schema', 'import', id, join(folder, 'nowhere.json'), ...at]);
  const unknown = await run(['schema', 'list', 'ud_x', ...at]);

  assert.deepEqual(imported, {
    revision: 1,
    schemas: [
      { urn: badgeUrn, state: 'added' },
      { urn: deviceUrn, state: 'added' },
    ],
  });
  assert.equal(again.revision, 1);
  assert.deepEqual(
    listed.map(({ urn, role, resourceTypes }: Record<string, unknown>) => [urn, role, resourceTypes]),
    [
      [badgeUrn, 'extension', [{ name: 'User', endpoint: '/Users', required: false }]],
      [deviceUrn, 'resource type', [{ name: 'Device', endpoint: '/Devices', required: true }]],
    ],
  );
  assert.deepEqual(removed, { removed: [deviceUrn] });
  assert.match(table.out, /SCHEMA +NAME +ROLE/);
  assert.deepEqual([gone.code, invalid.code, broken.code, missing.code, unknown.code], [3, 2, 2, 2, 3]);
  assert.match(invalid.problem, /"a b".*\[BC-906\]/);
  const audit = await json(['audit', 'list', ...at]);
  assert.deepEqual(
    audit
      .map(({ action, target }: Record<string, string>) => [action, target])
      .toReversed()
      .slice(1),
    [
      ['schema.imported', badgeUrn],
      ['schema.imported', deviceUrn],
      ['schema.removed', deviceUrn],
    ],
  );
});

test('a running server follows with the next request, and a restart keeps schemas and data', async (context) => {
  const at = newData();
  const created = await json(['directory', 'create', 'Contoso', '--activate', ...at]);
  const file = fileOf('live.json', documents);
  const headers = { authorization: `Bearer ${created.token}`, 'content-type': 'application/scim+json' };
  let server = await serve(context, at);
  const base = (): string => `${server.url}/scim/v2/${created.id}`;
  const get = (path: string): Promise<Response> => fetch(`${base()}${path}`, { headers });
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${base()}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });

  const before = await get('/Devices');
  await json(['schema', 'import', created.id, file, ...at]);
  const device = await post('/Devices', { schemas: [deviceUrn], serial: 'S-1' });
  const user = await post('/Users', {
    schemas: [userUrn],
    userName: 'jana',
    password: 'secret',
    [badgeUrn]: { badge: 'B' },
  });
  await server.stop();
  server = await serve(context, at);
  const twin = await post('/Users', { schemas: [userUrn], userName: 'bert', [badgeUrn]: { badge: 'b' } });
  const found = await get(`/Users?filter=${encodeURIComponent(`${badgeUrn}:badge eq "B"`)}`);
  const inUse = await run(['schema', 'remove', created.id, deviceUrn, '--yes', ...at]);
  const { id } = JSON.parse(await device.text());
  await fetch(`${base()}/Devices/${id}`, { method: 'DELETE', headers });
  await json(['schema', 'remove', created.id, deviceUrn, '--yes', ...at]);
  const after = await get('/Devices');
  await server.stop();

  assert.deepEqual([before.status, device.status, user.status, twin.status, after.status], [404, 201, 201, 409, 404]);
  assert.equal(JSON.parse(await found.text()).totalResults, 1);
  assert.deepEqual([inUse.code, /Delete them first/.test(inUse.problem)], [4, true]);
});
