import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placesFor } from './places.ts';

const labelsOf = (places: ReturnType<typeof placesFor>): readonly string[] => places.map(({ label }) => label);

test('the pages of the open directory come first, then those of the installation', () => {
  const labels = labelsOf(placesFor('ud_1', ['read', 'audit', 'operate']));

  assert.ok(labels.includes('nav.mapping') && labels.includes('guide.title') && labels.includes('system.title'));
  assert.ok(labels.indexOf('nav.settings') < labels.indexOf('directories.title'));
});

test('pages that the rights do not open are not offered', () => {
  assert.deepStrictEqual(labelsOf(placesFor(undefined, ['read'])), ['directories.title', 'account.title']);
});
