import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatDateTime } from './date-time.ts';
import {
  attribute,
  carryOver,
  compareText,
  differences,
  enterpriseUserUrn,
  entityTag,
  fold,
  groupType,
  groupUrn,
  isObject,
  type JsonObject,
  namesVersion,
  parseDateTime,
  project,
  readPaging,
  readProjection,
  readResource,
  requireSecrets,
  resourceType,
  resourceTypeDocuments,
  ScimError,
  type ScimType,
  schemaDocuments,
  secretAttributes,
  serviceProviderConfig,
  unknownNames,
  userType,
  userUrn,
} from './index.ts';

function refusal(scimType: ScimType): (error: unknown) => boolean {
  return (error) => error instanceof ScimError && error.scimType === scimType;
}

test('a body is read into the spelling of the schema, without read-only values', () => {
  const body = {
    schemas: [userUrn.toUpperCase()],
    USERNAME: 'Jana',
    id: 'mine',
    meta: { resourceType: 'Other' },
    groups: [{ value: 'g' }],
    Emails: { VALUE: 'j@example.com', Primary: 'True' },
    title: null,
    roles: [],
    [enterpriseUserUrn.toLowerCase()]: { Department: 'IT', manager: 'm1' },
  };

  assert.deepStrictEqual(readResource(userType, body), {
    schemas: [userUrn, enterpriseUserUrn],
    userName: 'Jana',
    emails: [{ value: 'j@example.com', primary: true }],
    [enterpriseUserUrn]: { department: 'IT', manager: { value: 'm1' } },
  });
});

const caseUrn = 'urn:example:Case';
const caseType = resourceType(
  'Case',
  'Cases',
  '/Cases',
  {
    id: caseUrn,
    name: 'Case',
    description: 'A case.',
    attributes: [
      attribute('tags', 'Short texts.', { multiValued: true }),
      attribute('seal', 'Its seal.', {
        type: 'complex',
        subAttributes: [
          attribute('value', 'Its number.'),
          attribute('at', 'Set by the server.', { required: true, mutability: 'readOnly' }),
          attribute('codes', 'Several.', { multiValued: true }),
        ],
      }),
    ],
  },
  [
    {
      schema: {
        id: 'urn:example:Lock',
        name: 'Lock',
        description: 'Its lock.',
        attributes: [
          attribute('maker', 'Who made it.', { required: true }),
          attribute('code', 'What opens it.', { returned: 'never', required: true }),
        ],
      },
      required: false,
    },
  ],
);

test('a required part that is read-only need not be sent', () => {
  const body = { schemas: [caseUrn], seal: { value: '7' } };

  assert.deepStrictEqual(readResource(caseType, body), body);
});

test('a list of one empty object is no value, as the object itself is none', () => {
  const named = { value: 'boss', at: 'now' };
  const type = resourceType('Desk', 'Desks', '/Desks', {
    id: caseUrn,
    name: 'Desk',
    description: 'A desk.',
    attributes: [
      attribute('owner', 'Whose it is.', {
        type: 'complex',
        subAttributes: Object.keys(named).map((name) => attribute(name, 'A part.', { required: true })),
      }),
    ],
  });

  assert.deepStrictEqual(readResource(type, { schemas: [caseUrn], owner: [{}] }), { schemas: [caseUrn] });
  assert.deepStrictEqual(readResource(type, { schemas: [caseUrn], owner: [named] }), {
    schemas: [caseUrn],
    owner: named,
  });
});

for (const attributes of [
  { nickName: [] },
  { name: [] },
  { name: [null] },
  { name: { givenName: [] } },
  { emails: [null] },
  { emails: [{ value: 'a@example.com' }, null] },
]) {
  test(`an empty list is no single value, and null is no element: ${JSON.stringify(attributes)}`, () => {
    assert.throws(
      () => readResource(userType, { schemas: [userUrn], userName: 'jana', ...attributes }),
      (error) => error instanceof ScimError && error.scimType === 'invalidValue',
    );
  });
}

test('an empty list is no value of an attribute that has several', () => {
  const body = { schemas: [userUrn], userName: 'jana', emails: [], name: { givenName: null, familyName: '' } };

  assert.deepStrictEqual(readResource(userType, body), { schemas: [userUrn], userName: 'jana' });
});

test('what is given twice in a list of simple values is kept once, in a part of a value too', () => {
  const body = { schemas: [caseUrn], tags: ['a', 'b', 'a'], seal: { codes: ['x', 'x'] } };

  assert.deepStrictEqual(readResource(caseType, body), {
    schemas: [caseUrn],
    tags: ['a', 'b'],
    seal: { codes: ['x'] },
  });
});

for (const body of [{ tags: ['a', []] }, { seal: { codes: ['a', []] } }]) {
  test(`a list within a list is refused: ${JSON.stringify(body)}`, () => {
    assert.throws(() => readResource(caseType, { schemas: [caseUrn], ...body }), refusal('invalidValue'));
  });
}

test('what is never returned does not make an extension part of a resource', () => {
  const body = { schemas: [caseUrn, 'urn:example:Lock'], 'urn:example:Lock': { code: '1234' } };

  assert.deepStrictEqual(readResource(caseType, body), body);
  assert.throws(
    () => readResource(caseType, { schemas: [caseUrn], 'urn:example:Lock': { maker: ' ' } }),
    refusal('invalidValue'),
  );
});

test('a required secret of an extension is asked for with the extension only', () => {
  const secrets = secretAttributes(caseType);

  requireSecrets(secrets, { schemas: [caseUrn] });
  assert.throws(
    () => requireSecrets(secrets, { schemas: [caseUrn], 'urn:example:Lock': { maker: 'm' } }),
    refusal('invalidValue'),
  );
});

test('unknown schemas and attributes of a body are ignored', () => {
  const adscim = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group';
  const body = { schemas: [groupUrn, adscim], displayName: 'Sales', shoeSize: 5, ['__proto__x']: 1 };

  assert.deepStrictEqual(readResource(groupType, body), { schemas: [groupUrn], displayName: 'Sales' });
  assert.deepStrictEqual(unknownNames(groupType, body), ['shoeSize', '__proto__x']);
});

test('equal elements are one and the first primary stays', () => {
  const body = {
    schemas: [userUrn],
    userName: 'j',
    emails: [
      { type: 'work', value: 'a', primary: true },
      { type: 'Work', value: 'a' },
      { type: 'home', value: 'a', primary: true },
    ],
  };

  assert.deepStrictEqual(readResource(userType, body)['emails'], [
    { type: 'work', value: 'a', primary: true },
    { type: 'home', value: 'a', primary: false },
  ]);
});

const bodies: readonly (readonly [string, ScimType, unknown])[] = [
  ['a list', 'invalidSyntax', []],
  ['no schemas', 'invalidSyntax', { userName: 'j' }],
  ['schemas as text', 'invalidSyntax', { schemas: userUrn, userName: 'j' }],
  ['a null in schemas', 'invalidSyntax', { schemas: [null], userName: 'j' }],
  ['only an extension in schemas', 'invalidSyntax', { schemas: [enterpriseUserUrn], userName: 'j' }],
  ['a name given twice', 'invalidSyntax', { schemas: [userUrn], userName: 'j', title: 'a', TITLE: 'b' }],
  ['no userName', 'invalidValue', { schemas: [userUrn] }],
  ['a blank userName', 'invalidValue', { schemas: [userUrn], userName: '  ' }],
  ['a number as userName', 'invalidValue', { schemas: [userUrn], userName: 0 }],
  ['an empty active', 'invalidValue', { schemas: [userUrn], userName: 'j', active: '' }],
  ['an object as displayName', 'invalidValue', { schemas: [userUrn], userName: 'j', displayName: { toString: 'x' } }],
  ['an object as profileUrl', 'invalidValue', { schemas: [userUrn], userName: 'j', profileUrl: {} }],
  ['a number as emails', 'invalidValue', { schemas: [userUrn], userName: 'j', emails: 5 }],
  ['an object as an address', 'invalidValue', { schemas: [userUrn], userName: 'j', emails: [{ value: { $gt: '' } }] }],
  ['a NUL in a text', 'invalidValue', { schemas: [userUrn], userName: 'j', title: 'a\u0000b' }],
  ['half a surrogate pair', 'invalidValue', { schemas: [userUrn], userName: 'j', title: 'a\ud800' }],
  [
    'a certificate that is no base64',
    'invalidValue',
    { schemas: [userUrn], userName: 'j', x509Certificates: [{ value: '***' }] },
  ],
  ['a profile that is no URI', 'invalidValue', { schemas: [userUrn], userName: 'j', profileUrl: 'not a uri' }],
  ['a photo that is no URI', 'invalidValue', { schemas: [userUrn], userName: 'j', photos: [{ value: 'my photo' }] }],
];

for (const [name, scimType, body] of bodies) {
  test(`a body with ${name} is refused as ${scimType}`, () => {
    assert.throws(() => readResource(userType, body), refusal(scimType));
  });
}

test('a member without a value is refused', () => {
  const body = { schemas: [groupUrn], displayName: 'g', members: [{ value: null }] };

  assert.throws(() => readResource(groupType, body), refusal('invalidValue'));
});

test('a replacement keeps what is read-only', () => {
  const before = { schemas: [userUrn], id: 'u1', userName: 'a', title: 'x' };

  assert.deepStrictEqual(carryOver(userType, before, { schemas: [userUrn], userName: 'b' }), {
    schemas: [userUrn],
    userName: 'b',
    id: 'u1',
  });
});

const jana: JsonObject = {
  schemas: [userUrn, enterpriseUserUrn],
  id: 'u1',
  userName: 'jana',
  name: { givenName: 'Jana', familyName: 'Weber' },
  emails: [{ type: 'work', value: 'j@example.com' }],
  password: 'never',
  [enterpriseUserUrn]: { department: 'IT', costCenter: '7' },
  meta: { resourceType: 'User' },
};

const projections: readonly (readonly [string | undefined, string | undefined, readonly string[]])[] = [
  [undefined, undefined, ['schemas', 'id', 'meta', 'userName', 'name', 'emails', enterpriseUserUrn]],
  ['USERNAME', undefined, ['schemas', 'id', 'userName']],
  ['nosuch, ', undefined, ['schemas', 'id']],
  ['password', undefined, ['schemas', 'id']],
  [`${enterpriseUserUrn}:department`, undefined, ['schemas', 'id', enterpriseUserUrn]],
  [enterpriseUserUrn, undefined, ['schemas', 'id', enterpriseUserUrn]],
  [undefined, 'id,schemas,userName,meta', ['schemas', 'id', 'name', 'emails', enterpriseUserUrn]],
  [undefined, enterpriseUserUrn, ['schemas', 'id', 'meta', 'userName', 'name', 'emails']],
];

for (const [attributes, excluded, names] of projections) {
  test(`attributes=${attributes} and excludedAttributes=${excluded} show ${names.join(', ')}`, () => {
    const shown = project(userType, jana, readProjection(userType, attributes, excluded));

    assert.deepStrictEqual(Object.keys(shown).toSorted(), names.toSorted());
  });
}

test('a sub-attribute is shown or left out alone', () => {
  const only = project(userType, jana, readProjection(userType, 'name.givenName,emails.value', undefined));
  const without = project(userType, jana, readProjection(userType, undefined, 'name.givenName'));

  assert.deepStrictEqual([only['name'], only['emails']], [{ givenName: 'Jana' }, [{ value: 'j@example.com' }]]);
  assert.deepStrictEqual(without['name'], { familyName: 'Weber' });
});

test('attributes and excludedAttributes exclude each other', () => {
  assert.throws(() => readProjection(userType, 'userName', 'title'), refusal('invalidValue'));
});

test('differences name each changed attribute, elements by their type', () => {
  const after = {
    ...jana,
    name: { givenName: 'Jana', familyName: 'Kurz' },
    emails: [{ type: 'work', value: 'k@example.com' }],
    password: 'other',
    [enterpriseUserUrn]: { department: 'IT' },
  };

  assert.deepStrictEqual(differences(userType, jana, after), [
    { path: 'name.familyName', before: 'Weber', after: 'Kurz' },
    { path: 'emails[type eq "work"].value', before: 'j@example.com', after: 'k@example.com' },
    { path: `${enterpriseUserUrn}:costCenter`, before: '7' },
  ]);
  assert.deepStrictEqual(differences(userType, jana, { ...jana, meta: {} }), []);
});

test('paging clamps what it can and refuses what is no number', () => {
  assert.deepStrictEqual(readPaging(undefined, undefined), { startIndex: 1, count: 100 });
  assert.deepStrictEqual(readPaging('-5', '-1'), { startIndex: 1, count: 0 });
  assert.deepStrictEqual(readPaging('7', '99999999999999999999'), { startIndex: 7, count: 1000 });
  assert.throws(() => readPaging('x', undefined), refusal('invalidValue'));
  assert.throws(() => readPaging(undefined, '1.5'), refusal('invalidCount'));
});

test('a version is named by its tag, weak or strong, in a list or by a star', () => {
  assert.equal(entityTag(3), 'W/"3"');
  assert.ok(['W/"3"', '"3"', '*', 'W/"1", W/"3"'].every((header) => namesVersion(header, 3)));
  assert.ok(!['W/"2"', '""', '3', ''].some((header) => namesVersion(header, 3)));
});

const instants: readonly (readonly [string, number | undefined])[] = [
  ['2026-01-01T00:00:00Z', Date.UTC(2026, 0, 1)],
  ['2026-01-01T01:00:00+01:00', Date.UTC(2026, 0, 1)],
  ['2026-08-07T10:11:12.1234567Z', Date.UTC(2026, 7, 7, 10, 11, 12) + 123.4567],
  ['2024-02-29T00:00:00', Date.UTC(2024, 1, 29)],
  ['2026-02-29T00:00:00Z', undefined],
  ['2026-01-01', undefined],
  ['2026-01-01T24:00:00Z', Date.UTC(2026, 0, 2)],
  ['2026-12-31T24:00:00.000+01:00', Date.UTC(2026, 11, 31, 23)],
  ['2026-01-01T24:00:00.001Z', undefined],
  ['2026-01-01T24:00:01Z', undefined],
  ['2026-12-31T23:59:60Z', undefined],
  ['0000-01-01T00:00:00Z', -62167219200000],
  ['-0001-12-31T24:00:00Z', -62167219200000],
  ['-0044-03-15T12:00:00Z', -63549316800000],
  ['12026-01-01T00:00:00Z', 317336745600000],
  ['02026-01-01T00:00:00Z', undefined],
  ['+2026-01-01T00:00:00Z', undefined],
  ['226-01-01T00:00:00Z', undefined],
  ['999999-01-01T00:00:00Z', undefined],
  ['2026-01-01T00:00:00+14:00', Date.UTC(2025, 11, 31, 10)],
  ['2026-01-01T00:00:00+14:01', undefined],
  ['2026-00-01T00:00:00Z', undefined],
  ['2026-01-00T00:00:00Z', undefined],
  ['2026-01-01T25:00:00Z', undefined],
  ['yesterday', undefined],
];

for (const [text, expected] of instants) {
  test(`${text} is ${expected ?? 'no dateTime'}`, () => {
    assert.equal(parseDateTime(text), expected);
  });
}

test('folding twice changes nothing and joins letter case, width and composition', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  assert.equal(fold('ＪANA\u0308'), fold('jan\u00e4'));
});

test('texts are ordered by code point, as UTF-8 bytes are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));

      assert.equal(Math.sign(compareText(left, right)), bytes);
    }),
  );
});

test('discovery says what the engine runs on', () => {
  const base = 'https://becard.test/scim/v2/ud_1';
  const schemas = schemaDocuments(base, [userType, groupType]);
  const types = resourceTypeDocuments(base, [userType, groupType]);

  const ids = schemas.map(({ id }) => id);
  for (const type of types) {
    assert.equal(type['id'], type['name']);
    assert.ok(ids.includes(type['schema']));
  }
  const group = schemas.find(({ id }) => id === groupUrn);
  const attributes = group?.['attributes'];
  assert.ok(Array.isArray(attributes));
  const displayName: unknown = attributes.find((item: unknown) => isObject(item) && item['name'] === 'displayName');
  assert.ok(isObject(displayName) && displayName['required'] === true && displayName['uniqueness'] === 'none');
  assert.ok(!JSON.stringify(schemas).includes('null'));
});

test('the service provider configuration states every option', () => {
  const offered = {
    documentationUri: undefined,
    bulk: { supported: false, maxOperations: 0, maxPayloadBytes: 0 },
    sort: false,
    changePassword: false,
    defaultPageSize: 100,
    maxPageSize: 1000,
  };

  const document = serviceProviderConfig('https://becard.test/scim/v2/ud_1', offered);

  for (const option of ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag']) {
    const value = document[option];
    assert.equal(typeof (isObject(value) ? value['supported'] : undefined), 'boolean');
  }
});

test('a time is written as Date writes it, on whatever day and in whatever order', () => {
  const times = [0, -1, 1, 86_399_999, 86_400_000, -86_400_001, 1_764_112_931_007, 999, 253_402_300_799_999, 4];

  const written = times.map(formatDateTime);

  assert.deepStrictEqual(
    written,
    times.map((time) => new Date(time).toISOString()),
  );
});

test('the refusal of a value says what to send in words that need no RFC', () => {
  const message = (values: JsonObject): string => {
    try {
      readResource(userType, { schemas: [userUrn], userName: 'jana', ...values });
    } catch (error) {
      if (error instanceof ScimError) return error.message.replace('invalidValue: ', '');
    }
    return '';
  };

  assert.equal(message({ name: 'Jana' }), 'name is "Jana", expected an object with its sub-attributes.');
  assert.equal(message({ x509Certificates: [{ value: 7 }] }), 'x509Certificates.value is 7, expected text in base64.');
  assert.equal(message({ title: 7 }), 'title is 7, expected a string.');
});
