// What a test file needs beside Node, found in the files that it imports, directly or through others.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type Need = 'PostgreSQL' | 'browser' | 'build';

/** The text that shows the need. */
const signs: Readonly<Record<Need, string>> = {
  PostgreSQL: "process.env['BECARD_TEST_POSTGRES']",
  browser: "'playwright-core'",
  build: "dist/cli/main.js'",
};

/** Everything that these files need together. */
export function needsOf(files: readonly string[]): ReadonlySet<Need> {
  const texts = withImports(files).map((file) => readFileSync(file, 'utf8'));
  const needs: readonly Need[] = ['PostgreSQL', 'browser', 'build'];
  return new Set(needs.filter((need) => texts.some((text) => text.includes(signs[need]))));
}

function withImports(files: readonly string[]): readonly string[] {
  const found = new Set(files);
  for (const file of found) {
    for (const imported of importsOf(file)) found.add(imported);
  }
  return [...found];
}

function importsOf(file: string): readonly string[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/(?:from|import|import\() ?'(\.[^']+\.tsx?)'/g);
  return [...specifiers].map(([, path = '']) => join(dirname(file), path)).filter((path) => existsSync(path));
}
