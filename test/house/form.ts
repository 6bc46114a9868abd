// The form of files: how long they are, what they are called, and that no check is silenced and no test passed over.

import { isTest } from './arrows.ts';
import { dataTables, emptyFileEndings, emptyNames, emptyWords, maxLines } from './plan.ts';
import type { Source } from './sources.ts';
import type { Token } from './tokens.ts';
import type { Violation } from './violation.ts';

/** No file of logic is longer than the wall. */
export function findLongFiles(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => !isTest(path) && !dataTables.some((table) => table.test(path)))
    .map(({ path, text }) => ({ path, line: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ line }) => line > maxLines)
    .map((found) => ({
      ...found,
      advice: `has ${found.line} lines, ${maxLines} is the wall. Look for its second subject.`,
    }));
}

/** No file or folder is called by an empty word. */
export function findEmptyFileNames(paths: readonly string[]): readonly Violation[] {
  return paths.flatMap((path) => {
    const found = path
      .split(/[/.]/)
      .map(emptyWordIn)
      .find((word) => word !== undefined);
    if (found === undefined) return [];
    return [{ path, line: 1, advice: `is called by the empty word "${found}". Name the file after what it is for.` }];
  });
}

function emptyWordIn(name: string): string | undefined {
  return wordsOf(name).find(
    (word, index) => emptyWords.includes(word) || (index > 0 && emptyFileEndings.includes(word)),
  );
}

/** Nothing that is declared is called by an empty word. */
export function findEmptyNames(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap(({ path, tokens }) =>
    declaredNames(tokens)
      .filter(({ text }) => emptyNames.includes(text) || wordsOf(text).some((word) => emptyWords.includes(word)))
      .map(({ text, line }) => ({
        path,
        line,
        advice: `"${text}" says nothing. Name it after what it holds or does.`,
      })),
  );
}

/** No comment silences the compiler or the linter. */
export function findSilencedChecks(sources: readonly Source[]): readonly Violation[] {
  return findLines(
    sources,
    /@ts-(?:ignore|expect-error|nocheck)|biome-(?:ignore)/,
    'silences a check. Mend what it complains about.',
  );
}

/** No test is skipped, left to do, or run alone. */
export function findSkippedTests(sources: readonly Source[]): readonly Violation[] {
  const advice = 'passes over tests. Make the test run, or remove it and say why in the commit.';
  return sources.flatMap(({ path, tokens }) =>
    tokens
      .filter((_, index) => isSkip(tokens.slice(index, index + 4).map(({ text }) => text)))
      .map(({ line }) => ({ path, line, advice })),
  );
}

function isSkip([subject, dot, verb, open]: readonly string[]): boolean {
  const isTestFunction = subject !== undefined && ['test', 'it', 'describe', 'suite', 't'].includes(subject);
  return isTestFunction && dot === '.' && verb !== undefined && ['skip', 'todo', 'only'].includes(verb) && open === '(';
}

function findLines(sources: readonly Source[], pattern: RegExp, advice: string): readonly Violation[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [{ path, line: index + 1, advice }] : [])),
  );
}

const declaring = new Set(['const', 'let', 'var', 'function', 'class', 'interface', 'type']);

/** The names after const, function, type and their like; "export type {" and "import type x" declare nothing. */
function declaredNames(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter((token, index) => {
    const before = tokens[index - 1];
    const isDeclared = token.kind === 'word' && before?.kind === 'word' && declaring.has(before.text);
    const two = tokens[index - 2];
    return isDeclared && two?.text !== 'import' && two?.text !== '.' && two?.text !== '{' && two?.text !== ',';
  });
}

/** "parseCommonName" and "parse-common-name" are the words parse, common and name. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[-_]/);
}
