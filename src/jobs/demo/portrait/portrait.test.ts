import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTenant, isWoman } from '../../../entra/index.ts';
import { lookOf } from './look.ts';
import { drawPortrait } from './portrait.ts';

const people = [...createTenant('contoso', { users: 120, groups: 8 }).people.values()];

test('a person has the same portrait each time, and another one than others', () => {
  const portraits = people.map(drawPortrait);

  assert.deepEqual(people.map(drawPortrait), portraits);
  assert.ok(new Set(portraits).size >= people.length - 1, 'few look alike');
});

test('a portrait is drawn whole, and loads nothing', () => {
  for (const portrait of people.map(drawPortrait)) {
    assert.ok(portrait.startsWith('<svg xmlns=') && portrait.endsWith('</svg>'));
    assert.doesNotMatch(portrait, /undefined|NaN|href|<image|<text/);
  }
});

test('every hair style, outfit and skin is seen in a company, and no one with a woman’s name has a beard', () => {
  const looks = people.map(lookOf);
  const kinds = (read: (look: (typeof looks)[number]) => unknown) => new Set(looks.map(read)).size;

  const counts = [kinds(({ style }) => style), kinds(({ outfit }) => outfit), kinds(({ skin }) => skin)];

  assert.ok((counts[0] ?? 0) >= 14 && counts[1] === 7 && (counts[2] ?? 0) >= 5, String(counts));
  assert.deepEqual(
    people.filter((person) => isWoman(person) && lookOf(person).beard !== 'none'),
    [],
  );
});
