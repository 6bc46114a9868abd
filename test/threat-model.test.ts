// The threat model tells the truth: every entry has tests, and every test that it names exists.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, type Source } from './architecture/sources.ts';
import { findTest, testSources } from './conformance/named-tests.ts';

interface Proof {
  readonly file: string;
  readonly title: string;
}

interface Row {
  readonly number: number;
  readonly proofs: readonly Proof[];
}

const sources = testSources();
const rows = readRows();

test('the threat model has at least thirty entries, numbered without a gap', () => {
  assert.deepEqual(
    rows.map(({ number }) => number),
    Array.from({ length: Math.max(30, rows.length) }, (_, index) => index + 1),
  );
});

test('every entry of the threat model names at least one test', () => {
  const bare = rows.filter(({ proofs }) => proofs.length === 0);

  assert.deepEqual(bare, []);
});

test('every test that the threat model names exists', () => {
  const missing = rows.flatMap(({ proofs }) => proofs).filter((proof) => !exists(proof));

  assert.deepEqual(missing, []);
});

/** Sections of the page: `### 1. Title`, and below it a list of test files, each with a list of titles in quotes. */
function readRows(): readonly Row[] {
  const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
  const sections = page.split(/^#{2,3} /m);
  return sections.flatMap((section) => {
    const number = /^(\d+)\. /.exec(section)?.[1];
    return number === undefined ? [] : [{ number: Number(number), proofs: readProofs(section) }];
  });
}

/** A long title goes on in the next line. */
function readProofs(section: string): readonly Proof[] {
  let file = '';
  return [...section.matchAll(/^- `([^`]+)`$|^ {2}- (?:"([^"]+)"$|.*)/gm)].flatMap(([line, path, title]) => {
    file = path ?? file;
    if (path !== undefined) return [];
    return [{ file, title: title?.replace(/\s+/g, ' ') ?? `not readable: ${line}` }];
  });
}

function exists({ file, title }: Proof): boolean {
  const source = sources.find(({ path }) => path === file);
  if (source === undefined) return false;
  return findTest([source], title) !== undefined || templatesOf(source).includes(title);
}

/** Titles of tests that are made from values, each value written as "…". */
function templatesOf({ text }: Source): readonly string[] {
  const templates = text.matchAll(/\btest\(\s*`((?:[^`\\]|\\.)*)`/g);
  return [...templates].map(([, title = '']) => title.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…'));
}
