import assert from 'node:assert/strict';
import { test } from 'node:test';
import { standardRegistry } from '../../../domain/index.ts';
import { redactorOf } from './redact.ts';

const redactor = redactorOf(standardRegistry);

const cases: readonly (readonly [string, string])[] = [
  ['{"userName":"jana"}', '{"userName":"jana"}'],
  ['{"userName":"jana","PassWord":"hunter2"}', '{"userName":"jana","PassWord":"***"}'],
  ['{"p\\u0061ssword":"hunter2"}', '{"password":"***"}'],
  [
    '{"Operations":[{"op":"replace","path":"password","value":"hunter2"}]}',
    '{"Operations":[{"op":"replace","path":"password","value":"***"}]}',
  ],
  [
    '{"Operations":[{"op":"add","value":{"urn:ietf:params:scim:schemas:core:2.0:User:password":"hunter2"}}]}',
    '{"Operations":[{"op":"add","value":{"urn:ietf:params:scim:schemas:core:2.0:User:password":"***"}}]}',
  ],
];

for (const [body, kept] of cases) {
  test(`${body} is logged as ${kept}`, () => {
    assert.equal(redactor.body(body), kept);
  });
}

test('a query that names a secret attribute is not logged', () => {
  const paths = [
    '/Users',
    '/Users?count=1',
    '/Users?filter=Pass%77ord%20eq%20%22hunter2%22',
    '/Users?filter=%zz%20password',
  ];

  assert.deepStrictEqual(
    paths.map((path) => redactor.path(path)),
    ['/Users', '/Users?count=1', '/Users?***', '/Users?***'],
  );
});
