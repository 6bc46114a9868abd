import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ScimError } from '../error.ts';
import { userType } from '../resource-type.ts';
import { parseFilter, parseFilterText, readFilter } from './index.ts';

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
    assert.throws(() => parseFilter(filter, userType), { name: 'ScimError', scimType: 'invalidFilter' });
  });
}

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

test('a comparison that was asked before with another value is read as at the first time', () => {
  const begins = [
    'userName eq ',
    'emails[type eq "work"].value co ',
    'title pr and userName sw ',
    'a:b:c.d ne ',
    '(title eq ',
  ];
  const value = fc.string({ maxLength: 20, unit: fc.constantFrom(...'ab"\\u0 ()\u0001\u2028é') });

  fc.assert(
    fc.property(fc.constantFrom(...begins), value, value, (begin, first, second) => {
      for (const text of [`${begin}"${first}"`, `${begin}"${second}"`]) {
        assert.deepStrictEqual(
          outcomeOf(() => readFilter(text)),
          outcomeOf(() => parseFilterText(text)),
        );
      }
    }),
  );
});

function outcomeOf(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return 'refused';
  }
}
