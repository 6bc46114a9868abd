// The walls of the house, held by a test: what docs/architecture.md draws, test/house/plan.ts lists and test/house/*.ts checks.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { findBrokenWalls, findImpurities, findStrangers, findUpwardArrows } from './house/arrows.ts';
import { findCircles } from './house/circles.ts';
import {
  findEmptyFileNames,
  findEmptyNames,
  findLongFiles,
  findSilencedChecks,
  findSkippedTests,
} from './house/form.ts';
import {
  findForeignDependencies,
  findInstallScripts,
  findLooseVersions,
  findPackageImports,
  findUnprovenPackages,
  type Lock,
  type Manifest,
} from './house/packages.ts';
import { filesBelow, readSources, root } from './house/sources.ts';
import { print, type Violation } from './house/violation.ts';

const house = readSources(['src', 'console', 'bench']);
const everything = [...house, ...readSources(['test'])];
const manifest = readManifest();

const rules: readonly { readonly name: string; readonly violations: () => readonly Violation[] }[] = [
  { name: 'every file stands in a room', violations: () => findStrangers(house) },
  { name: 'arrows run down only', violations: () => findUpwardArrows(house) },
  { name: 'rooms are entered by their doors', violations: () => findBrokenWalls(house) },
  { name: 'pure rooms reach out for nothing', violations: () => findImpurities(house) },
  { name: 'there are no import circles', violations: () => findCircles(everything) },
  { name: 'no file of logic is longer than the wall', violations: () => findLongFiles(everything) },
  { name: 'files are named after what they are for', violations: () => findEmptyFileNames(allPaths()) },
  { name: 'names say something', violations: () => findEmptyNames(everything) },
  { name: 'no check is silenced', violations: () => findSilencedChecks(everything) },
  { name: 'no test is passed over', violations: () => findSkippedTests(everything) },
  { name: 'what is needed at run time is on the list', violations: () => findForeignDependencies(manifest) },
  { name: 'versions are exact', violations: () => findLooseVersions(manifest) },
  { name: 'packages are proven by their digests', violations: () => findUnprovenPackages(readLock()) },
  { name: 'no package runs a script when it is installed', violations: () => findInstallScripts(readLock()) },
  { name: 'imported packages are declared and allowed', violations: () => findPackageImports(everything, manifest) },
];

for (const { name, violations } of rules) {
  test(name, () => {
    const found = violations();

    assert.ok(found.length === 0, print(found));
  });
}

test('the house is read at all', () => {
  assert.ok(house.some(({ path }) => path === 'src/domain/index.ts'));
  assert.ok(house.some(({ imports }) => imports.length > 0));
});

function allPaths(): readonly string[] {
  return ['src', 'console', 'test', 'bench', 'scripts', 'docs'].flatMap(filesBelow);
}

function readManifest(): Manifest {
  const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
  return { dependencies: {}, devDependencies: {}, optionalDependencies: {}, ...manifest };
}

function readLock(): Lock {
  return JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')).packages;
}
