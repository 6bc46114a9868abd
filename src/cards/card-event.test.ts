import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Card, FollowedCard, ListedResource, ResourceId, SeenCard } from '../domain/index.ts';
import { templateOf } from '../store/testing/samples.ts';
import { describeChange, seeCard } from './card-event.ts';
import { defaultFields } from './template.ts';
import { jana, samples } from './testing/samples.ts';

const platform = { sha256: (text: string): Uint8Array => createHash('sha256').update(text).digest() };
const template = templateOf('tpl_a', { fields: defaultFields('Contoso') });
const card: Card = {
  ...{ resourceId: 'jana' as ResourceId, handle: 'jana0000000', state: 'published', ownValues: {}, changedAt: 1 },
};
const followed = (changes: Partial<FollowedCard> = {}): FollowedCard => ({
  ...{ card, seen: undefined, viewEpoch: 0 },
  ...changes,
});
const userOf = (changes: object = {}, removedAt?: number): ListedResource => ({
  position: 1,
  removedAt,
  resource: {
    ...{ type: 'User', id: card.resourceId, version: 1, createdAt: 1, changedAt: 1 },
    body: JSON.stringify({ ...jana, ...changes }),
  },
});
const see = (user: ListedResource, from = followed()): SeenCard => seeCard(platform, from, user, template, new Map());
const published: SeenCard = { state: 'published', active: true, fields: { email: 'a', position: 'b' } };

const cases: readonly (readonly [string, SeenCard | undefined, SeenCard, string | undefined, readonly string[]])[] = [
  ['a new card', undefined, published, 'card.created', ['handle', 'state']],
  ['a card of a user who is inactive already', undefined, { ...published, active: false }, undefined, []],
  ['no difference', published, published, undefined, []],
  [
    'another position',
    published,
    { ...published, fields: { email: 'a', position: 'c' } },
    'card.updated',
    ['position'],
  ],
  ['a field less', published, { ...published, fields: { email: 'a' } }, 'card.updated', ['position']],
  ['published', { ...published, state: 'draft' }, published, 'card.published', ['state']],
  ['paused', published, { ...published, state: 'paused' }, 'card.paused', ['state']],
  ['a draft again', published, { ...published, state: 'draft' }, 'card.paused', ['state']],
  ['left', published, { ...published, active: false }, 'card.ended', ['active']],
  ['returned', { ...published, active: false }, published, 'card.published', ['active']],
  [
    'returned with a paused card and another position',
    { ...published, state: 'paused', active: false },
    { state: 'paused', active: true, fields: { email: 'a', position: 'c' } },
    'card.updated',
    ['active', 'position'],
  ],
];

for (const [name, before, after, type, paths] of cases) {
  test(`the event of a card: ${name}`, () => {
    const said = describeChange(card.handle, before, after);

    assert.equal(said?.type, type);
    assert.deepEqual(said?.changes.map(({ path }) => path) ?? [], paths);
  });
}

test('only a difference that visitors see is a change, in any language', () => {
  const before = see(userOf());
  const own = (value: object): FollowedCard =>
    followed({ card: { ...card, ownValues: { position: { value, at: 1, by: 'Ada' } } } });

  const changed = [
    see(userOf({ userName: 'other' })),
    see(userOf({ title: 'Intern' })),
    see(userOf(), own({ de: 'A' })),
  ];
  const inEnglish = see(userOf(), own({ de: 'A', en: 'B' }));

  const differing = (after: SeenCard, from = before): readonly string[] =>
    (describeChange(card.handle, from, after)?.changes ?? []).map(({ path }) => path);
  assert.deepEqual(
    changed.map((after) => differing(after)),
    [[], ['position'], ['position']],
  );
  assert.deepEqual(differing(inEnglish, changed[2]), ['position']);
});

test('what is noted of a card has none of its values', () => {
  const seen = JSON.stringify(see(userOf({}), followed({ card: { ...card, ownValues: {} } })));

  for (const value of ['Weber', 'contoso', samples.phone[0], 'Sales']) assert.ok(!seen.includes(value));
});

test('another photo and another PIN are a change of the card', () => {
  const seen = see(userOf());

  const after = see(userOf(), followed({ card: { ...card, photo: 'hash', pinHash: '$scrypt$' } }));

  assert.deepEqual(describeChange(card.handle, seen, after), {
    type: 'card.updated',
    changes: [{ path: 'photo' }, { path: 'pin' }],
  });
});

test('while its user is inactive or deleted a card is what it was before', () => {
  const seen = see(userOf());

  const inactive = see(userOf({ active: false, title: 'Intern' }), followed({ seen }));
  const deleted = see(userOf({ title: 'Intern' }, 5), followed({ seen }));

  assert.deepEqual(
    [inactive, deleted],
    [
      { ...seen, active: false },
      { ...seen, active: false },
    ],
  );
});
