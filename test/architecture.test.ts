// The architecture as docs/architecture.md describes it. Biome holds import cycles, undeclared packages, the length of files and what a
// pure module may import (biome.json); knip holds that nothing is unused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findCycles,
  findHomeless,
  findImpure,
  findLayerFaults,
  findUpwardEntries,
  findUpwardScreens,
} from './architecture/layers.ts';
import { isExact, isProven, readLock, readManifest, runtimePackages } from './architecture/packages.ts';
import { filesBelow, importsOf, readSources, type Source } from './architecture/sources.ts';

const product = readSources(['src', 'console', 'bench']);
const manifest = readManifest();
const lock = Object.entries(readLock());
const emptyWords = /(?:^|[-_/.])(?:utils?|helpers?|common|misc|processors?)(?:[-_/.]|$)|-managers?\./i;

test('every file is in a module', () => {
  assert.deepEqual(findHomeless(product), []);
});

test('modules are listed from top to bottom', () => {
  assert.deepEqual(findUpwardEntries(), []);
});

test('imports run down only, and enter a module by its index.ts', () => {
  assert.deepEqual(findLayerFaults(product), []);
});

test('no two folders import each other, directly or by others', () => {
  assert.deepEqual(findCycles(product), []);
});

test('imports of the console run down its folders', () => {
  assert.deepEqual(findUpwardScreens(product), []);
});

test('pure modules ask neither the clock nor chance', () => {
  assert.deepEqual(findImpure(product), []);
});

test('a comment silences neither the compiler nor the linter', () => {
  const silencing = /@ts-(?:ignore|expect-error|nocheck)|biome-(?:ignore)/;

  const silenced = [...product, ...readSources(['test'])].filter(({ text }) => silencing.test(text));

  assert.deepEqual(silenced, []);
});

test('files are named after what they are for', () => {
  const named = ['src', 'console', 'test', 'bench', 'scripts', 'docs'].flatMap(filesBelow);

  assert.deepEqual(
    named.filter((path) => emptyWords.test(path)),
    [],
  );
});

test('the packages of the running product are on the list', () => {
  assert.deepEqual(Object.keys(manifest.dependencies).toSorted(), runtimePackages);
});

test('versions are exact', () => {
  assert.deepEqual(
    Object.values<string>(manifest.all).filter((version) => !isExact(version)),
    [],
  );
});

test('packages are proven by their digests', () => {
  assert.deepEqual(
    lock.filter(([, locked]) => !isProven(locked)),
    [],
  );
});

test('no package runs a script when it is installed', () => {
  assert.deepEqual(
    lock.filter(([, { hasInstallScript = false }]) => hasInstallScript),
    [],
  );
});

const faulty: readonly (readonly [name: string, path: string, text: string, find: typeof findLayerFaults])[] = [
  ['an import of a layer above', 'src/domain/a.ts', "import { a } from '../http/index.ts';", findLayerFaults],
  ['a type import of a layer above', 'src/scim/a.ts', "import type { A } from '../domain/index.ts';", findLayerFaults],
  ['a re-export of a layer above', 'src/store/a.ts', "export {\n  a,\n} from '../http/index.ts';", findLayerFaults],
  ['a dynamic import', 'src/http/a.ts', "const a = await import('../store/index.ts');", findLayerFaults],
  ['an import past an index.ts', 'src/http/a.ts', "import { a } from '../domain/tokens/a.ts';", findLayerFaults],
  ['the server in the browser', 'console/src/a.ts', "import { a } from '../../src/http/index.ts';", findLayerFaults],
  ['a feature in a part', 'console/src/parts/a.ts', "import { a } from '../users/a.ts';", findUpwardScreens],
  ['a test of the simulated Entra', 'src/entra/a.test.ts', "import '../scim/index.ts';", findLayerFaults],
  ['a clock in a pure module', 'src/domain/a.ts', 'const now = Date.now();', findImpure],
  ['a file beside the modules', 'src/other/a.ts', '', findHomeless],
];

for (const [name, path, text, find] of faulty) {
  test(`${name} is found`, () => {
    assert.equal(find([{ path, text }]).length, 1);
  });
}

test('folders that import each other by a third are found, at any level', () => {
  const sources = [
    { path: 'src/domain/a/a.ts', text: "import { b } from '../b/b.ts';" },
    { path: 'src/domain/b/b.ts', text: "import type { C } from '../c.ts';\nimport './b2.ts';" },
    { path: 'src/domain/c.ts', text: "import { a } from './a/index.ts';" },
    { path: 'src/domain/d.ts', text: "import { a } from './a/index.ts';" },
  ];

  assert.deepEqual(findCycles(sources), [
    'src/domain/a/a.ts imports src/domain/b/b.ts, but src/domain/b needs src/domain/a as well.',
    'src/domain/b/b.ts imports src/domain/c.ts, but src/domain/c.ts needs src/domain/b as well.',
    'src/domain/c.ts imports src/domain/a/index.ts, but src/domain/a needs src/domain/c.ts as well.',
  ]);
});

test('imports of every form are read', () => {
  const text =
    "import a, { b } from './a.ts';\nimport './b.css';\nexport type * from '../c.ts';\n// from './d.ts'\nimport 'hono';";
  const source: Source = { path: 'src/x/y.ts', text };

  assert.deepEqual(importsOf(source), ['src/x/a.ts', 'src/x/b.css', 'src/c.ts', 'hono']);
});
