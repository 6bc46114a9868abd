// Filters (RFC 7644 §3.4.2.2). The cast: Ann has everything, Bob has left, Cid has nothing but a name.

import assert from 'node:assert/strict';
import { enterpriseUserUrn, searchRequestUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import type { Scim } from './driver.ts';
import { assertError, assertInvalidFilter, found } from './expect.ts';

const everyone = ['ann', 'bob', 'cid'];

async function cast(scim: Scim): Promise<void> {
  await scim.user('ann', {
    externalId: 'AbC',
    title: 'Engineer',
    userType: 'Employee',
    nickName: 'the "A" \\ ü] and or 100%_',
    name: { givenName: 'Ann', familyName: "O'Malley" },
    emails: [
      { value: 'ann@work.test', type: 'work', primary: true },
      { value: 'ann@home.test', type: 'home' },
    ],
    x509Certificates: [{ value: 'MIIB+w==' }],
    [enterpriseUserUrn]: { department: 'IT', manager: { value: 'boss' } },
  });
  await scim.user('bob', { active: false, userType: 'Contractor', emails: [{ value: 'bob@work.test', type: 'work' }] });
  await scim.user('cid');
}

/** Asserts for each row what its filter finds among the cast. */
async function assertFinds(scim: Scim, rows: Readonly<Record<string, readonly string[]>>): Promise<void> {
  await cast(scim);
  for (const [filter, expected] of Object.entries(rows)) {
    assert.deepStrictEqual(await found(scim, filter), expected, filter);
  }
}

async function assertRefuses(scim: Scim, filters: readonly string[]): Promise<void> {
  await cast(scim);
  for (const filter of filters) await assertInvalidFilter(scim, filter);
}

requirement(
  ['7644-3.4.2.2-a', '7644-3.4.2.2-b'],
  'discovery offers filters, and they find what matches',
  async (scim) => {
    await assertFinds(scim, { 'userName eq "ann"': ['ann'], 'userName eq "unknown"': [], 'userName pr': everyone });
    assert.equal((await scim.get('/ServiceProviderConfig')).at('filter', 'supported'), true);
  },
);

requirement('7644-3.4.2.2-c', 'names in filters may be in any letter case', async (scim) => {
  await assertFinds(scim, {
    'USERNAME eq "ann"': ['ann'],
    'Name.GIVENNAME eq "ann"': ['ann'],
    'EMAILS[TYPE eq "home"].VALUE pr': ['ann'],
    'META.RESOURCETYPE eq "User"': everyone,
  });
});

requirement('7644-3.4.2.2-d', 'operators may be in any letter case', async (scim) => {
  await assertFinds(scim, {
    'userName Eq "ann"': ['ann'],
    'title PR': ['ann'],
    'userName SW "a" Or userName EQ "bob"': ['ann', 'bob'],
    'userName CO "n" AND NOT (title PR)': [],
  });
});

requirement('7644-3.4.2.2-e', 'a filter that says nothing whole is refused', async (scim) => {
  await assertRefuses(scim, ['', ' ', 'userName', 'userName eq', 'eq "ann"', 'userName eq "ann" and', 'not', '()']);
});

requirement('7644-3.4.2.2-f', 'eq finds equal values of every type', async (scim) => {
  await cast(scim);
  const { id } = await scim.user('dan');
  const group = await scim.group('Sales', id);
  const ref = (await scim.get(group.path)).at('members', 0, '$ref');

  assert.deepStrictEqual(await found(scim, 'userName eq "ann"'), ['ann']);
  assert.deepStrictEqual(await found(scim, 'active eq false'), ['bob']);
  assert.deepStrictEqual(await found(scim, 'x509Certificates.value eq "MIIB+w=="'), ['ann']);
  assert.deepStrictEqual(await found(scim, `id eq "${id}"`), ['dan']);
  assert.deepStrictEqual(await found(scim, `members.$ref eq "${String(ref)}"`, '/Groups'), ['Sales']);
  assert.deepStrictEqual(await found(scim, `groups.value eq "${group.id}"`), ['dan']);
});

requirement('7644-3.4.2.2-g', 'ne finds values that differ, absent ones included', async (scim) => {
  await assertFinds(scim, {
    'userType ne "Employee"': ['bob', 'cid'],
    'active ne true': ['bob'],
    'emails.value ne "ann@work.test"': everyone,
    'emails.value ne "bob@work.test"': ['ann', 'cid'],
  });
});

requirement('7644-3.4.2.2-h', 'co finds a part, and nothing in it is a wildcard', async (scim) => {
  await assertFinds(scim, {
    'name.familyName co "\'mall"': ['ann'],
    'nickName co "100%_"': ['ann'],
    'nickName co "1_0"': [],
    'nickName co "the%"': [],
    'userName co "*"': [],
  });
});

requirement(
  ['7644-3.4.2.2-i', '7644-3.4.2.2-j'],
  'sw and ew find the beginning, the end and the whole',
  async (scim) => {
    await assertFinds(scim, {
      'title sw "eng"': ['ann'],
      'title sw "engineer"': ['ann'],
      'title sw "ngineer"': [],
      'userName sw "_nn"': [],
      'emails.value ew "@work.test"': ['ann', 'bob'],
      'emails.value ew "bob@work.test"': ['bob'],
      'emails.value ew "@work"': [],
    });
  },
);

requirement('7644-3.4.2.2-k', 'pr is false for what is absent, null, empty or without a part', async (scim) => {
  await cast(scim);
  await scim.user('dan', { title: '', nickName: null, emails: [], name: {}, [enterpriseUserUrn]: {} });

  assert.deepStrictEqual(await found(scim, 'title pr'), ['ann']);
  assert.deepStrictEqual(await found(scim, 'name pr'), ['ann']);
  assert.deepStrictEqual(await found(scim, 'emails pr'), ['ann', 'bob']);
  assert.deepStrictEqual(await found(scim, 'nickName pr'), ['ann']);
  assert.deepStrictEqual(await found(scim, `${enterpriseUserUrn}:department pr`), ['ann']);
});

requirement('7644-3.4.2.2-l', 'text is ordered by its letters', async (scim) => {
  await assertFinds(scim, {
    'userName gt "bob"': ['cid'],
    'userName ge "BOB"': ['bob', 'cid'],
    'userName lt "bob"': ['ann'],
    'userName le "bob"': ['ann', 'bob'],
    'title gt "A"': ['ann'],
  });
});

requirement('7644-3.4.2.2-m', 'times are compared as moments, however they are written', async (scim) => {
  await cast(scim);
  const created = String(
    (await scim.get('/Users?filter=userName%20eq%20%22bob%22')).at('Resources', 0, 'meta', 'created'),
  );
  const moment = Date.parse(created);
  const shifted = `${new Date(moment + 3_600_000).toISOString().slice(0, 19)}.0000000+01:00`;

  assert.deepStrictEqual(await found(scim, `meta.created eq "${shifted}"`), ['bob']);
  assert.deepStrictEqual(await found(scim, `meta.created ge "${shifted}"`), ['bob', 'cid']);
  assert.deepStrictEqual(await found(scim, `meta.lastModified lt "${created}"`), ['ann']);
  assert.deepStrictEqual(await found(scim, `meta.created gt "${created}" or meta.created le "${created}"`), everyone);
  for (const text of ['yesterday', '2026-13-01T00:00:00Z', ''])
    await assertInvalidFilter(scim, `meta.created gt "${text}"`);
});

requirement('7644-3.4.2.2-o', 'booleans and binaries have no order', async (scim) => {
  const operators = ['gt', 'ge', 'lt', 'le'];

  await assertRefuses(
    scim,
    operators.flatMap((operator) => [`active ${operator} true`, `x509Certificates.value ${operator} "AA=="`]),
  );
});

requirement(['7644-3.4.2.2-p', '7644-3.4.2.2-q'], 'and, or and not make up the truth table', async (scim) => {
  await assertFinds(scim, {
    'userName sw "a" and title pr': ['ann'],
    'userName sw "a" and active eq false': [],
    'userName sw "c" and title pr': [],
    'userName sw "a" or active eq false': ['ann', 'bob'],
    'title pr or nickName pr': ['ann'],
    'not (title pr)': ['bob', 'cid'],
    'not (userType eq "Employee")': ['bob', 'cid'],
    'not (not (title pr))': ['ann'],
    'not (emails.value eq "ann@work.test")': ['bob', 'cid'],
  });
});

requirement(['7644-3.4.2.2-r', '7644-3.4.2.2-s'], 'round brackets come first, then not, and, or', async (scim) => {
  await assertFinds(scim, {
    'userName eq "ann" or userName eq "bob" and active eq true': ['ann'],
    '(userName eq "ann" or userName eq "bob") and active eq false': ['bob'],
    'active eq false and userName eq "ann" or userName eq "cid"': ['cid'],
    'active eq false and (userName eq "ann" or userName eq "cid")': [],
    'not (title pr) and active eq true': ['cid'],
    'not (title pr or active eq true)': ['bob'],
    '(((((userName eq "ann") or (userName eq "bob")))))': ['ann', 'bob'],
    'userName eq "x" or userName eq "ann" or userName eq "y" or userName eq "cid"': ['ann', 'cid'],
  });
});

requirement(
  ['7644-3.4.2.2-t', '7644-3.4.2.2-u'],
  'a filter in brackets applies to one and the same element',
  async (scim) => {
    await assertFinds(scim, {
      'emails[type eq "work" and value co "@work.test"]': ['ann', 'bob'],
      'emails[type eq "work" and value eq "ann@home.test"]': [],
      'emails.type eq "work" and emails.value eq "ann@home.test"': ['ann'],
      'emails[type eq "home" or value sw "bob"]': ['ann', 'bob'],
      'emails[not (type eq "work")]': ['ann'],
      'emails[(type eq "home" or type eq "work") and primary eq true]': ['ann'],
      'not (emails[type eq "home"])': ['bob', 'cid'],
    });
  },
);

requirement('7644-3.4.2.2-v', 'brackets hold a filter over the sub-attributes', async (scim) => {
  await assertRefuses(scim, [
    'emails[foo eq "x"]',
    'emails[emails[type eq "work"]]',
    'emails[]',
    'emails[type]',
    'userName[type eq "work"]',
  ]);
});

requirement('7644-3.4.2.2-w', 'what the grammar does not have is refused, however deep or long', async (scim) => {
  await assertRefuses(scim, [
    '(userName eq "ann"',
    'userName eq "ann")',
    'emails[type eq "work"',
    'userName eq "ann" userName eq "bob"',
    'userName eq "ann" xor title pr',
    'userName eq "ann" and or title pr',
    'userName pr "ann"',
    '1userName eq "ann"',
    'userName eq "ann" --',
    `${'('.repeat(500)}userName pr${')'.repeat(500)}`,
    `userName eq "${'x'.repeat(5000)}"`,
  ]);
});

requirement('7644-3.4.2.2-x', 'values are written as in JSON', async (scim) => {
  await assertFinds(scim, {
    'nickName sw "the \\"A\\" \\\\ \\u00fc]"': ['ann'],
    'nickName co "] and or"': ['ann'],
    'userName eq "\\u0061nn"': ['ann'],
    'title eq null': ['bob', 'cid'],
    'title ne null': ['ann'],
  });
  for (const filter of [
    "userName eq 'ann'",
    'userName eq ann',
    'userName eq "ann',
    'userName eq "\\x"',
    'userName eq 5',
  ]) {
    await assertInvalidFilter(scim, filter);
  }
});

requirement('7644-3.4.2.2-y', 'not may stand with or without a space before its bracket', async (scim) => {
  await assertFinds(scim, { 'not(title pr)': ['bob', 'cid'], 'not (title pr)': ['bob', 'cid'] });
  await assertInvalidFilter(scim, 'not title pr');
});

requirement('7644-3.4.2.2-z', 'names may carry the URN of the core or of an extension', async (scim) => {
  await assertFinds(scim, {
    [`${userUrn}:userName sw "A"`]: ['ann'],
    [`${userUrn}:name.givenName eq "Ann"`]: ['ann'],
    [`${userUrn}:emails[type eq "home"]`]: ['ann'],
    [`${enterpriseUserUrn}:department eq "it"`]: ['ann'],
    [`${enterpriseUserUrn}:manager.value eq "boss"`]: ['ann'],
    [`${enterpriseUserUrn.toUpperCase()}:DEPARTMENT pr`]: ['ann'],
  });
});

requirement('7644-3.4.2.2-aa', 'one matching value of several is enough', async (scim) => {
  await assertFinds(scim, { 'emails.value eq "ann@home.test"': ['ann'], 'emails.type eq "home"': ['ann'] });
});

requirement('7644-3.4.2.2-ab', 'a complex attribute without a value is compared by its parts alone', async (scim) => {
  await assertFinds(scim, { 'name.givenName eq "ann"': ['ann'] });
  await assertInvalidFilter(scim, 'name eq "Ann"');
  await assertInvalidFilter(scim, 'meta sw "a"');
});

requirement('7644-3.4.2.2-ac', 'emails means emails.value', async (scim) => {
  await assertFinds(scim, { 'emails co "@home.test"': ['ann'], 'emails eq "bob@work.test"': ['bob'] });
});

requirement(
  ['7644-3.4.2.2-af', '7644-3.12-n'],
  'an operator that is not known is refused with a word on it',
  async (scim) => {
    await assertRefuses(scim, ['userName regex "a"', 'userName like "a"', 'userName = "ann"', 'userName == "ann"']);
    const answer = await scim.get('/Users?filter=userName%20regex%20%22a%22');
    assert.match(String(answer.at('detail')), /regex/);
  },
);

requirement('7644-3.4.2.2-ag', 'letter case counts where the schema says so', async (scim) => {
  await assertFinds(scim, {
    'userName eq "ANN"': ['ann'],
    'userName co "NN" and userName ew "N"': ['ann'],
    'externalId eq "AbC"': ['ann'],
    'externalId eq "abc"': [],
    'externalId sw "ab" or externalId co "bC" and userName pr': ['ann'],
    'externalId sw "ab"': [],
  });
});

requirement('7644-3.4.2.2-ah', 'resources are found by their schemas', async (scim) => {
  await assertFinds(scim, {
    [`schemas eq "${enterpriseUserUrn}"`]: ['ann'],
    [`schemas eq "${userUrn}"`]: everyone,
  });
});

requirement('7644-3.4.2.2-ai', 'a filter on an attribute that no schema has never finds everyone', async (scim) => {
  await assertFinds(scim, {
    'foo eq "x"': [],
    'foo pr': [],
    'userName eq "ann" and foo.bar eq 1': [],
    'urn:x:foo pr': [],
  });
});

requirement('7644-3.4.2.2-aj', 'a password cannot be searched for, by whatever operator or way', async (scim) => {
  await scim.user('ann', { password: 'secret' });
  const search = { schemas: [searchRequestUrn], filter: 'password eq "secret"' };

  for (const operator of ['eq', 'ne', 'co', 'sw', 'gt'])
    await assertInvalidFilter(scim, `password ${operator} "secret"`);
  await assertInvalidFilter(scim, 'password pr');
  await assertInvalidFilter(scim, 'not (userName eq "ann" and password eq "x")');
  assertError(await scim.post('/Users/.search', search), 400, 'invalidFilter');
});
