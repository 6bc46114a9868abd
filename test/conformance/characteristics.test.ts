// Characteristics and types that neither User nor Group have (RFC 7643 §2.3, §7): shown on the engine itself with a schema that has them.

import assert from 'node:assert/strict';
import {
  applyPatch,
  attribute,
  carryOver,
  type JsonObject,
  matches,
  parseFilter,
  parsePatch,
  patchOpUrn,
  project,
  type ResourceType,
  readProjection,
  readResource,
  resourceType,
  type ScimType,
} from '../../src/scim/index.ts';
import { engineRequirement } from './check.ts';

const badgeUrn = 'urn:example:schemas:Badge';
const locationUrn = 'urn:example:schemas:extension:Location';

const badgeSchema = {
  id: badgeUrn,
  name: 'Badge',
  description: 'A badge.',
  attributes: [
    attribute('number', 'Its number.', { type: 'integer' }),
    attribute('weight', 'Its weight.', { type: 'decimal' }),
    attribute('madeAt', 'When it was made.', { type: 'dateTime' }),
    attribute('serial', 'Given once.', { mutability: 'immutable', caseExact: true }),
    attribute('photo', 'Shown on request.', { returned: 'request' }),
    attribute('chip', 'Always shown.', { returned: 'always' }),
  ],
};
const badgeType = resourceType('Badge', 'Badges', '/Badges', badgeSchema);

const locationSchema = {
  id: locationUrn,
  name: 'Location',
  description: 'Where it is.',
  attributes: [attribute('room', 'The room.')],
};

function read(more: JsonObject, type: ResourceType = badgeType): JsonObject {
  return readResource(type, { schemas: [badgeUrn], ...more });
}

function patched(resource: JsonObject, ...operations: readonly JsonObject[]): JsonObject {
  return applyPatch(badgeType, resource, parsePatch(badgeType, { schemas: [patchOpUrn], Operations: operations }));
}

function assertRefused(scimType: ScimType, run: () => unknown): void {
  assert.throws(run, { name: 'ScimError', scimType });
}

engineRequirement('7643-2.3.3-a', 'decimals are numbers and come back as they were', () => {
  for (const weight of [0.5, -12.25, 3, 1e-7]) assert.equal(read({ weight })['weight'], weight);
  for (const weight of ['0.5', true, {}]) assertRefused('invalidValue', () => read({ weight }));
});

engineRequirement('7643-2.3.4-a', 'an integer with a fraction or an exponent is refused', () => {
  for (const number of [0, -7, 2 ** 40]) assert.equal(read({ number })['number'], number);
  for (const number of [1.5, '1.5', '1e3', true, 2 ** 60]) assertRefused('invalidValue', () => read({ number }));
});

engineRequirement('7643-2.3.5-a', 'a time without date, time of day or sense is refused', () => {
  for (const madeAt of ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.123+02:00'])
    assert.equal(read({ madeAt })['madeAt'], madeAt);
  for (const madeAt of ['2026-01-31', '12:00:00', '2026-02-30T12:00:00Z', '2026-01-31 12:00:00Z', 5]) {
    assertRefused('invalidValue', () => read({ madeAt }));
  }
});

engineRequirement('7644-3.4.2.2-n', 'numbers are compared as numbers, not as text', () => {
  const finds = (filter: string, more: JsonObject): boolean => matches(parseFilter(filter, badgeType), read(more));

  assert.ok(finds('number lt 10', { number: 9 }) && finds('number gt 9', { number: 10 }));
  assert.ok(
    finds('weight ge 0.50', { weight: 0.5 }) &&
      finds('weight eq 1e1', { weight: 10 }) &&
      !finds('number le 9', { number: 10 }),
  );
  assertRefused('invalidFilter', () => parseFilter('number gt "9"', badgeType));
});

engineRequirement(
  ['7644-3.5.1-d', '7644-3.5.1-e'],
  'PUT gives an immutable attribute its first value and never another',
  () => {
    const first = carryOver(badgeType, read({}), read({ serial: 'A' }));

    assert.equal(first['serial'], 'A');
    assert.equal(carryOver(badgeType, first, read({ serial: 'A', number: 1 }))['serial'], 'A');
    assert.equal(carryOver(badgeType, first, read({ number: 1 }))['serial'], 'A');
    assertRefused('mutability', () => carryOver(badgeType, first, read({ serial: 'B' })));
  },
);

engineRequirement(
  ['7644-3.5.2-i', '7643-7-g'],
  'PATCH gives an immutable attribute its first value and never another',
  () => {
    const first = patched(read({}), { op: 'add', path: 'serial', value: 'A' });

    assert.equal(first['serial'], 'A');
    assert.equal(patched(first, { op: 'add', path: 'serial', value: 'A' })['serial'], 'A');
    assertRefused('mutability', () => patched(first, { op: 'add', path: 'serial', value: 'B' }));
    assertRefused('mutability', () => patched(first, { op: 'replace', path: 'serial', value: 'B' }));
    assertRefused('mutability', () => patched(first, { op: 'remove', path: 'serial' }));
  },
);

engineRequirement(
  ['7644-3.9-h', '7643-7-h'],
  'what is returned on request is shown when it is asked for and only then; what is always returned, always',
  () => {
    const badge = read({ photo: 'P', chip: 'C', number: 1 });
    const shown = (attributes?: string, excluded?: string): readonly string[] =>
      Object.keys(project(badgeType, badge, readProjection(badgeType, attributes, excluded))).toSorted();

    assert.deepStrictEqual(shown(), ['chip', 'number', 'schemas']);
    assert.deepStrictEqual(shown('photo'), ['chip', 'photo', 'schemas']);
    assert.deepStrictEqual(shown('number'), ['chip', 'number', 'schemas']);
    assert.deepStrictEqual(shown(undefined, 'number,chip'), ['chip', 'schemas']);
  },
);

engineRequirement('7643-6-d', 'a required extension must be there', () => {
  const type = resourceType('Badge', 'Badges', '/Badges', badgeSchema, [{ schema: locationSchema, required: true }]);

  assert.deepStrictEqual(read({ [locationUrn]: { room: '1' } }, type)['schemas'], [badgeUrn, locationUrn]);
  assertRefused('invalidValue', () => read({}, type));
  assertRefused('invalidValue', () => read({ [locationUrn]: {} }, type));
});
