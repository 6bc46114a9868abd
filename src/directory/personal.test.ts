import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskPersonal } from './personal.ts';

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

test('an answer keeps what Entra was told', () => {
  const answer = '{"schemas":["urn:x"],"status":"409","scimType":"uniqueness","detail":"userName is used"}';

  assert.equal(maskPersonal(answer), answer);
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
