// The documents are true: codes, links, variables, scripts and modules that they name exist, and none that exists is left out.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import german from '../src/domain/errors/texts.de.json' with { type: 'json' };
import english from '../src/domain/errors/texts.en.json' with { type: 'json' };
import { catalogue, eventCatalogue } from '../src/domain/index.ts';
import { modules } from './architecture/layers.ts';
import { filesBelow, isTest, readSources, root } from './architecture/sources.ts';
import { pictures } from './pictures/pictures.ts';

const maxColumns = 100;
/** Words that personify parts of the product or replace a noun of the field. */
const oldWords = /\b(?:nobody|whoever|somebody|strangers?|anew|told|stands)\b/i;
const maxImageBytes = 3_000_000;
/** Documents name those of src without it. */
const folders = ['src', 'test', 'deploy', 'docs', 'scripts', ...Object.keys(modules)];
const pages = [
  'README.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  ...filesBelow('docs').filter((path) => path.endsWith('.md')),
];
const product = readSources(['src']).filter(({ path }) => !isTest(path));

test('every code has a text in both languages, and the product uses every code of the catalogue and no other', () => {
  const users = product.filter(({ path }) => !path.startsWith('src/domain/errors/'));
  const used = users.flatMap(({ text }) => text.match(/\bBC-\d{3}\b/g) ?? []);

  assert.deepEqual(unique(used), Object.keys(catalogue).sort());
  for (const texts of [english, german]) assert.deepEqual(Object.keys(texts), Object.keys(catalogue).sort());
});

for (const page of pages) {
  test(`the links of ${page} lead somewhere`, () => {
    const dead = linksOf(read(page)).filter((link) => !leadsSomewhere(page, link));

    assert.deepEqual(dead, []);
  });
}

test('every file and folder that the documents name exists', () => {
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/`([\w-]+)\/([^`\s*{]*)`/g)].flatMap(([, folder = '', rest = '']) => {
      const path = join(existsSync(join(root, folder)) ? '' : 'src', folder, rest);
      return folders.includes(folder) && !existsSync(join(root, path)) ? [`${page}: ${path}`] : [];
    }),
  );

  assert.deepEqual(missing, []);
});

test('the README has every variable that the product reads, and no other', () => {
  const used = product.flatMap(({ text }) => variablesIn(text));

  assert.deepEqual(unique(variablesIn(read('README.md'))), unique(used));
});

test('every npm script that the documents name exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/npm run (?:-s )?([a-z:]+)/g)].map(([, name]) => name ?? ''),
  );

  assert.deepEqual(
    unique(named).filter((name) => !Object.hasOwn(scripts, name)),
    [],
  );
});

test('the pages on events list every type with its sentence', () => {
  for (const [page, language] of [
    ['docs/events.md', 'en'],
    ['docs/events.de.md', 'de'],
  ] as const) {
    const rows = eventCatalogue.map((entry) => `| \`${entry.type}\` | ${entry[language].replace(/\.$/, '')} |`);

    assert.ok(read(page).includes(rows.join('\n')), page);
  }
});

test('docs/architecture.md names every module', () => {
  const text = read('docs/architecture.md');

  const missing = Object.keys(modules).filter(
    (module) => !text.includes(module.endsWith('.ts') ? `\`${module}\`` : `\`${module}/\``),
  );

  assert.deepEqual(missing, []);
});

for (const page of pages) {
  test(`${page} has no prose wider than ${maxColumns} columns`, () => {
    const wide = proseOf(read(page)).filter((line) => line.length > maxColumns);

    assert.deepEqual(wide, []);
  });

  test(`${page} uses the words of the glossary`, () => {
    const old = proseOf(read(page)).filter((line) => oldWords.test(line));

    assert.deepEqual(old, []);
  });
}

const handbook = {
  en: ['docs/connect-entra.md', 'docs/cards.md'],
  de: ['docs/connect-entra.de.md', 'docs/cards.de.md'],
} as const;

test('the handbook shows every picture in both languages, each with an alternative text', () => {
  for (const [language, chapters] of Object.entries(handbook)) {
    const text = chapters.map((page) => read(page)).join('\n');
    const shown = [...text.matchAll(/^!\[([^\]]{20,})\]\(images\/(\w+)\/([\w-]+)\.png\)$/gm)];

    assert.deepEqual(unique(shown.map(([, , folder]) => folder ?? '')), [language]);
    assert.deepEqual(shown.map(([, , , name]) => name ?? '').sort(), pictures.map(({ name }) => name).sort());
  }
});

test('docs/images holds the pictures of the handbook in both languages, and nothing else', () => {
  const wanted = Object.keys(handbook).flatMap((language) =>
    pictures.map(({ name }) => `docs/images/${language}/${name}.png`),
  );

  assert.deepEqual([...filesBelow('docs/images')].sort(), wanted.sort());
  const bytes = wanted.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
  assert.ok(bytes < maxImageBytes, String(bytes));
});

/** Lines without code, tables, pictures, titles of tests and lines of one long link. */
function proseOf(text: string): readonly string[] {
  const lines = text.replace(/^ *```[\s\S]*?^ *```$/gm, '').split('\n');
  return lines.filter((line) => !/^\s*(?:\||!\[|- "|- \[|\S+$)/.test(line));
}

/** BECARD_PORT_FILE is BECARD_PORT from a file. */
function variablesIn(text: string): readonly string[] {
  const names = text.match(/\bBECARD_[A-Z]+(?:_[A-Z]+)*\b/g) ?? [];
  return names.map((name) => name.replace(/_FILE$/, ''));
}

/** Targets of [text](target), addresses on the web left out. */
function linksOf(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(join(root, target))) return false;
  if (anchor === undefined) return true;
  const line = /^L(\d+)$/.exec(anchor)?.[1];
  if (line !== undefined) return Number(line) <= read(target).split('\n').length;
  return headingsOf(read(target)).includes(anchor);
}

/** Headings as GitHub turns them into anchors. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    (heading ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
