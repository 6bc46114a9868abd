import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '../attribute.ts';
import type { JsonObject } from '../json.ts';
import { resourceType, userType } from '../resource-type.ts';
import { matches, parseFilter } from './index.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const jana: JsonObject = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  id: 'AbC',
  userName: 'Jana@Example.com',
  externalId: 'Ext-1',
  name: { givenName: 'Élodie', familyName: 'Weber' },
  title: 'and or not',
  active: true,
  emails: [
    { type: 'work', value: 'jana@example.com', primary: true },
    { type: 'home', value: 'jana@home.test' },
  ],
  addresses: [{ type: 'work', country: 'DE' }],
  profileUrl: 'https://cards.test/Jana',
  meta: { created: '2026-01-02T00:00:00.000Z', version: 'W/"1"' },
  [enterprise]: { department: 'R&D', manager: { value: 'M1' } },
};

const cases: readonly (readonly [string, boolean])[] = [
  ['userName eq "jana@example.COM"', true],
  ['USERNAME Eq "JANA@EXAMPLE.COM"', true],
  ['externalId eq "ext-1"', false],
  ['externalId eq "Ext-1"', true],
  ['id eq "abc"', false],
  ['userName sw "JANA"', true],
  ['userName ew ".com"', true],
  ['userName co "@ex"', true],
  ['userName gt "a" and userName lt "z"', true],
  ['name.givenName eq "E\u0301LODIE"', true],
  ['name.givenName eq "\\u00e9lodie"', true],
  ['title eq "and or not"', true],
  ['nickName pr', false],
  ['nickName ne "x"', true],
  ['nickName eq null', true],
  ['emails eq null', false],
  ['name pr', true],
  ['active eq true', true],
  ['active eq "True"', true],
  ['active ne false', true],
  ['emails co "HOME.test"', true],
  ['emails[type eq "work" and value ew "home.test"]', false],
  ['emails[type eq "home" and value ew "home.test"]', true],
  ['emails[type eq "work"].value sw "jana"', true],
  ['emails[not (type eq "work")]', true],
  ['emails[(type eq "x" or type eq "home") and value pr]', true],
  ['emails.primary eq false', true],
  ['emails.primary ne true', true],
  ['emails.primary ne false', true],
  ['emails[type eq "home" and primary eq false]', true],
  ['emails[type eq "home" and primary ne true]', true],
  ['emails[type eq "home" and primary ne false]', false],
  ['emails[type eq "home" and not (primary eq true)]', true],
  ['emails[type eq "home" and primary pr]', false],
  ['emails[type eq "home" and primary eq null]', true],
  ['emails[type eq "home"].primary eq false', true],
  ['emails[type eq "work"].primary eq false', false],
  ['addresses.primary eq "False"', true],
  ['phoneNumbers.primary eq false', false],
  ['phoneNumbers.primary ne true', true],
  ['not (emails.primary eq true)', false],
  ['profileUrl eq "https://cards.test/jana"', false],
  ['meta.created ge "2026-01-02T01:00:00+01:00"', true],
  ['meta.created lt "2026-01-02T00:00:00.0005Z"', true],
  ['meta.version eq "W/\\"1\\""', true],
  [`${enterprise}:department eq "r&d"`, true],
  [`${enterprise}:manager.value eq "M1"`, true],
  [`${enterprise}:MANAGER.$REF pr`, false],
  ['manager eq "M1"', true],
  ['manager eq "m1"', false],
  ['urn:ietf:params:scim:schemas:core:2.0:USER:emails[type eq "home"]', true],
  ['schemas eq "urn:ietf:params:scim:schemas:extension:ENTERPRISE:2.0:user"', true],
  ['nosuch pr', false],
  ['not (nosuch pr)', true],
  ['nosuch ne "x"', true],
  ['notes pr or order pr or android eq "x" or userName pr', true],
  ['nickName pr or active eq true and title pr', true],
  ['(nickName pr or active eq true) and nickName pr', false],
  ['not(active eq false) and not (nickName pr)', true],
  ['addresses.type eq "work" and addresses.country eq "de"', true],
];

for (const [filter, expected] of cases) {
  test(`${filter} is ${expected} for Jana`, () => {
    assert.equal(matches(parseFilter(filter, userType), jana), expected);
  });
}

test('the elements of a simple list are its "value", in brackets and behind a dot alike', () => {
  const type = resourceType('Case', 'Cases', '/Cases', {
    id: 'urn:example:Case',
    name: 'Case',
    description: 'A case.',
    attributes: [
      attribute('tags', 'Short texts.', { multiValued: true }),
      attribute('note', 'One text.'),
      attribute('parts', 'Complex.', {
        type: 'complex',
        multiValued: true,
        subAttributes: [attribute('size', 'Size.')],
      }),
    ],
  });
  const resource = { tags: ['A', 'b'], note: 'a', parts: [{ size: 'l' }] };
  const found = (text: string): boolean => matches(parseFilter(text, type), resource);

  for (const operand of ['tags', 'tags.value', 'TAGS.Value', 'urn:example:Case:tags.value']) {
    assert.deepStrictEqual(
      [`${operand} eq "a"`, `${operand} eq "c"`, `${operand} pr`, `not (${operand} sw "B")`].map(found),
      [true, false, true, false],
    );
  }
  assert.ok(found('tags[value eq "a"]') && !found('tags[value eq "c"]'));
  assert.ok(!found('note.value eq "a"') && !found('parts.value eq "l"'));
});
