// The threat model tells the truth: every row has tests, and every test that it names exists.

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

test('the threat model has at least thirty rows, numbered without a gap', () => {
  assert.deepEqual(
    rows.map(({ number }) => number),
    Array.from({ length: Math.max(30, rows.length) }, (_, index) => index + 1),
  );
});

test('every row of the threat model names at least one test', () => {
  const bare = rows.filter(({ proofs }) => proofs.length === 0);

  assert.deepEqual(bare, []);
});

test('every test that the threat model names exists', () => {
  const missing = rows.flatMap(({ proofs }) => proofs).filter((proof) => !exists(proof));

  assert.deepEqual(missing, []);
});

/** Rows of the table: `path` "title" · "another title of the same file" · `other path` "title". */
function readRows(): readonly Row[] {
  const page = readFileSync(join(root, 'docs/threat-model.md'), 'utf8');
  return [...page.matchAll(/^\| (\d+) .*\| ([^|]+) \|$/gm)].map(([, number, cell = '']) => ({
    number: Number(number),
    proofs: readProofs(cell),
  }));
}

function readProofs(cell: string): readonly Proof[] {
  let file = '';
  return cell.split(' · ').flatMap((part) => {
    const [, path, title] = /^\s*(?:`([^`]+)` )?"(.+)"\s*$/.exec(part) ?? [];
    file = path ?? file;
    return [{ file, title: title ?? `not readable: ${part}` }];
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
