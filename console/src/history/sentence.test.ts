import assert from 'node:assert/strict';
import { test } from 'node:test';
import german from '../locales/de.json' with { type: 'json' };
import english from '../locales/en.json' with { type: 'json' };
import { createWords } from '../locales/words.ts';
import { changesIn, managerIn, membersIn, sentenceOf, titleOf } from './sentence.ts';

const en = createWords('en', english);
const de = createWords('de', german);
const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department';

const changes = [
  {
    change: { path: 'title', before: 'Sales', after: 'Head of Sales' },
    en: 'Job title changed from “Sales” to “Head of Sales”',
    de: 'Position: „Sales“ → „Head of Sales“',
  },
  {
    change: { path: department, after: 'Vertrieb' },
    en: 'Department set to “Vertrieb”',
    de: 'Abteilung auf „Vertrieb“ gesetzt',
  },
  {
    change: { path: 'emails[type eq "work"].value', before: 'a@b.example' },
    en: 'Email (work) removed (was “a@b.example”)',
    de: 'E-Mail (geschäftlich) entfernt (bisher „a@b.example“)',
  },
  {
    change: { path: 'active', before: true, after: false },
    en: 'Active changed from “yes” to “no”',
    de: 'Aktiv: „ja“ → „nein“',
  },
  { change: { path: 'x509Certificates' }, en: 'x509Certificates changed', de: 'x509Certificates geändert' },
] as const;

for (const { change, en: inEnglish, de: inGerman } of changes) {
  test(`a change of ${change.path} reads as a sentence`, () => {
    assert.equal(sentenceOf(change, en), inEnglish);
    assert.equal(sentenceOf(change, de), inGerman);
  });
}

test('the history says who changed something', () => {
  const changes = [{ path: 'title' }];

  assert.equal(titleOf({ type: 'user.updated', actor: 'tok_1', changes }, en), 'Changed by Microsoft Entra');
  assert.equal(
    titleOf({ type: 'user.deactivated', actor: 'adm_1', changes }, de),
    'Deaktiviert durch einen Administrator',
  );
  assert.equal(titleOf({ type: 'user.restored', actor: 'key_1', changes }, en), 'Restored through the API');
  assert.equal(titleOf({ type: 'user.restored', actor: 'system', changes }, en), 'Restored by Becard');
});

test('members that came are counted, and the first of them are named', () => {
  const changes = [...'abcdefgh'].map((after) => ({ path: 'members', after }));
  const cut = [...changes, { path: '…', after: 40 }];

  assert.equal(
    titleOf({ type: 'group.member_added', actor: 'tok_1', changes }, en),
    '8 members added by Microsoft Entra',
  );
  assert.equal(
    titleOf({ type: 'group.member_removed', actor: 'adm_1', changes: changes.slice(0, 1) }, de),
    '1 Mitglied entfernt durch einen Administrator',
  );
  assert.deepStrictEqual(membersIn({ type: 'group.member_added', changes: cut }), { ids: [...'abcdef'], others: 42 });
  assert.deepStrictEqual(membersIn({ type: 'group.member_removed', changes: [{ path: 'members', before: 'x' }] }), {
    ids: ['x'],
    others: 0,
  });
  assert.equal(membersIn({ type: 'group.updated', changes }), undefined);
});

test('a change of manager names both, a creation nothing', () => {
  const path = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value';

  assert.deepStrictEqual(managerIn({ path, before: 'a', after: 'b' }), { before: 'a', after: 'b' });
  assert.deepStrictEqual(managerIn({ path: 'manager', after: { value: 'b' } }), { before: undefined, after: 'b' });
  assert.equal(managerIn({ path: 'title', after: 'b' }), undefined);
  assert.deepStrictEqual(changesIn({ type: 'user.created', changes: [{ path: 'title', after: 'b' }] }), []);
});

test('a long value is cut so that the sentence stays one', () => {
  const sentence = sentenceOf({ path: 'title', after: 'ä'.repeat(500) }, en);

  assert.ok(sentence.length < 120);
  assert.ok(sentence.includes('…'));
});
