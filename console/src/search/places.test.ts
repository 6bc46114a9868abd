import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesFor } from './places.ts';

const real = { id: 'ud_1', testing: false, demonstration: false };
const labelsOf = (places: ReturnType<typeof placesFor>): readonly string[] => places.map(({ label }) => label);

test('the pages of the open directory come first, from its overview on, then those of the administration', () => {
  const labels = labelsOf(placesFor(real, ['read', 'observe', 'audit', 'operate']));

  assert.equal(labels[0], 'overview.title');
  assert.ok(labels.includes('nav.mapping') && labels.includes('guide.title') && labels.includes('system.title'));
  assert.ok(labels.indexOf('nav.general') < labels.indexOf('directories.title'));
});

test('a test run is offered only in a directory for testing', () => {
  assert.equal(labelsOf(placesFor(real, ['read'])).includes('nav.rehearsal'), false);
  assert.ok(labelsOf(placesFor({ ...real, testing: true }, ['read'])).includes('nav.rehearsal'));
});

test('pages that the rights do not open are not offered', () => {
  assert.deepStrictEqual(labelsOf(placesFor(undefined, ['read'])), ['directories.title', 'account.title']);
  assert.equal(labelsOf(placesFor(real, ['read'])).includes('nav.log'), false);
});
