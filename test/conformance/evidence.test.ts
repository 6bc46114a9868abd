// The evidence is complete and true: every mandatory requirement is proven or argued, named tests exist, the documents are current.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { tolerances } from '../../src/scim/index.ts';
import { root } from '../architecture/sources.ts';
import { argued } from './argued.ts';
import { makeDocuments } from './documents.ts';
import { elsewhere } from './elsewhere.ts';
import { gatherEvidence } from './evidence.ts';
import { findTest, testSources } from './named-tests.ts';
import { arriving, knownDefects } from './open-points.ts';
import { isMandatory } from './requirements/index.ts';

const sources = testSources();
const evidence = gatherEvidence(sources).flatMap((chapter) => chapter.evidence);

test('every requirement has its own id', () => {
  const ids = evidence.map(({ requirement }) => requirement.id);

  assert.deepStrictEqual(ids, [...new Set(ids)]);
});

test('every mandatory requirement is proven by a test or argued', () => {
  const open = evidence.filter(({ requirement, proofs }) => isMandatory(requirement) && proofs.length === 0);

  assert.deepStrictEqual(idsOf(open), []);
});

test('every other requirement is proven or argued as well', () => {
  const open = evidence.filter(({ requirement, proofs }) => !isMandatory(requirement) && proofs.length === 0);

  assert.deepStrictEqual(idsOf(open), []);
});

test('a requirement is argued once, and not when it is proven', () => {
  const reasons = [...argued, ...arriving, ...knownDefects].map(({ id }) => id);
  const proven = idsOf(evidence.filter(({ proofs }) => proofs.some(({ kind }) => kind === 'test')));

  assert.deepStrictEqual(reasons, [...new Set(reasons)]);
  assert.deepStrictEqual(
    reasons.filter((id) => proven.includes(id)),
    [],
  );
});

test('every test that is named elsewhere exists', () => {
  const missing = elsewhere.filter(({ file, test: title }) => findTest(sources, title, file) === undefined);

  assert.deepStrictEqual(missing, []);
});

test('the test of every tolerance exists', () => {
  const missing = tolerances.filter((tolerance) => findTest(sources, tolerance.test) === undefined);

  assert.deepStrictEqual(
    missing.map((tolerance) => tolerance.test),
    [],
  );
});

for (const { path, text } of makeDocuments()) {
  test(`${path} is what the tests make of it`, () => {
    const file = join(root, path);

    const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;

    assert.ok(isCurrent, `${path} is out of date. Run: npm run conformance`);
  });
}

function idsOf(found: typeof evidence): readonly string[] {
  return found.map(({ requirement }) => requirement.id);
}
