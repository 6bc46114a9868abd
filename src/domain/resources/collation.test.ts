import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderKey } from './collation.ts';

/** In the order that `Intl.Collator('de')` gives, too. */
const names = [
  'Abel',
  'Äpfel',
  'Arndt',
  'Groß, Anna',
  'Gross, Bert',
  'Łukasz',
  'Lutz',
  'Möller',
  'MÜLLER',
  'Muster',
  'Øster',
  'Özil',
  'Zoë',
];

test('names sort as a German reader expects', () => {
  const byKey = names.toReversed().toSorted((left, right) => (orderKey(left) < orderKey(right) ? -1 : 1));
  const byCollator = names.toReversed().toSorted(new Intl.Collator('de').compare);

  assert.deepStrictEqual(byKey, names);
  assert.deepStrictEqual(byCollator, names);
});

test('composed and decomposed letters, and wide ones, have one key', () => {
  const keys = ['Jörg', 'Jo\u0308rg', 'ＪÖＲＧ', ' jorg '].map(orderKey);

  assert.deepStrictEqual(new Set(keys), new Set(['jorg']));
});

test('letters of other scripts keep their place and a cut character does no harm', () => {
  assert.equal(orderKey('Ёлка'), 'елка');
  assert.equal(orderKey(`${'a'.repeat(63)}😀`), `${'a'.repeat(63)}\ufffd`);
  assert.equal(orderKey(''), '');
});
