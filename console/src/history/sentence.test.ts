import assert from 'node:assert/strict';
import { test } from 'node:test';
import german from '../locales/de.json' with { type: 'json' };
import english from '../locales/en.json' with { type: 'json' };
import { createWords } from '../locales/words.ts';
import { sentencesOf, titleOf } from './sentence.ts';

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
  {
    change: { path: 'members', after: { value: '1', display: 'Jana Weber' } },
    en: 'Members set to “Jana Weber”',
    de: 'Mitglieder auf „Jana Weber“ gesetzt',
  },
  { change: { path: 'x509Certificates' }, en: 'x509Certificates changed', de: 'x509Certificates geändert' },
] as const;

for (const { change, en: inEnglish, de: inGerman } of changes) {
  test(`a change of ${change.path} reads as a sentence`, () => {
    const line = { type: 'user.updated', changes: [change] };

    assert.deepStrictEqual(sentencesOf(line, en), [inEnglish]);
    assert.deepStrictEqual(sentencesOf(line, de), [inGerman]);
  });
}

test('the history says who changed something', () => {
  assert.equal(titleOf({ type: 'user.updated', actor: 'tok_1' }, en), 'Changed by Microsoft Entra');
  assert.equal(titleOf({ type: 'user.deactivated', actor: 'adm_1' }, de), 'Deaktiviert durch einen Administrator');
  assert.equal(titleOf({ type: 'user.restored', actor: 'key_1' }, en), 'Restored through the API');
  assert.equal(titleOf({ type: 'user.restored', actor: 'system' }, en), 'Restored by Becard');
});

test('a long value is cut so that the sentence stays one', () => {
  const [sentence = ''] = sentencesOf(
    { type: 'user.updated', changes: [{ path: 'title', after: 'ä'.repeat(500) }] },
    en,
  );

  assert.ok(sentence.length < 120);
  assert.ok(sentence.includes('…'));
});
