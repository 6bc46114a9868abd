import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attribute } from '../attribute.ts';
import { ScimError } from '../error.ts';
import type { JsonObject } from '../json.ts';
import { resourceType, userType } from '../resource-type.ts';
import {
  type Filter,
  filterLimits,
  matches,
  type Path,
  parseFilter,
  parseFilterText,
  parsePathText,
  printFilter,
  printPath,
} from './index.ts';
import { operators } from './syntax.ts';

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

const refused: readonly string[] = [
  '',
  '   ',
  'userName',
  'userName eq',
  'userName eq bob',
  "userName eq 'bob'",
  'userName eq "bob',
  'userName eq "b" "c"',
  'userName eq"b"',
  'userName pr "b"',
  'userName regex "b"',
  'userName eq "\\x41"',
  'userName eq "a\u0000b"',
  'userName eq "a\\u0000b"',
  'userName eq "\\ud800"',
  'userName eq 5',
  'userName\u00a0eq "b"',
  'userName eq [1]',
  'not userName eq "a"',
  'not ()',
  'userName pr)',
  '(userName pr',
  'userName pr and',
  'userName pr and and title pr',
  'emails[type]',
  'emails[type eq "work"',
  'emails[type eq "work"].',
  'emails[[type eq "work"]]',
  'emails[emails[type eq "x"]]',
  'emails[nosuch eq "x"]',
  '[type eq "work"]',
  '_userName pr',
  'name..familyName pr',
  'userName,title pr',
  'name eq "x"',
  'name gt null',
  'active gt true',
  'active co "ru"',
  'active eq "yes"',
  'x509Certificates.value gt "AAAA"',
  'meta.created gt "yesterday"',
  'meta.created gt "2026-02-30T00:00:00Z"',
  'password eq "x"',
  'userName eq 01',
  `${'('.repeat(17)}userName pr${')'.repeat(17)}`,
  Array.from({ length: 101 }, () => 'title pr').join(' or '),
  `userName eq "${'a'.repeat(5000)}"`,
];

for (const filter of refused) {
  test(`the filter ${JSON.stringify(filter.slice(0, 60))} is refused`, () => {
    assert.throws(
      () => parseFilter(filter, userType),
      (error) => error instanceof ScimError && error.scimType === 'invalidFilter',
    );
  });
}

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_$-]{0,8}$/).filter((text) => !/^(not|and|or)$/i.test(text));
const plain = { noNullPrototype: true } as const;
const sub = fc.option(name, { nil: undefined });
const urn = fc.constantFrom(undefined, enterprise, 'urn:example:2.0:Thing');
const attributePath = fc.record({ urn, name, sub }, plain);
const plainPath: fc.Arbitrary<Path> = attributePath.map((attribute) => ({
  attribute,
  filter: undefined,
  sub: undefined,
}));
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const value = fc.oneof(fc.string(), number, fc.boolean(), fc.constant(null));
const operator = fc.constantFrom(...operators);

function filterOf(path: fc.Arbitrary<Path>): fc.Arbitrary<Filter> {
  return fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.record({ kind: fc.constant('present' as const), path }, plain),
      fc.record({ kind: fc.constant('compare' as const), path, operator, value }, plain),
      fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('tree'), right: tie('tree') }, plain),
      fc.record({ kind: fc.constant('not' as const), filter: tie('tree') }, plain),
    ),
  })).tree;
}

const holder = attributePath.map((attribute) => ({ ...attribute, sub: undefined }));
const valuePath: fc.Arbitrary<Path> = fc.record({ attribute: holder, filter: filterOf(plainPath), sub }, plain);

test('printing a filter and parsing it gives the same filter', () => {
  fc.assert(
    fc.property(filterOf(fc.oneof(plainPath, valuePath)), (filter) => {
      const text = printFilter(filter);
      fc.pre(text.length <= filterLimits.maxLength);

      assert.deepStrictEqual(parseFilterText(text), filter);
    }),
  );
});

test('printing a path and parsing it gives the same path', () => {
  fc.assert(
    fc.property(fc.oneof(plainPath, valuePath), (path) => {
      const text = printPath(path);
      fc.pre(text.length <= filterLimits.maxPathLength);

      assert.deepStrictEqual(parsePathText(text), path);
    }),
  );
});

test('no text makes the parser fail in any other way than by its own error', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom(...'aeq() []".\\u1:$-,ntrp or') }), (text) => {
      try {
        parseFilter(text, userType);
      } catch (error) {
        assert.ok(error instanceof ScimError, String(error));
      }
    }),
  );
});

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
