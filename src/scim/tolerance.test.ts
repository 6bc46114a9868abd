import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from './attribute.ts';
import {
  applyPatch,
  enterpriseUserUrn,
  type JsonObject,
  parsePatch,
  patchOpUrn,
  type ResourceType,
  readResource,
  resourceType,
  ScimError,
  unknownPatchNames,
  userType,
  userUrn,
} from './index.ts';

const jana: JsonObject = {
  schemas: [userUrn],
  userName: 'jana',
  active: true,
  name: { givenName: 'Jana', familyName: 'Weber' },
  emails: [{ type: 'work', value: 'jana@example.com' }],
};

function patched(type: ResourceType, before: JsonObject, ...operations: readonly unknown[]): JsonObject {
  return applyPatch(type, before, parsePatch(type, { schemas: [patchOpUrn], Operations: operations }));
}

/** The refusal of a piece of work: "invalidValue: level is …". */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ScimError) return error.message;
    throw error;
  }
  return 'taken';
}

const wrapped = (value: unknown): JsonObject[] => [{ $ref: null, value }];

test('a list of one object with a value is read as a single value', () => {
  const operations = [
    ['displayName', wrapped('Jana W.')],
    ['active', wrapped('False')],
    ['name.givenName', wrapped('Janina')],
    ['emails[type eq "work"].value', wrapped('janina@example.com')],
    [`${enterpriseUserUrn}:department`, wrapped('Sales')],
    [`${enterpriseUserUrn}:manager`, wrapped('m1')],
    ['title', [{ value: 'Lead' }]],
  ].map(([path, value]) => ({ op: 'Replace', path, value }));
  const after = {
    displayName: 'Jana W.',
    active: false,
    name: { givenName: 'Janina', familyName: 'Weber' },
    emails: [{ type: 'work', value: 'janina@example.com' }],
    [enterpriseUserUrn]: { department: 'Sales', manager: { value: 'm1' } },
    title: 'Lead',
  };

  const { schemas: _, ...rest } = patched(userType, jana, ...operations);

  assert.deepStrictEqual(rest, { userName: 'jana', ...after });
  const body = { schemas: [userUrn], userName: wrapped('jana'), active: wrapped(true), name: [after.name] };
  assert.deepStrictEqual(readResource(userType, body), {
    schemas: [userUrn],
    userName: 'jana',
    active: true,
    name: after.name,
  });
});

test('a wrapped empty value clears, and makes no element', () => {
  const cleared = patched(
    userType,
    { ...jana, title: 'Lead' },
    { op: 'Replace', path: 'title', value: wrapped('') },
    { op: 'Add', path: 'emails[type eq "home"].value', value: wrapped(null) },
  );

  assert.deepStrictEqual(cleared, jana);
});

for (const value of [
  [{ value: 'a' }, { value: 'b' }],
  [{ value: 'a', type: 'work' }],
  [{}],
  ['a'],
  [[{ value: 'a' }]],
]) {
  test(`${JSON.stringify(value)} is not read as a single value`, () => {
    assert.match(
      refusal(() => patched(userType, jana, { op: 'replace', path: 'title', value })),
      /^invalidValue: title/,
    );
  });
}

test('a pathless operation may wrap its object in a list', () => {
  const operation = { op: 'replace', value: [{ title: 'Lead', shoeSize: 5 }] };

  assert.deepStrictEqual(patched(userType, jana, operation), { ...jana, title: 'Lead' });
  assert.deepStrictEqual(unknownPatchNames(userType, { Operations: [operation] }), ['shoeSize']);
  for (const value of [[], [{ title: 'A' }, { title: 'B' }], [[{ title: 'A' }]]]) {
    assert.match(
      refusal(() => patched(userType, jana, { op: 'replace', value })),
      /^invalidValue: The operation replace has no path/,
    );
  }
});

const levelType = resourceType('Level', 'Levels', '/Levels', {
  id: 'urn:example:Level',
  name: 'Level',
  description: 'A level.',
  attributes: [
    attribute('level', 'Its number.', { type: 'integer' }),
    attribute('height', 'In metres.', { type: 'decimal' }),
  ],
});

function readLevel(value: unknown): unknown {
  return readResource(levelType, { schemas: ['urn:example:Level'], level: value })['level'];
}

test('an integer as text is an integer', () => {
  const texts = ['7', '0', '-12', '9007199254740991'];

  assert.deepStrictEqual(texts.map(readLevel), [7, 0, -12, 9007199254740991]);
  assert.deepStrictEqual(patched(levelType, {}, { op: 'add', path: 'level', value: wrapped('7') })['level'], 7);
});

test('an integer that a number cannot hold exactly is refused with the greatest that it can', () => {
  assert.equal(
    refusal(() => readLevel(JSON.parse('12345678901234567890'))),
    'invalidValue: level is 12345678901234567000, expected an integer of at most 9007199254740991.',
  );
});

test('a text that is no exact integer is refused', () => {
  for (const text of ['7.0', '1e3', '007', '+7', '-0', ' 7', '0x7', '9007199254740993', 'seven']) {
    assert.equal(
      refusal(() => readLevel(text)),
      `invalidValue: level is ${JSON.stringify(text)}, expected an integer.`,
    );
  }
  const height = { schemas: ['urn:example:Level'], height: '1.5' };
  assert.match(
    refusal(() => readResource(levelType, height)),
    /height is "1.5", expected a decimal\.$/,
  );
});
