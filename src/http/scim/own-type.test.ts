// A directory's own resource type over HTTP: an endpoint like any other, with references, groups, Bulk and searches over all types.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSchemas } from '../../domain/index.ts';
import {
  bulkRequestUrn,
  groupUrn,
  isObject,
  type JsonObject,
  patchOpUrn,
  searchRequestUrn,
  userUrn,
} from '../../scim/index.ts';
import { type Bench, detail, jana, json, openBench, publicUrl } from './testing/bench.ts';
import { deviceUrn, leaseUrn, openDevices, own } from './testing/devices.ts';

const laptop = {
  serial: 'SN-1',
  displayName: 'Laptop',
  mac: ['00:AA', '00:BB'],
  price: 999.5,
  key: 'AQID',
  bought: '2026-02-03T04:05:06Z',
  manual: 'https://example.com/manual.pdf',
};

function device(more: JsonObject = {}): JsonObject {
  return { schemas: [deviceUrn], ...laptop, ...more };
}

async function create({ send }: Bench, endpoint: string, body: JsonObject): Promise<string> {
  const answer = await send('POST', endpoint, { body });
  assert.equal(answer.status, 201, answer.body);
  return String(json(answer)['id']);
}

async function listed({ send }: Bench, path: string, name: string): Promise<readonly unknown[]> {
  const answer = await send('GET', path);
  assert.equal(answer.status, 200, answer.body);
  const resources = json(answer)['Resources'];
  return Array.isArray(resources) ? resources.map((resource: JsonObject) => resource[name]) : [];
}

function tenantUrl({ directory }: Bench): string {
  return `${publicUrl}/scim/v2/${directory.id}`;
}

test('a device is created, read, replaced, changed and deleted at its own endpoint', async () => {
  const bench = await openDevices();
  const { send } = bench;
  const created = await send('POST', '/Devices', { body: device({ id: 'mine', unknown: 1 }) });
  const id = String(json(created)['id']);
  const location = `${tenantUrl(bench)}/Devices/${id}`;
  const { meta, ...shown } = json(created);

  assert.deepStrictEqual(
    [created.status, created.headers['location'], created.headers['etag']],
    [201, location, 'W/"1"'],
  );
  assert.deepStrictEqual(shown, { schemas: [deviceUrn], id, ...laptop });
  assert.deepStrictEqual(isObject(meta) && [meta['resourceType'], meta['location'], meta['version']], [
    'Device',
    location,
    'W/"1"',
  ]);
  assert.deepStrictEqual(json(await send('GET', `/Devices/${id}`)), json(created));

  const put = await send('PUT', `/Devices/${id}`, { body: { schemas: [deviceUrn], serial: 'SN-2' } });
  assert.deepStrictEqual([put.status, json(put)['serial'], json(put)['price']], [200, 'SN-2', undefined]);

  const body = { schemas: [patchOpUrn], Operations: [{ op: 'add', path: 'mac', value: 'FF' }] };
  const patched = await send('PATCH', `/Devices/${id}`, { body, headers: { 'if-match': 'W/"2"' } });
  assert.deepStrictEqual([patched.status, json(patched)['mac'], patched.headers['etag']], [200, ['FF'], 'W/"3"']);
  assert.equal((await send('PATCH', `/Devices/${id}`, { body, headers: { 'if-match': 'W/"2"' } })).status, 412);
  assert.equal((await send('GET', `/Devices/${id}`, { headers: { 'if-none-match': 'W/"3"' } })).status, 304);

  assert.equal((await send('DELETE', `/Devices/${id}`)).status, 204);
  assert.equal((await send('GET', `/Devices/${id}`)).status, 404);
  assert.deepStrictEqual(await listed(bench, '/Devices', 'serial'), []);
});

test('what the schema requires is required, and only what it names as base', async () => {
  const { send } = await openDevices();
  const attempts = [
    device({ serial: undefined }),
    device({ serial: '  ' }),
    { ...device(), schemas: [userUrn] },
    device({ schemas: [deviceUrn, leaseUrn], [leaseUrn]: { until: '2027-01-01T00:00:00Z' } }),
    device({ price: 'cheap' }),
    device({ key: 'A' }),
    device({ key: 'not base64!' }),
    device({ bought: 'yesterday' }),
  ];

  const answers = await Promise.all(attempts.map((body) => send('POST', '/Devices', { body })));

  assert.deepStrictEqual(
    answers.map(({ status }) => status),
    attempts.map(() => 400),
  );
  assert.match(answers[3]?.body ?? '', new RegExp(`${leaseUrn}:contract is required`));
});

test('devices are filtered and sorted by the types of their attributes', async () => {
  const bench = await openDevices();
  await create(bench, '/Devices', device());
  await create(bench, '/Devices', { schemas: [deviceUrn], serial: 'sn-1', displayName: 'phone', price: 1000 });
  await create(bench, '/Devices', {
    schemas: [deviceUrn],
    serial: 'SN-3',
    externalId: 'ext',
    [leaseUrn]: { contract: 'C' },
  });

  const asked: Readonly<Record<string, readonly string[]>> = {
    'serial eq "SN-1"': ['SN-1'],
    'displayName eq "LAPTOP"': ['SN-1'],
    'displayName sw "p"': ['sn-1'],
    'externalId eq "ext"': ['SN-3'],
    'price gt 999.25 and price lt 1000': ['SN-1'],
    'price ge 1000': ['sn-1'],
    'mac eq "00:bb"': ['SN-1'],
    'mac co "0:"': ['SN-1'],
    'key eq "AQID"': ['SN-1'],
    'bought ge "2026-02-03T05:05:06+01:00"': ['SN-1'],
    'manual sw "https://"': ['SN-1'],
    [`${leaseUrn}:contract eq "c"`]: ['SN-3'],
    'meta.resourceType eq "Device"': ['SN-1', 'sn-1', 'SN-3'],
    'meta.resourceType eq "User"': [],
    'userName pr': [],
  };
  for (const [filter, serials] of Object.entries(asked)) {
    assert.deepStrictEqual(
      await listed(bench, `/Devices?filter=${encodeURIComponent(filter)}`, 'serial'),
      serials,
      filter,
    );
  }
  assert.deepStrictEqual(await listed(bench, '/Devices?sortBy=price', 'serial'), ['SN-1', 'sn-1', 'SN-3']);
  assert.deepStrictEqual(await listed(bench, '/Devices?sortBy=serial', 'serial'), ['SN-1', 'SN-3', 'sn-1']);
  assert.deepStrictEqual(await listed(bench, '/Devices?sortBy=displayName&sortOrder=descending', 'serial'), [
    'SN-3',
    'sn-1',
    'SN-1',
  ]);
  assert.equal((await bench.send('GET', `/Devices?filter=${encodeURIComponent('key gt "A"')}`)).status, 400);
});

test('pages and cursors walk devices as they walk people', async () => {
  const bench = await openDevices();
  for (let at = 0; at < 5; at += 1) await create(bench, '/Devices', { schemas: [deviceUrn], serial: `S${at}` });

  const seen: unknown[] = [];
  let cursor: unknown = '';
  while (typeof cursor === 'string') {
    const page = json(await bench.send('GET', `/Devices?count=2&cursor=${encodeURIComponent(cursor)}`));
    seen.push(
      ...(Array.isArray(page['Resources']) ? page['Resources'].map(({ serial }: { serial: unknown }) => serial) : []),
    );
    cursor = page['nextCursor'];
  }

  assert.deepStrictEqual(seen, ['S0', 'S1', 'S2', 'S3', 'S4']);
  assert.deepStrictEqual(await listed(bench, '/Devices?startIndex=4&count=5', 'serial'), ['S3', 'S4']);
});

test('"server" is unique among the resources of the type, "global" among all that have the attribute, each of several values', async () => {
  const bench = await openDevices();
  const id = await create(bench, '/Devices', device());
  const other = { schemas: [deviceUrn], serial: 'SN-9' };

  const sameSerial = await bench.send('POST', '/Devices', { body: { ...other, serial: 'SN-1' } });
  const sameMac = await bench.send('POST', '/Devices', { body: { ...other, mac: ['00:CC', '00:bb'] } });
  const otherCase = await bench.send('POST', '/Devices', { body: { ...other, serial: 'sn-1' } });

  assert.deepStrictEqual([sameSerial.status, json(sameSerial)['scimType']], [409, 'uniqueness']);
  assert.match(detail(sameSerial), new RegExp(`serial is used by device ${id}`));
  assert.deepStrictEqual([sameMac.status, otherCase.status], [409, 201]);
});

test('a global value is unique over types that share an extension, a server value is not', async () => {
  const bench = await openBench();
  const tag = {
    id: 'urn:contoso:tag',
    attributes: [
      { name: 'asset', type: 'integer', uniqueness: 'global' },
      { name: 'slot', type: 'dateTime', uniqueness: 'server' },
    ],
  };
  const desk = { id: 'urn:contoso:Desk', attributes: [{ name: 'label' }] };
  const types = [
    { name: 'Desk', endpoint: '/Desks', schema: desk.id, schemaExtensions: [{ schema: tag.id }] },
    { name: 'User', endpoint: '/Users', schema: userUrn, schemaExtensions: [{ schema: tag.id }] },
  ];
  await importSchemas(bench.store.directory(bench.directory.id), JSON.stringify([tag, desk, ...types]));
  const slot = '2026-01-01T00:00:00Z';
  await create(bench, '/Desks', { schemas: [desk.id], [tag.id]: { asset: 7, slot } });

  const user = (more: JsonObject): JsonObject => ({ ...jana, [tag.id]: more });
  const sameAsset = await bench.send('POST', '/Users', { body: user({ asset: 7 }) });
  const sameSlot = await bench.send('POST', '/Users', { body: user({ slot }) });
  const sameInstant = await bench.send('POST', '/Users', {
    body: { ...user({ slot: '2026-01-01T01:00:00.000+01:00' }), userName: 'other' },
  });

  assert.deepStrictEqual([sameAsset.status, sameSlot.status, sameInstant.status], [409, 201, 409]);
  const filter = encodeURIComponent(`${tag.id}:asset eq 7`);
  assert.equal(json(await bench.send('GET', `/?filter=${filter}`))['totalResults'], 1);
});

test('a reference to one type gets the address of what it names, wherever it points', async () => {
  const bench = await openDevices();
  const user = await create(bench, '/Users', jana);
  const id = await create(bench, '/Devices', device({ owner: { value: user, $ref: 'https://elsewhere.test/x' } }));

  const read = json(await bench.send('GET', `/Devices/${id}`));
  const found = await listed(bench, `/Devices?filter=${encodeURIComponent(`owner eq "${user}"`)}`, 'id');
  const body = { schemas: [patchOpUrn], Operations: [{ op: 'add', path: 'owner', value: user }] };
  const same = await bench.send('PATCH', `/Devices/${id}`, { body });

  const $ref = `${tenantUrl(bench)}/Users/${user}`;
  assert.deepStrictEqual(read['owner'], { value: user, $ref });
  assert.deepStrictEqual(found, [id]);
  assert.deepStrictEqual([same.headers['etag'], json(same)['owner']], ['W/"1"', { value: user, $ref }]);
  assert.equal((await bench.send('GET', $ref.slice(tenantUrl(bench).length))).status, 200);
});

test('a device joins a group when its schema has groups, and shows them', async () => {
  const bench = await openDevices();
  const id = await create(bench, '/Devices', device());
  const user = await create(bench, '/Users', jana);
  const body = { schemas: [groupUrn], displayName: 'Lent', members: [{ value: id }, { value: user }] };
  const group = await create(bench, '/Groups', body);

  const members = json(await bench.send('GET', `/Groups/${group}`))['members'];
  const groups = json(await bench.send('GET', `/Devices/${id}`))['groups'];

  const url = tenantUrl(bench);
  const byType = Array.isArray(members) ? members.toSorted((left, right) => (left.type < right.type ? -1 : 1)) : [];
  assert.deepStrictEqual(byType, [
    { value: id, $ref: `${url}/Devices/${id}`, type: 'Device' },
    { value: user, $ref: `${url}/Users/${user}`, type: 'User' },
  ]);
  assert.deepStrictEqual(groups, [{ value: group, $ref: `${url}/Groups/${group}`, display: 'Lent', type: 'direct' }]);
  assert.deepStrictEqual(await listed(bench, `/Devices?filter=${encodeURIComponent(`groups eq "${group}"`)}`, 'id'), [
    id,
  ]);
  assert.deepStrictEqual(
    await listed(bench, `/Groups?filter=${encodeURIComponent(`members[value eq "${id}" and type eq "device"]`)}`, 'id'),
    [group],
  );
  await bench.send('DELETE', `/Devices/${id}`);
  assert.equal(
    await listed(bench, `/Groups?filter=${encodeURIComponent(`members eq "${id}"`)}`, 'id').then((ids) => ids.length),
    0,
  );
});

test('a resource whose schema has no groups cannot be a member, and is not shown as one', async () => {
  const bench = await openBench();
  const plain = { id: 'urn:contoso:Room', attributes: [{ name: 'label' }] };
  const type = { name: 'Room', endpoint: '/Rooms', schema: plain.id };
  await importSchemas(bench.store.directory(bench.directory.id), JSON.stringify([plain, type]));
  const room = await create(bench, '/Rooms', { schemas: [plain.id], label: 'A1' });

  const body = { schemas: [groupUrn], displayName: 'Rooms', members: [{ value: room }] };
  const answer = await bench.send('POST', '/Groups', { body });

  assert.deepStrictEqual([answer.status, json(answer)['members']], [201, undefined]);
});

test('a query on the root and /.search cover all types', async () => {
  const bench = await openDevices();
  await create(bench, '/Devices', device({ displayName: 'Zeta' }));
  await create(bench, '/Users', { ...jana, displayName: 'Mia' });
  await create(bench, '/Groups', { schemas: [groupUrn], displayName: 'Alpha' });

  const body = {
    schemas: [searchRequestUrn],
    filter: 'displayName pr',
    sortBy: 'displayName',
    attributes: ['displayName'],
  };
  const searched = json(await bench.send('POST', '/.search', { body }))['Resources'];

  assert.deepStrictEqual(Array.isArray(searched) && searched.map((found: JsonObject) => found['displayName']), [
    'Alpha',
    'Mia',
    'Zeta',
  ]);
  assert.deepStrictEqual(await listed(bench, `/?filter=${encodeURIComponent('serial pr')}`, 'serial'), ['SN-1']);
  assert.deepStrictEqual(
    await listed(bench, `/?filter=${encodeURIComponent('meta.resourceType eq "Device"')}`, 'displayName'),
    ['Zeta'],
  );
});

test('a Bulk request creates devices and people that refer to each other', async () => {
  const bench = await openDevices();
  const operations = [
    { method: 'POST', path: '/Devices', bulkId: 'd', data: device({ owner: { value: 'bulkId:u' } }) },
    { method: 'POST', path: '/Users', bulkId: 'u', data: jana },
    {
      method: 'POST',
      path: '/Groups',
      bulkId: 'g',
      data: { schemas: [groupUrn], displayName: 'G', members: [{ value: 'bulkId:d' }] },
    },
  ];

  const answer = json(
    await bench.send('POST', '/Bulk', { body: { schemas: [bulkRequestUrn], Operations: operations } }),
  );

  const results = Array.isArray(answer['Operations']) ? answer['Operations'] : [];
  assert.deepStrictEqual(
    results.map(({ status }: { status: unknown }) => status),
    ['201', '201', '201'],
  );
  const [user] = await listed(bench, '/Users', 'id');
  const [owner] = await listed(bench, '/Devices', 'owner');
  assert.deepStrictEqual(owner, { value: user, $ref: `${tenantUrl(bench)}/Users/${String(user)}` });
  const [members] = await listed(bench, '/Groups', 'members');
  assert.equal(Array.isArray(members) && members[0].type, 'Device');
});

test('discovery lists the type and its schemas, and what can be a member', async () => {
  const { send } = await openDevices();

  const types = json(await send('GET', '/ResourceTypes'))['Resources'];
  const type = json(await send('GET', '/ResourceTypes/Device'));
  const schemas = json(await send('GET', '/Schemas'))['Resources'];
  const group = JSON.stringify(json(await send('GET', `/Schemas/${groupUrn}`)));

  assert.deepStrictEqual(Array.isArray(types) && types.map(({ name }: { name: unknown }) => name), [
    'User',
    'Group',
    'Device',
  ]);
  assert.deepStrictEqual(
    [type['endpoint'], type['schema'], type['schemaExtensions'], type['id']],
    ['/Devices', deviceUrn, [{ schema: leaseUrn, required: false }], 'Device'],
  );
  const ids = Array.isArray(schemas) ? schemas.map(({ id }: { id: unknown }) => id) : [];
  assert.deepStrictEqual(
    [ids.includes(deviceUrn), ids.includes(leaseUrn), new Set(ids).size],
    [true, true, ids.length],
  );
  assert.match(group, /"canonicalValues":\["User","Group","Device"\]/);
  assert.match(group, /"referenceTypes":\["User","Group","Device"\]/);
});

test('what discovery answers can be imported into another directory as it is', async () => {
  const first = await openDevices();
  const second = await openBench();
  const served = await Promise.all(
    ['/Schemas', '/ResourceTypes'].map(async (path) => json(await first.send('GET', path))),
  );

  await importSchemas(second.store.directory(second.directory.id), JSON.stringify(served));

  const again = await Promise.all(
    ['/Schemas', '/ResourceTypes'].map(async (path) => json(await second.send('GET', path))),
  );
  const plain = (documents: unknown, id: string): unknown => JSON.parse(JSON.stringify(documents).replaceAll(id, 'ud'));
  assert.deepStrictEqual(plain(again, second.directory.id), plain(served, first.directory.id));
});

test('ids of devices are foreign at other endpoints and in other directories', async () => {
  const bench = await openDevices();
  const other = await openDevices();
  const id = await create(bench, '/Devices', device());

  const answers = await Promise.all([
    bench.send('GET', `/Users/${id}`),
    other.send('GET', `/Devices/${id}`),
    other.send('DELETE', `/Devices/${id}`),
  ]);
  const unextended = await openBench();
  const unknown = await unextended.send('GET', '/Devices');

  assert.deepStrictEqual(
    answers.map(({ status }) => status),
    [404, 404, 404],
  );
  assert.match(detail(unknown), /BC-413/);
  await create(other, '/Devices', device());
});

test('methods that an endpoint does not have are named, and a search inside a Bulk request is refused', async () => {
  const { send } = await openDevices();

  const put = await send('PUT', '/Devices', { body: device() });
  const options = await send('OPTIONS', '/Devices');
  const head = await send('HEAD', '/Devices');

  assert.deepStrictEqual([put.status, put.headers['allow']], [405, 'GET, HEAD, POST, OPTIONS']);
  assert.deepStrictEqual([options.status, options.headers['allow']], [204, 'GET, HEAD, POST, OPTIONS']);
  const get = await send('GET', '/Devices');
  assert.deepStrictEqual([head.status, head.body], [200, undefined]);
  assert.equal(head.headers['content-length'], String(Buffer.byteLength(get.body ?? '')));
});

test('the log and the history tell of devices in the words of the product', async () => {
  const bench = await openDevices();
  const id = await create(bench, '/Devices', device());
  await bench.send('GET', `/Devices/${id}`);
  await bench.send('DELETE', `/Devices/${id}`);
  await bench.flush();

  const store = bench.store.directory(bench.directory.id);
  const log = await store.log.list({ limit: 9 });
  const events = await store.events.list(undefined, 9);

  assert.deepStrictEqual(
    log.map(({ entry }) => entry.action),
    ['Delete', 'Read', 'Create'],
  );
  assert.deepStrictEqual(
    events.map(({ type, subject }) => [type, subject]),
    [
      ['resource.deleted', 'Laptop'],
      ['resource.created', 'Laptop'],
    ],
  );
});

test('schemas that change while a request is on its way refuse its write, which can be repeated', async () => {
  const bench = await openDevices();
  const store = bench.store.directory(bench.directory.id);
  const racing = await openBench((inner) => ({
    ...inner,
    directory: (id) => {
      const directory = inner.directory(id);
      return {
        ...directory,
        write: async (work) => {
          if (id === racing.directory.id)
            await inner.directory(id).write((transaction) => transaction.schemas.save(JSON.stringify(own)));
          return directory.write(work);
        },
      };
    },
  }));
  await racing.store
    .directory(racing.directory.id)
    .write((transaction) => transaction.schemas.save(JSON.stringify(own)));

  const answer = await racing.send('POST', '/Devices', { body: device() });

  assert.deepStrictEqual([answer.status, answer.headers['retry-after']], [503, '5']);
  assert.equal(await store.resources.count('Device', { kind: 'all' }), 0);
});
