import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redact } from './redact.ts';

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
    assert.equal(redact(body), kept);
  });
}
