import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardField, CardRule, CardValues, OwnValues, TemplateFields } from '../domain/index.ts';
import { enterpriseUserUrn, type JsonObject } from '../scim/index.ts';
import { assemble, languageOf, type ViewField } from './assemble.ts';
import { cardFields, hasSource, kindOf } from './field.ts';
import { publicCard } from './public-card.ts';
import { defaultFields } from './template.ts';
import { jana, samples } from './testing/samples.ts';

type Shown = 'directory' | 'own' | 'template';

// What a card shows after Entra has changed the value, and after a value was entered here.
const table: readonly [rule: CardRule, afterEntra: Shown, afterEntry: Shown][] = [
  ['always', 'directory', 'directory'],
  ['first', 'directory', 'own'],
  ['own', 'template', 'own'],
  ['fixed', 'template', 'template'],
];

/** A user whose attribute for this field, in any source, has this value. */
function sent(field: CardField, value: CardValues[CardField]): JsonObject {
  if (kindOf(field) === 'address') {
    const { office, street, ...rest } = value as CardValues['address'];
    return { addresses: [{ type: 'work', formatted: office, streetAddress: street, ...rest }] };
  }
  return { nickName: kindOf(field) === 'translated' ? textIn(value) : value };
}

function textIn(value: CardValues[CardField]): unknown {
  return typeof value === 'object' && ('de' in value || 'en' in value) ? (value.de ?? value.en) : value;
}

function show(field: CardField, rule: CardRule, value: CardValues[CardField], own: OwnValues, user: JsonObject) {
  const source = kindOf(field) === 'address' ? 'addresses' : 'nickName';
  const template = { ...defaultFields('Contoso'), [field]: { rule, source, value, isVisible: true } };
  return assemble(user, template, own, 'de').fields.find((shown) => shown.field === field);
}

for (const [rule, afterEntra, afterEntry] of table) {
  for (const field of cardFields.filter((each) => hasSource(each) || rule === 'own' || rule === 'fixed')) {
    const [first, second] = samples[field];
    const values = { directory: second, own: second, template: first };

    test(`${field} with the rule "${rule}" shows the ${afterEntra} value after a change in Entra`, () => {
      const shown = show(field, rule, first, {}, hasSource(field) ? sent(field, second) : {});

      assert.deepEqual(shown?.value, textIn(values[afterEntra]));
    });

    test(`${field} with the rule "${rule}" shows the ${afterEntry} value after an entry`, () => {
      const own = { [field]: { value: second, at: 1, by: 'Ada' } };
      const user = hasSource(field) ? sent(field, first) : {};

      const shown = show(field, rule, first, own, user);

      const expected = { directory: first, own: second, template: first };
      assert.deepEqual(shown?.value, textIn(expected[afterEntry]));
      assert.equal(shown?.hidesOwnValue, afterEntry !== 'own');
    });
  }
}

function fieldsOf(template: TemplateFields, own: OwnValues = {}, language: 'de' | 'en' = 'de'): Map<string, ViewField> {
  return new Map(assemble(jana, template, own, language).fields.map((field) => [field.field, field]));
}

test("a new template shows what Entra's standard mapping brings, and where each value comes from", () => {
  const shown = [...fieldsOf(defaultFields('Contoso')).values()];

  const values = shown
    .filter(({ value }) => value !== undefined)
    .map(({ field, value, origin }) => [field, value, origin]);
  const from = (source: string) => ({ kind: 'directory', source });
  assert.deepEqual(values, [
    ['prefix', 'Dr.', from('name.honorificPrefix')],
    ['firstName', 'Jana', from('name.givenName')],
    ['lastName', 'Weber', from('name.familyName')],
    ['suffix', 'MBA', from('name.honorificSuffix')],
    ['displayName', 'Dr. Jana Weber', from('displayName')],
    ['organisation', 'Contoso', { kind: 'fixed' }],
    ['position', 'Head of Sales', from('title')],
    ['department', 'Sales', from(`${enterpriseUserUrn}:department`)],
    ['mobile', '+49 171 1234567', from('phoneNumbers[type eq "mobile"].value')],
    ['phone', '+49 30 1234-0', from('phoneNumbers[type eq "work"].value')],
    ['fax', '+49 30 1234-99', from('phoneNumbers[type eq "fax"].value')],
    ['email', 'jana.weber@contoso.example', from('emails.value')],
    [
      'address',
      { office: 'Berlin 2', street: 'Unter den Linden 1', postalCode: '10117', locality: 'Berlin' },
      from('addresses'),
    ],
    ['language', 'de', from('preferredLanguage')],
  ]);
});

test('a value that was entered says who entered it and when', () => {
  const own = { position: { value: { de: 'Vertriebsleitung', en: 'Sales lead' }, at: 7, by: 'Ada' } };

  const { value, origin } = fieldsOf(defaultFields('Contoso'), own, 'en').get('position') ?? {};

  assert.deepEqual([value, origin], ['Sales lead', { kind: 'own', at: 7, by: 'Ada' }]);
});

test('a hidden field is known to those who look after cards and to no visitor', () => {
  const template = defaultFields('Contoso');
  const hidden = { ...template, mobile: { ...template.mobile, isVisible: false } };

  const view = assemble(jana, hidden, {}, 'de');

  assert.equal(view.fields.find(({ field }) => field === 'mobile')?.value, '+49 171 1234567');
  assert.equal('mobile' in publicCard(view).values, false);
});

test('a card has a name even if the display name is missing or hidden', () => {
  const name = (attributes: JsonObject): string =>
    publicCard(assemble(attributes, defaultFields('Contoso'), {}, 'de')).name;

  assert.equal(name({ name: { honorificPrefix: 'Dr.', familyName: 'Weber' } }), 'Dr. Weber');
  assert.equal(
    name({ displayName: 'Jana', name: { honorificPrefix: 'Dr.', honorificSuffix: 'MBA' } }),
    'Dr. Jana, MBA',
  );
  assert.equal(name({ displayName: 'Dr. Jana', name: { honorificPrefix: 'Dr.' } }), 'Dr. Jana');
  assert.equal(name({ emails: [{ value: 'jana@contoso.example' }] }), 'Contoso');
  assert.equal(publicCard(assemble({}, defaultFields(''), {}, 'de')).name, 'Becard');
});

test('a card has the preferred language of the user where there is one of its languages', () => {
  const template = defaultFields('Contoso');

  assert.deepEqual(
    ['en-GB', 'de', 'fr-FR'].map((preferredLanguage) => languageOf({ preferredLanguage }, template, {})),
    ['en', 'de', undefined],
  );
});
