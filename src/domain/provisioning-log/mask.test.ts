import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LogEntryId, ResourceId } from '../ids/brands.ts';
import { maskChange, maskEntry, maskLine, maskPersonal } from './mask.ts';

const urn = 'urn:ietf:params:scim:schemas:core:2.0:User';

test('a person is hidden, the shape of the request is not', () => {
  const person = {
    schemas: [urn],
    userName: 'jana@contoso.example',
    active: true,
    name: { givenName: 'Jana' },
    emails: [{ type: 'work', primary: true, value: 'jana@contoso.example' }],
    floor: 3,
  };

  assert.deepEqual(JSON.parse(maskPersonal(JSON.stringify(person))), {
    schemas: [urn],
    userName: '•••',
    active: true,
    name: { givenName: '•••' },
    emails: [{ type: 'work', primary: true, value: '•••' }],
    floor: '•••',
  });
});

test('a PATCH keeps its operations and paths, but for what a filter in a path names', () => {
  const operations = [
    { op: 'Replace', path: 'emails[type eq "work"].value', value: 'jana@contoso.example' },
    { op: 'Remove', path: 'emails[value eq "jana@contoso.example"]' },
  ];

  assert.deepEqual(JSON.parse(maskPersonal(JSON.stringify({ Operations: operations }))), {
    Operations: [
      { op: 'Replace', path: 'emails[type eq "work"].value', value: '•••' },
      { op: 'Remove', path: 'emails[value eq "•••"]' },
    ],
  });
});

test('a response keeps what was sent to Entra', () => {
  const answer = '{"schemas":["urn:x"],"status":"409","scimType":"uniqueness","detail":"userName is used"}';

  assert.equal(maskPersonal(answer), answer);
});

test('an entry keeps the request and its outcome, but no names', () => {
  const id = '2819c223-7f76-453a-919d-413861904646';
  const query = `startIndex=1&filter=${encodeURIComponent('userName eq "jana@contoso.example" and active eq true')}`;
  const lines: readonly (readonly [path: string, shown: string])[] = [
    ['/Users', '/Users'],
    [`/Users/${id}?attributes=userName`, `/Users/${id}?attributes=userName`],
    ['/Users/jana%40contoso.example', '/Users/•••'],
    ['/Schemas/urn:ietf:params:scim:schemas:core:2.0:User', '/Schemas/urn:ietf:params:scim:schemas:core:2.0:User'],
    [`/Users?${query}`, '/Users?startIndex=1&filter=userName%20eq%20%22•••%22%20and%20active%20eq%20true'],
    ['/Users?filter=userName+eq+Jana+Weber', '/Users?filter=userName%20eq%20•••%20•••'],
    ['/Users?filter=%E0%A4%A', '/Users?filter=•••'],
    ['/Users?cursor=jana&count=jana&sortOrder=jana', '/Users?cursor=•••&count=•••&sortOrder=•••'],
    ['/Users?count=10&sortOrder=descending', '/Users?count=10&sortOrder=descending'],
    ['/Users?attributes=id,name.givenName&sortBy=jana%40x', '/Users?attributes=id,name.givenName&sortBy=•••'],
    ['/Users?userName=jana', '/Users?userName=•••'],
    ['/Users?filter=externalId%20eq%20%22jana', '/Users?filter=externalId%20eq%20%22•••%22'],
  ];
  for (const [path, shown] of lines) {
    assert.deepStrictEqual(maskLine({ path, subject: 'Jana Weber', status: 200 }), { path: shown, status: 200 });
  }
});

test('the sentence of a refusal keeps what is wrong, but not the value', () => {
  const detail =
    'emails[type eq "work"].value is "jana weber", expected an address; jana@contoso.example is used by user x';
  const missing = { path: '/Users/jana', resourceId: 'jana', detail: 'User jana is not in this directory.' };

  assert.equal(
    maskLine({ path: '/Users', detail }).detail,
    'emails[type eq "work"].value is "•••", expected an address; ••• is used by user x',
  );
  assert.deepStrictEqual(maskLine(missing), { path: '/Users/•••', detail: 'User ••• is not in this directory.' });
});

test('a sentence of ours keeps the labels that it quotes', () => {
  const detail = 'The Authorization header is not "Bearer" and one token.';

  assert.equal(maskLine({ path: '/Users', detail }).detail, detail);
});

test('an answer does not name who the line does not name', () => {
  const detail = 'User jana is not in this directory.';
  const answer = JSON.stringify({ detail: `${detail} [BC-202]` });

  const { responseBody } = maskEntry({
    id: 'log_1' as LogEntryId,
    at: 0,
    durationMs: 1,
    tokenId: undefined,
    action: 'Read',
    method: 'GET',
    path: '/Users/jana',
    status: 404,
    outcome: 'success',
    code: 'BC-202',
    fields: { type: 'User', id: 'jana' },
    detail,
    warnings: [],
    resourceId: 'jana' as ResourceId,
    subject: undefined,
    search: '',
    requestBody: undefined,
    responseBody: answer,
  });

  assert.equal(responseBody, '{"detail":"User ••• is not in this directory. [BC-202]"}');
});

test('a change tells which attribute it touched, and no value', () => {
  const change = { path: 'emails[value eq "jana@contoso.example"].type', before: 'home', after: { value: 3 } };

  assert.deepStrictEqual(maskChange(change), {
    path: 'emails[value eq "•••"].type',
    before: '•••',
    after: { value: '•••' },
  });
});

test('the work grows with the length of a text, not with its square', () => {
  const hostile = [
    (length: number) => JSON.stringify({ path: 'a'.repeat(length) }),
    (length: number) => JSON.stringify({ path: 'a eq "'.repeat(length / 6) }),
    (length: number) => JSON.stringify({ detail: 'a'.repeat(length) }),
    (length: number) => '"'.repeat(length),
    (length: number) => `{${'\\"'.repeat(length / 2)}`,
    (length: number) => `"a"${' '.repeat(length)}`,
  ];
  for (const text of hostile) {
    const costs = [1, 8].map((factor) => {
      const long = text(6_000 * factor);
      const started = process.cpuUsage();
      for (let run = 0; run < 3; run += 1) maskPersonal(long);
      const { user, system } = process.cpuUsage(started);
      return user + system;
    });

    // Eight times the text costs 64 times as much where the work is quadratic.
    assert.ok((costs[1] ?? 0) < 32 * Math.max(costs[0] ?? 0, 2_000), `${text(12)}: ${costs.join(', ')} us`);
  }
});

test('whatever a body holds, and wherever it was cut, a personal value is not in it', () => {
  const secret = 'Jana Weber';
  const value = fc.oneof(
    fc.constant(secret),
    fc.array(fc.constant(secret)),
    fc.record({ givenName: fc.constant(secret) }),
  );
  const body = fc.dictionary(fc.constantFrom('userName', 'name', 'emails', 'x"y', 'value'), value);

  fc.assert(
    fc.property(body, fc.nat(), (person, at) => {
      const text = JSON.stringify(person);
      const cut = text.slice(0, at % (text.length + 1));

      for (const each of [text, `${cut}…`]) assert.equal(maskPersonal(each).includes('Jana'), false, each);
    }),
  );
});

test('of the fields of a refusal the reason, the attribute and the numbers stay', () => {
  const cut = { reason: 'cut', length: 58, expected: 61 };
  const taken = { reason: 'taken', attribute: 'userName', holderType: 'user', holderId: 'jana' };
  const unknown = { reason: 'unknownAttribute', attribute: 'emails[value eq "jana@x"].colour', resourceType: 'User' };
  const wrong = { reason: 'wrongType', attribute: 'active', expected: 'boolean', value: 'Jana' };
  const shown = [cut, taken, unknown, wrong].map((fields) => maskLine({ path: '/Users', fields }).fields);

  assert.deepStrictEqual(shown, [
    cut,
    { reason: 'taken', attribute: 'userName' },
    { ...unknown, attribute: 'emails[value eq "•••"].colour' },
    { reason: 'wrongType', attribute: 'active', expected: 'boolean' },
  ]);
});
