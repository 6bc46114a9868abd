// A directory's own extension of User over HTTP: every characteristic is honoured by the engine that serves the standard schemas.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importSchemas, type ResourceId, removeSchema } from '../../domain/index.ts';
import { bulkRequestUrn, isObject, type JsonObject, patchOpUrn, searchRequestUrn, userUrn } from '../../scim/index.ts';
import { type Bench, detail, json, openBench } from './testing/bench.ts';
import { badgeSchema, badgeUrn, openDevices } from './testing/devices.ts';

const desk = { room: 'A1', number: 4, code: 'x1' };
const whole = {
  badge: 'B-7',
  floor: 3,
  since: '2026-01-01T01:00:00+01:00',
  remote: true,
  skills: ['go', 'sql'],
  origin: 'hired',
  level: 'L2',
  phones: [{ value: '+49 1', type: 'work' }],
};

function own(answer: JsonObject): JsonObject {
  const container = answer[badgeUrn];
  return isObject(container) ? container : {};
}

function person(userName: string, extension: unknown = whole): JsonObject {
  return { schemas: [userUrn, badgeUrn], userName, [badgeUrn]: extension };
}

async function create({ send }: Bench, body: JsonObject): Promise<string> {
  const answer = await send('POST', '/Users', { body });
  assert.equal(answer.status, 201, answer.body);
  return String(json(answer)['id']);
}

async function patch({ send }: Bench, id: string, ...operations: readonly unknown[]): Promise<JsonObject> {
  const answer = await send('PATCH', `/Users/${id}`, { body: { schemas: [patchOpUrn], Operations: operations } });
  assert.equal(answer.status, 200, answer.body);
  return json(answer);
}

async function refused({ send }: Bench, id: string, operation: unknown): Promise<readonly unknown[]> {
  const answer = await send('PATCH', `/Users/${id}`, { body: { schemas: [patchOpUrn], Operations: [operation] } });
  return [answer.status, json(answer)['scimType']];
}

function versionIn({ meta }: JsonObject): unknown {
  return isObject(meta) ? meta['version'] : undefined;
}

async function found({ send }: Bench, filter: string): Promise<readonly unknown[]> {
  const answer = await send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
  assert.equal(answer.status, 200, answer.body);
  const resources = json(answer)['Resources'];
  return Array.isArray(resources) ? resources.map(({ userName }: { readonly userName: unknown }) => userName) : [];
}

test('values of the extension are kept by their types and returned with the URN', async () => {
  const bench = await openDevices();

  const created = await bench.send('POST', '/Users', { body: person('jana', { ...whole, score: 5, unknown: 1 }) });
  const read = json(await bench.send('GET', `/Users/${json(created)['id']}`));

  assert.equal(created.status, 201);
  assert.deepStrictEqual(read['schemas'], [userUrn, badgeUrn]);
  assert.deepStrictEqual(own(read), whole);
  assert.deepStrictEqual(json(created), read);
});

test('values that do not fit their type are refused, and nothing is kept', async () => {
  const bench = await openDevices();
  const wrong = [
    { floor: 1.5 },
    { floor: '3.5' },
    { since: '2026-01-01' },
    { remote: 'maybe' },
    { skills: [{ value: 'go' }] },
    { desk: { number: 4 } },
    { desk: 'A1' },
    { phones: ['+49'] },
    { badge: 7 },
  ];

  for (const extension of wrong) {
    const answer = await bench.send('POST', '/Users', { body: person('jana', extension) });
    assert.deepStrictEqual([answer.status, json(answer)['scimType']], [400, 'invalidValue'], JSON.stringify(extension));
  }

  assert.equal(json(await bench.send('GET', '/Users'))['totalResults'], 0);
});

test('both dialects of Entra set attributes of the extension', async () => {
  const bench = await openDevices();
  const id = await create(bench, { schemas: [userUrn], userName: 'jana' });

  const legacy = await patch(bench, id, { op: 'Add', path: `${badgeUrn}:badge`, value: 'B-1' });
  const typed = await patch(bench, id, { op: 'Replace', path: `${badgeUrn}:remote`, value: 'False' });
  const merged = await patch(bench, id, {
    op: 'replace',
    value: { [`${badgeUrn}:floor`]: 9, [badgeUrn]: { badge: 'B-2' }, title: 'Engineer' },
  });
  const inner = await patch(
    bench,
    id,
    { op: 'add', path: `${badgeUrn}:phones[type eq "work"].value`, value: '+49 2' },
    { op: 'add', path: `${badgeUrn.toUpperCase()}:SKILLS`, value: 'sql' },
    { op: 'add', path: `${badgeUrn}:desk.room`, value: 'C3' },
  );
  const removed = await patch(
    bench,
    id,
    { op: 'Remove', path: `${badgeUrn}:skills[value eq "SQL"]` },
    { op: 'Remove', path: `${badgeUrn}:phones` },
    { op: 'Remove', path: `${badgeUrn}:desk` },
  );

  assert.deepStrictEqual([legacy['schemas'], own(legacy)], [[userUrn, badgeUrn], { badge: 'B-1' }]);
  assert.deepStrictEqual(own(typed), { badge: 'B-1', remote: false });
  assert.deepStrictEqual([own(merged), merged['title']], [{ badge: 'B-2', remote: false, floor: 9 }, 'Engineer']);
  assert.deepStrictEqual(own(inner), {
    badge: 'B-2',
    remote: false,
    floor: 9,
    phones: [{ type: 'work', value: '+49 2' }],
    skills: ['sql'],
    desk: { room: 'C3' },
  });
  assert.deepStrictEqual(own(removed), { badge: 'B-2', remote: false, floor: 9 });
});

test('a PATCH that repeats what is there changes nothing', async () => {
  const bench = await openDevices();
  const id = await create(bench, person('jana'));
  const before = json(await bench.send('GET', `/Users/${id}`));

  const after = await patch(bench, id, { op: 'replace', path: `${badgeUrn}:skills`, value: ['go', 'sql'] });

  assert.deepStrictEqual(after['meta'], before['meta']);
});

test('removing the whole extension takes its URN away; what must not go is refused', async () => {
  const bench = await openDevices();
  const free = await create(bench, person('free', { badge: 'B-1', desk }));
  const fixed = await create(bench, person('fixed', { origin: 'hired' }));

  const after = await patch(bench, free, { op: 'remove', path: badgeUrn });

  assert.deepStrictEqual([after['schemas'], after[badgeUrn]], [[userUrn], undefined]);
  assert.deepStrictEqual(await refused(bench, fixed, { op: 'remove', path: badgeUrn }), [400, 'mutability']);
  assert.deepStrictEqual(await refused(bench, free, { op: 'add', path: `${badgeUrn}:score`, value: 1 }), [
    400,
    'mutability',
  ]);
  assert.deepStrictEqual(await refused(bench, free, { op: 'add', path: `${badgeUrn}:nothing`, value: 1 }), [
    400,
    'invalidPath',
  ]);
});

test('an immutable attribute takes its first value and no other, by PATCH and by PUT', async () => {
  const bench = await openDevices();
  const id = await create(bench, person('jana', { floor: 1 }));
  const path = `${badgeUrn}:origin`;

  const first = await patch(bench, id, { op: 'add', path, value: 'hired' });
  const changed = await bench.send('PUT', `/Users/${id}`, { body: person('jana', { origin: 'moved' }) });
  const left = await bench.send('PUT', `/Users/${id}`, { body: { schemas: [userUrn], userName: 'jana' } });

  assert.equal(own(first)['origin'], 'hired');
  assert.deepStrictEqual(await refused(bench, id, { op: 'replace', path, value: 'moved' }), [400, 'mutability']);
  assert.deepStrictEqual([changed.status, json(changed)['scimType']], [400, 'mutability']);
  assert.deepStrictEqual(
    [left.status, own(json(left)), json(left)['schemas']],
    [200, { origin: 'hired' }, [userUrn, badgeUrn]],
  );
});

test('a required sub-attribute stays with its attribute', async () => {
  const bench = await openDevices();
  const id = await create(bench, person('jana', { desk }));

  const path = `${badgeUrn}:desk.room`;
  assert.deepStrictEqual(await refused(bench, id, { op: 'remove', path }), [400, 'mutability']);
  assert.deepStrictEqual(await refused(bench, id, { op: 'replace', path, value: '' }), [400, 'invalidValue']);
});

test('filters compare by type and letter case as the schema says', async () => {
  const bench = await openDevices();
  await create(bench, person('anna', { ...whole, badge: 'B-1' }));
  await create(bench, person('bert', { badge: 'B-2', floor: 12, level: 'l2', remote: false, desk }));
  await create(bench, { schemas: [userUrn], userName: 'carl' });

  const asked: Readonly<Record<string, readonly string[]>> = {
    [`${badgeUrn}:badge eq "b-1"`]: ['anna'],
    [`${badgeUrn}:BADGE sw "b-"`]: ['anna', 'bert'],
    [`${badgeUrn}:badge eq "b-1" and active eq true`]: ['anna'],
    [`not (${badgeUrn}:badge eq "b-1")`]: ['bert', 'carl'],
    [`${badgeUrn}:badge ne "b-1"`]: ['bert', 'carl'],
    [`${badgeUrn}:badge pr`]: ['anna', 'bert'],
    [`${badgeUrn}:floor gt 9`]: ['bert'],
    [`${badgeUrn}:floor le 3`]: ['anna'],
    [`${badgeUrn}:level eq "L2"`]: ['anna'],
    [`${badgeUrn}:remote eq false`]: ['bert'],
    [`${badgeUrn}:since eq "2026-01-01T00:00:00Z"`]: ['anna'],
    [`${badgeUrn}:since lt "2025-12-31T23:59:59Z"`]: [],
    [`${badgeUrn}:skills eq "SQL"`]: ['anna'],
    [`${badgeUrn}:skills[value sw "g"]`]: ['anna'],
    [`${badgeUrn}:desk.number eq 4`]: ['bert'],
    [`${badgeUrn}:phones[type eq "work" and value co "49"]`]: ['anna'],
    [`${badgeUrn}:phones co "49"`]: ['anna'],
    [`schemas eq "${badgeUrn}"`]: ['anna', 'bert'],
    [`${badgeUrn}:nothing pr`]: [],
  };

  for (const [filter, names] of Object.entries(asked))
    assert.deepStrictEqual(await found(bench, filter), names, filter);
});

test('comparisons that make no sense for the type are refused', async () => {
  const bench = await openDevices();

  for (const filter of [
    `${badgeUrn}:remote gt true`,
    `${badgeUrn}:floor eq "3"`,
    `${badgeUrn}:since gt "yesterday"`,
    `${badgeUrn}:desk eq "A1"`,
    `${badgeUrn}:pin eq "1234"`,
    `${badgeUrn}:pin pr`,
  ]) {
    const answer = await bench.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
    assert.deepStrictEqual([answer.status, json(answer)['scimType']], [400, 'invalidFilter'], filter);
  }
});

test('lists are sorted by attributes of the extension, by number and by text', async () => {
  const bench = await openDevices();
  for (const [name, floor, badge] of [
    ['a', 10, 'x'],
    ['b', 9, 'Y'],
    ['c', undefined, 'z'],
  ] as const) {
    await create(bench, person(name, { badge, ...(floor === undefined ? {} : { floor }) }));
  }
  const sorted = async (query: string): Promise<readonly unknown[]> => {
    const resources = json(await bench.send('GET', `/Users?${query}`))['Resources'];
    return Array.isArray(resources) ? resources.map(({ userName }: { readonly userName: unknown }) => userName) : [];
  };

  assert.deepStrictEqual(await sorted(`sortBy=${badgeUrn}:floor`), ['b', 'a', 'c']);
  assert.deepStrictEqual(await sorted(`sortBy=${badgeUrn}:floor&sortOrder=descending`), ['c', 'a', 'b']);
  assert.deepStrictEqual(await sorted(`sortBy=${badgeUrn}:badge&sortOrder=descending&count=2`), ['c', 'b']);
});

test('an answer shows what is always returned, and on request alone what the schema says so', async () => {
  const bench = await openDevices();
  const body = person('jana', { ...whole, note: 'secretive', desk });
  const created = json(await bench.send('POST', '/Users', { body }));
  const id = String(created['id']);
  const shown = async (query: string): Promise<JsonObject> =>
    own(json(await bench.send('GET', `/Users/${id}${query}`)));
  const room = { room: 'A1', number: 4 };

  assert.deepStrictEqual(own(created), { ...whole, note: 'secretive', desk });
  assert.deepStrictEqual(await shown(''), { ...whole, desk: room });
  assert.deepStrictEqual(await shown('?attributes=userName'), { level: 'L2' });
  assert.deepStrictEqual(await shown(`?attributes=${badgeUrn}:note`), { note: 'secretive', level: 'L2' });
  assert.deepStrictEqual(await shown(`?attributes=${badgeUrn}:desk.code`), { level: 'L2', desk: { code: 'x1' } });
  assert.deepStrictEqual(await shown(`?attributes=${badgeUrn}`), { ...whole, note: 'secretive', desk: room });
  assert.deepStrictEqual(await shown(`?excludedAttributes=${badgeUrn}`), { level: 'L2' });
  assert.deepStrictEqual(await shown(`?excludedAttributes=${badgeUrn}:level,${badgeUrn}:desk.number`), {
    ...whole,
    desk: { room: 'A1' },
  });
  const listed = json(await bench.send('GET', '/Users'))['Resources'];
  assert.deepStrictEqual(Array.isArray(listed) && isObject(listed[0]) && own(listed[0]), { ...whole, desk: room });
  const patched = await patch(bench, id, { op: 'add', path: `${badgeUrn}:floor`, value: 4 });
  assert.deepStrictEqual(own(patched), { ...whole, floor: 4, desk: room });
  const noted = await patch(bench, id, { op: 'add', path: `${badgeUrn}:note`, value: 'new' });
  assert.equal(own(noted)['note'], 'new');
});

test('a value that is unique is refused a second time, by every verb and ignoring case', async () => {
  const bench = await openDevices();
  const anna = await create(bench, person('anna', { badge: 'B-1' }));
  const bert = await create(bench, person('bert', { badge: 'B-2' }));

  const posted = await bench.send('POST', '/Users', { body: person('carl', { badge: 'b-1' }) });
  const put = await bench.send('PUT', `/Users/${bert}`, { body: person('bert', { badge: 'b-1' }) });
  const patched = await refused(bench, bert, { op: 'replace', path: `${badgeUrn}:badge`, value: 'b-1' });
  const same = await patch(bench, anna, { op: 'replace', path: `${badgeUrn}:badge`, value: 'b-1' });

  for (const answer of [posted, put]) {
    assert.deepStrictEqual([answer.status, json(answer)['scimType']], [409, 'uniqueness']);
    assert.match(detail(answer), new RegExp(`${badgeUrn}:badge is used by user ${anna}`));
  }
  assert.deepStrictEqual(patched, [409, 'uniqueness']);
  assert.equal(own(same)['badge'], 'b-1');
  assert.equal(own(json(await bench.send('GET', `/Users/${bert}`)))['badge'], 'B-2');
});

test('a unique value is free again when its holder lets it go or is deleted', async () => {
  const bench = await openDevices();
  const anna = await create(bench, person('anna', { badge: 'B-1' }));
  const bert = await create(bench, person('bert', { badge: 'B-2' }));

  await patch(bench, anna, { op: 'remove', path: `${badgeUrn}:badge` });
  await bench.send('DELETE', `/Users/${bert}`);

  await create(bench, person('carl', { badge: 'B-1' }));
  await create(bench, person('dora', { badge: 'B-2' }));
  assert.deepStrictEqual(await found(bench, `${badgeUrn}:badge pr`), ['carl', 'dora']);
});

test('of many that claim one value at the same time one gets it', async () => {
  const bench = await openDevices();

  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => bench.send('POST', '/Users', { body: person(`u${at}`, { badge: 'B-1' }) })),
  );

  const statuses = answers.map(({ status }) => status).toSorted((left, right) => left - right);
  assert.deepStrictEqual(statuses, [201, ...Array.from({ length: 11 }, () => 409)]);
});

test('a unique value that is too long to be compared is refused', async () => {
  const bench = await openDevices();

  const answer = await bench.send('POST', '/Users', { body: person('jana', { badge: 'b'.repeat(257) }) });

  assert.deepStrictEqual([answer.status, json(answer)['scimType']], [400, 'invalidValue']);
});

test('uniqueness holds inside a Bulk request, where the extension works as elsewhere', async () => {
  const bench = await openDevices();
  const post = (bulkId: string, badge: string): unknown => ({
    method: 'POST',
    path: '/Users',
    bulkId,
    data: person(bulkId, { badge }),
  });

  const answer = await bench.send('POST', '/Bulk', {
    body: { schemas: [bulkRequestUrn], Operations: [post('anna', 'B-1'), post('bert', 'b-1'), post('carl', 'B-3')] },
  });

  const operations = json(answer)['Operations'];
  assert.deepStrictEqual(Array.isArray(operations) && operations.map(({ status }: { status: unknown }) => status), [
    '201',
    '409',
    '201',
  ]);
  assert.deepStrictEqual(await found(bench, `${badgeUrn}:badge pr`), ['anna', 'carl']);
});

test('a search by POST takes the extension in all its parameters', async () => {
  const bench = await openDevices();
  await create(bench, person('anna', { badge: 'B-1', floor: 2 }));
  await create(bench, person('bert', { badge: 'B-2', floor: 1 }));

  const answer = await bench.send('POST', '/Users/.search', {
    body: {
      schemas: [searchRequestUrn],
      filter: `${badgeUrn}:badge sw "b"`,
      sortBy: `${badgeUrn}:floor`,
      attributes: ['userName', `${badgeUrn}:floor`],
    },
  });

  const resources = json(answer)['Resources'];
  assert.deepStrictEqual(
    Array.isArray(resources) &&
      resources.map((found: JsonObject) => [found['userName'], found[badgeUrn], found['meta']]),
    [
      ['bert', { floor: 1 }, undefined],
      ['anna', { floor: 2 }, undefined],
    ],
  );
});

test('a writeOnly value is kept as a hash and never returned', async () => {
  const bench = await openDevices();
  const created = await bench.send('POST', '/Users', { body: person('jana', { pin: '12345678' }) });
  const id = String(json(created)['id']);
  const store = bench.store.directory(bench.directory.id);

  const asked = await bench.send('GET', `/Users/${id}?attributes=${badgeUrn}:pin`);
  const changed = await patch(bench, id, { op: 'replace', path: `${badgeUrn}:pin`, value: '87654321' });

  assert.deepStrictEqual([json(created)['schemas'], json(created)[badgeUrn]], [[userUrn], undefined]);
  assert.equal(json(asked)[badgeUrn], undefined);
  assert.equal(changed[badgeUrn], undefined);
  const hash = await store.secrets.find(id as ResourceId, `${badgeUrn}:pin`);
  assert.match(String(hash), /^\$scrypt\$/);
  await bench.flush();
  const log = await store.log.list({ limit: 9 });
  const events = await store.events.list(undefined, 9);
  const body = (await store.resources.find('User', id as ResourceId, false))?.body;
  assert.doesNotMatch(JSON.stringify([log, events, body]), /12345678|87654321/);
  assert.deepStrictEqual(events[0]?.changes, [{ path: `${badgeUrn}:pin` }]);
});

test('with an extension goes what was only written in it', async () => {
  const bench = await openDevices();
  const id = await create(bench, person('jana', { pin: '12345678' }));

  const removed = await patch(bench, id, { op: 'remove', path: badgeUrn });
  const again = await patch(bench, id, { op: 'remove', path: badgeUrn });

  const store = bench.store.directory(bench.directory.id);
  assert.equal(await store.secrets.find(id as ResourceId, `${badgeUrn}:pin`), undefined);
  assert.deepStrictEqual([versionIn(removed), versionIn(again)], ['W/"2"', 'W/"2"']);
});

test('discovery tells the extension with all its characteristics', async () => {
  const bench = await openDevices();

  const schema = json(await bench.send('GET', `/Schemas/${badgeUrn}`));
  const type = json(await bench.send('GET', '/ResourceTypes/User'));

  const attributes = Array.isArray(schema['attributes']) ? schema['attributes'] : [];
  assert.deepStrictEqual(
    attributes.map(({ name }: { name: unknown }) => name),
    badgeSchema.attributes.map(({ name }) => name),
  );
  assert.deepStrictEqual(attributes[0], {
    name: 'badge',
    type: 'string',
    multiValued: false,
    description: '',
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'server',
  });
  assert.deepStrictEqual(type['schemaExtensions'], [
    { schema: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User', required: false },
    { schema: badgeUrn, required: false },
  ]);
});

test('another directory knows nothing of it', async () => {
  const bench = await openDevices();
  const other = await openBench();

  const answer = await other.send('POST', '/Users', { body: person('jana') });
  const schema = await other.send('GET', `/Schemas/${badgeUrn}`);
  const filter = await other.send('GET', `/Users?filter=${encodeURIComponent(`${badgeUrn}:badge pr`)}`);

  assert.deepStrictEqual([answer.status, json(answer)[badgeUrn]], [201, undefined]);
  assert.equal(schema.status, 404);
  assert.equal(json(filter)['totalResults'], 0);
  assert.equal((await bench.send('GET', `/Schemas/${badgeUrn}`)).status, 200);
});

test('a schema is in force with the next request, and gone with the next after its removal', async () => {
  const bench = await openBench();
  const store = bench.store.directory(bench.directory.id);
  const before = await bench.send('GET', `/Schemas/${badgeUrn}`);

  await importSchemas(store, JSON.stringify({ ...badgeSchema, attributes: badgeSchema.attributes.slice(0, 3) }));
  const id = await create(bench, person('jana', { badge: 'B-1' }));
  await patch(bench, id, { op: 'remove', path: badgeUrn });
  await removeSchema(store, badgeUrn);
  const after = await bench.send('POST', '/Users', { body: person('bert', { badge: 'B-1' }) });

  assert.deepStrictEqual([before.status, after.status, json(after)[badgeUrn]], [404, 201, undefined]);
});
