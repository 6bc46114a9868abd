import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScimError } from '../error.ts';
import { bulkRequestUrn, patchOpUrn } from '../urn.ts';
import { readBulk } from './read.ts';
import { read } from './testing/operations.ts';

function typeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ScimError) return error.scimType;
    throw error;
  }
  return 'taken';
}

const user = { method: 'POST', path: '/Users', bulkId: 'u', data: {} };

const bulkRequest = { schemas: [bulkRequestUrn], Operations: [user] };

const messages: readonly (readonly [name: string, body: unknown, outcome: string])[] = [
  ['one operation', bulkRequest, 'taken'],
  ['names in other letter case', { SCHEMAS: [bulkRequestUrn.toUpperCase()], operations: [user] }, 'taken'],
  ['failOnErrors 1', { ...bulkRequest, failOnErrors: 1 }, 'taken'],
  ['failOnErrors null', { ...bulkRequest, failOnErrors: null }, 'taken'],
  ['failOnErrors -1', { ...bulkRequest, failOnErrors: -1 }, 'invalidValue'],
  ['failOnErrors 1.5', { ...bulkRequest, failOnErrors: 1.5 }, 'invalidValue'],
  ['failOnErrors as a text', { ...bulkRequest, failOnErrors: '1' }, 'invalidSyntax'],
  ['no Operations', { schemas: [bulkRequestUrn] }, 'invalidSyntax'],
  ['empty Operations', { ...bulkRequest, Operations: [] }, 'invalidSyntax'],
  ['Operations as an object', { ...bulkRequest, Operations: user }, 'invalidSyntax'],
  ['another message', { ...bulkRequest, schemas: [patchOpUrn] }, 'invalidSyntax'],
  ['no schemas', { Operations: [user] }, 'invalidSyntax'],
  ['a list', [bulkRequest], 'invalidSyntax'],
];

for (const [name, body, outcome] of messages) {
  test(`a Bulk request with ${name} is ${outcome}`, () => {
    assert.equal(
      typeOf(() => readBulk(body)),
      outcome,
    );
  });
}

test('failOnErrors 0 is as good as none', () => {
  const { failOnErrors } = readBulk({ ...bulkRequest, failOnErrors: 0 });

  assert.equal(failOnErrors, undefined);
});

const put = { method: 'PUT', path: '/Users/1', data: {} };

const operations: readonly (readonly [name: string, operation: unknown, outcome: string])[] = [
  ['a POST', user, 'create'],
  ['a PUT', put, 'change'],
  ['a PATCH with a version', { ...put, method: 'PATCH', version: 'W/"1"' }, 'change'],
  ['a DELETE without data', { method: 'DELETE', path: '/Users/1' }, 'change'],
  ['an empty bulkId beside a PUT', { ...put, bulkId: '' }, 'change'],
  ['slashes too many', { ...user, path: '//Users/' }, 'create'],
  ['no slash in front', { ...user, path: 'Users' }, 'create'],
  ['a query', { ...user, path: '/Users?attributes=id' }, 'create'],
  ['no method', { ...put, method: undefined }, 'invalidSyntax'],
  ['the method GET', { ...put, method: 'GET' }, 'invalidSyntax'],
  ['a method in small letters', { ...put, method: 'put' }, 'invalidSyntax'],
  ['a POST without a bulkId', { ...user, bulkId: undefined }, 'invalidValue'],
  ['a bulkId that is no text', { ...user, bulkId: 7 }, 'invalidSyntax'],
  ['a POST on a resource', { ...user, path: '/Users/1' }, 'invalidValue'],
  ['a PUT on an endpoint', { ...put, path: '/Users' }, 'invalidValue'],
  ['a PUT on an attribute', { ...put, path: '/Users/1/emails' }, 'invalidValue'],
  ['no path', { ...put, path: undefined }, 'invalidValue'],
  ['a path that cannot be decoded', { ...put, path: '/Users/%ff' }, 'invalidValue'],
  ['a path with a NUL', { ...put, path: '/Users/%00' }, 'invalidValue'],
  ['a path without end', { ...put, path: `/Users/${'1'.repeat(2000)}` }, 'invalidValue'],
  ['a PUT without data', { ...put, data: undefined }, 'invalidSyntax'],
  ['a PATCH with a list as data', { ...put, method: 'PATCH', data: [] }, 'invalidSyntax'],
  ['a version that is no text', { ...put, version: 1 }, 'invalidSyntax'],
  ['nothing', null, 'invalidSyntax'],
];

for (const [name, operation, outcome] of operations) {
  test(`an operation with ${name} is read as ${outcome}`, () => {
    const [first] = read(operation);

    assert.equal(first?.kind === 'faulty' ? first.fault.scimType : first?.kind, outcome);
  });
}

test('of two POSTs with the same bulkId the second is refused', () => {
  const [first, second, third] = read(user, user, { ...put, bulkId: 'u' });

  assert.deepStrictEqual([first?.kind, second?.kind, third?.kind], ['create', 'faulty', 'change']);
});
