import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import problems from '../../../src/domain/errors/texts.en.json' with { type: 'json' };
import partsGerman from './card-parts.de.json' with { type: 'json' };
import partsEnglish from './card-parts.en.json' with { type: 'json' };
import photosGerman from './card-photos.de.json' with { type: 'json' };
import photosEnglish from './card-photos.en.json' with { type: 'json' };
import cardsGerman from './cards.de.json' with { type: 'json' };
import cardsEnglish from './cards.en.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { chooseLanguage } from './language.ts';
import myGerman from './my-card.de.json' with { type: 'json' };
import myEnglish from './my-card.en.json' with { type: 'json' };
import { findProblemText } from './texts.ts';
import { createWords, type MessageId, type Values, type Words } from './words.ts';

const en: Readonly<Record<string, string>> = english;
const de: Readonly<Record<string, string>> = german;
const ids = Object.keys(english) as readonly MessageId[];
const sources = fileURLToPath(new URL('..', import.meta.url));

test('both languages have the same keys in the same order', () => {
  assert.deepStrictEqual(Object.keys(de), Object.keys(en));
  assert.deepStrictEqual(Object.keys(cardsGerman), Object.keys(cardsEnglish));
  assert.deepStrictEqual(Object.keys(myGerman), Object.keys(myEnglish));
  assert.deepStrictEqual(Object.keys(partsGerman), Object.keys(partsEnglish));
  assert.deepStrictEqual(Object.keys(photosGerman), Object.keys(photosEnglish));
});

test('both languages name the same values', () => {
  for (const id of ids) {
    assert.deepStrictEqual(valuesOf(createWords('de', german), id), valuesOf(createWords('en', english), id), id);
  }
  const cards = [createWords('de', cardsGerman), createWords('en', cardsEnglish)] as const;
  for (const id of Object.keys(cardsEnglish) as readonly (keyof typeof cardsEnglish)[]) {
    assert.deepStrictEqual(valuesOf(cards[0], id), valuesOf(cards[1], id), id);
  }
  const parts = [createWords('de', partsGerman), createWords('en', partsEnglish)] as const;
  for (const id of Object.keys(partsEnglish) as readonly (keyof typeof partsEnglish)[]) {
    assert.deepStrictEqual(valuesOf(parts[0], id), valuesOf(parts[1], id), id);
  }
  const photos = [createWords('de', photosGerman), createWords('en', photosEnglish)] as const;
  for (const id of Object.keys(photosEnglish) as readonly (keyof typeof photosEnglish)[]) {
    assert.deepStrictEqual(valuesOf(photos[0], id), valuesOf(photos[1], id), id);
  }
});

test('German is written with real umlauts and not left in English', () => {
  const same = Object.keys(en).filter((id) => en[id] === de[id] && (en[id] ?? '').length > 12);
  const replaced = Object.entries(de).filter(([, message]) =>
    /\b(fuer|ueber|waehl|loesch|oeffn|koenn|schluess)/i.test(message),
  );

  assert.deepStrictEqual(same, [
    'app.version',
    'deprovisioning.text',
    'interface.entra.title',
    'guide.inEntra',
    'role.administrator',
    'events.actor.administrator',
    'audit.change.entra',
  ]);
  assert.deepStrictEqual(replaced, []);
});

test('every text is used by a screen', () => {
  const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(`${sources}${path}`, 'utf8'))
    .join('\n');
  const templates = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{|\.name(?:d|sIn)\('([a-z.]+)'/g)].map(
    ([, start, group]) => start ?? `${group ?? ''}.`,
  );
  const unused = Object.keys({ ...en, ...cardsEnglish, ...myEnglish, ...partsEnglish, ...photosEnglish }).filter(
    (id) => !code.includes(`'${id}'`) && !templates.some((start) => id.startsWith(start)),
  );

  assert.deepStrictEqual(unused, []);
});

test('numbers and plurals follow the language', () => {
  const words = [createWords('en', english), createWords('de', german)];

  const said = words.map((say) => [say('users.total', { count: 1 }), say('users.total', { count: 4812 })]);

  assert.deepStrictEqual(said, [
    ['1 user', '4,812 users'],
    ['1 Person', '4.812 Personen'],
  ]);
});

test('a value is inserted as it is, even if it looks like a placeholder or a plural', () => {
  const words = createWords('en', {
    ...english,
    'deprovisioning.burst': '{count, plural, one {# of {when}} other {# of {when}}}',
  });

  assert.equal(words('deprovisioning.burst', { count: 2, when: '{count} # $&' }), '2 of {count} # $&');
});

test('a name from the server has a text in any letter case, unless this build does not know it', () => {
  const words = createWords('en', english);

  assert.equal(words.named('action', 'Test connection'), 'Test connection');
  assert.equal(words.named('field', 'USERNAME'), english['field.userName']);
  assert.equal(words.named('action', 'toString'), undefined);
  assert.deepStrictEqual([...words.namesIn('rehearsal.phase')][1], ['checks', english['rehearsal.phase.checks']]);
});

test('a code that this build does not know has no text, whatever its name', () => {
  assert.equal(findProblemText(problems, 'BC-106')?.cause, problems['BC-106'].cause);
  assert.equal(findProblemText(problems, 'BC-999'), undefined);
  assert.equal(findProblemText(problems, 'constructor'), undefined);
});

test("the administrator's choice goes before the browser's language, and that before the operator's", () => {
  assert.equal(chooseLanguage('de', ['en-GB'], 'en'), 'de');
  assert.equal(chooseLanguage(null, ['fr-FR', 'de-AT'], 'en'), 'de');
  assert.equal(chooseLanguage('xx', ['fr-FR'], 'de'), 'de');
});

/** The names of the values that a text asks for, in its singular and its plural form. */
function valuesOf<Id extends string>(words: Words<Id>, id: Id): readonly string[] {
  const names = new Set<string>();
  for (const value of [1, 2]) {
    words(id, new Proxy<Values>({}, { get: (_, name) => names.add(String(name)) && value }));
  }
  return [...names].sort();
}
