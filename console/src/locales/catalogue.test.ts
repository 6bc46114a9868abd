import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { messages as german } from './de.ts';
import { messages as english } from './en.ts';
import { chooseLanguage } from './language.ts';
import { type Message, placeholdersOf } from './message.ts';
import { findProblemText, findResponsible } from './problem-text.ts';
import { problems as germanProblems } from './problems-de.ts';
import { problems as englishProblems } from './problems-en.ts';
import { createWords } from './words.ts';

const en: Readonly<Record<string, Message>> = english;
const de: Readonly<Record<string, Message>> = german;
const sources = fileURLToPath(new URL('..', import.meta.url));

test('every English text has a German one, and no German one is left over', () => {
  assert.deepStrictEqual(Object.keys(de).sort(), Object.keys(en).sort());
  assert.deepStrictEqual(Object.keys(germanProblems).sort(), Object.keys(englishProblems).sort());
});

test('both languages name the same values', () => {
  for (const [id, message] of Object.entries(en)) {
    assert.deepStrictEqual(placeholdersOf(de[id] ?? ''), placeholdersOf(message), id);
  }
});

test('German is written with real umlauts and not left in English', () => {
  const same = Object.keys(en).filter(
    (id) => JSON.stringify(en[id]) === JSON.stringify(de[id]) && textOf(en[id]).length > 12,
  );
  const replaced = Object.entries(de).filter(([, message]) =>
    /\b(fuer|ueber|waehl|loesch|oeffn|koenn|schluess)/i.test(textOf(message)),
  );

  assert.deepStrictEqual(same, [
    'app.version',
    'directories.title',
    'wave.text',
    'interface.entra.title',
    'guide.inEntra',
    'role.administrator',
  ]);
  assert.deepStrictEqual(replaced, []);
});

test('every text is used by a screen', () => {
  const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('locales'))
    .map((path) => readFileSync(`${sources}${path}`, 'utf8'))
    .join('\n');
  const templates = [...code.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');
  const unused = Object.keys(en).filter(
    (id) => !code.includes(`'${id}'`) && !templates.some((start) => id.startsWith(start)),
  );

  assert.deepStrictEqual(unused, []);
});

test('numbers and plurals follow the language', () => {
  const words = [
    createWords('en', { messages: english, problems: englishProblems }),
    createWords('de', { messages: german, problems: germanProblems }),
  ];

  const said = words.map((say) => [say('users.total', { count: 1 }), say('users.total', { count: 4812 })]);

  assert.deepStrictEqual(said, [
    ['1 person', '4,812 people'],
    ['1 Person', '4.812 Personen'],
  ]);
});

test('a code that this build does not know has no text, whatever its name', () => {
  assert.equal(findProblemText(englishProblems, 'BC-999'), undefined);
  assert.equal(findProblemText(englishProblems, 'constructor'), undefined);
  assert.equal(findResponsible('BC-106'), 'becard');
  assert.equal(findResponsible('toString'), 'developer');
});

test("the administrator's choice goes before the browser's language, and that before the operator's", () => {
  assert.equal(chooseLanguage('de', ['en-GB'], 'en'), 'de');
  assert.equal(chooseLanguage(null, ['fr-FR', 'de-AT'], 'en'), 'de');
  assert.equal(chooseLanguage('xx', ['fr-FR'], 'de'), 'de');
});

function textOf(message: Message | undefined): string {
  return typeof message === 'string' ? message : `${message?.one ?? ''} ${message?.other ?? ''}`;
}
