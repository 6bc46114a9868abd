import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import { userKind } from '../schemas/registry.ts';
import { displayNameOf } from './summary.ts';

const objectId = '9f1c2d3e-0000-4000-8000-000000000001';
const emails = [{ value: 'jw@contoso.example' }];

const users: readonly { readonly name: string | undefined; readonly user: JsonObject }[] = [
  { name: 'Jana Weber', user: { displayName: 'Jana Weber', name: { formatted: 'Dr. Weber' }, userName: objectId } },
  { name: 'Dr. Weber', user: { name: { formatted: 'Dr. Weber', givenName: 'Jana' }, userName: objectId } },
  { name: 'Jana Weber', user: { name: { givenName: 'Jana', familyName: 'Weber' }, userName: objectId, emails } },
  { name: 'Weber', user: { name: { familyName: 'Weber' }, userName: 'jweber' } },
  { name: 'jweber', user: { userName: 'jweber', emails } },
  { name: 'jw@contoso.example', user: { userName: objectId, externalId: 'jweber@contoso.example', emails } },
  { name: 'jweber@contoso.example', user: { userName: objectId, externalId: 'jweber@contoso.example' } },
  { name: objectId, user: { userName: objectId } },
  { name: undefined, user: {} },
];

for (const { name, user } of users) {
  test(`the lists, the search and the history call ${JSON.stringify(user)} ${String(name)}`, () => {
    const { search } = userKind.keys(user, 'a' as ResourceId);

    assert.equal(displayNameOf(user), name);
    assert.equal(userKind.subject(user), name ?? '');
    assert.ok(search.split('\n').includes((name ?? '').toLowerCase()));
  });
}
