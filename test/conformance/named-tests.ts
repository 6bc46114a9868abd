// Finds tests in their sources: by their titles, and the checks of this folder by the ids they prove.

import { readSources, type Source } from '../house/sources.ts';
import type { Token } from '../house/tokens.ts';

/** The file of a test. */
export interface Place {
  readonly path: string;
}

export interface Check extends Place {
  readonly ids: readonly string[];
  readonly title: string;
}

/** Every test file of the project. */
export function testSources(): readonly Source[] {
  return readSources(['src', 'test']).filter(({ path }) => path.endsWith('.test.ts'));
}

/** The test of this title: `test('title'`, a row `name: 'title'` of a table of tests, or a check of this folder. */
export function findTest(sources: readonly Source[], title: string, path?: string): Place | undefined {
  return sources.filter((source) => path === undefined || source.path === path).find((source) => holds(source, title));
}

function holds(source: Source, title: string): boolean {
  return (
    source.tokens.some((token, index) => isTitle(source.tokens, index) && read(token) === title) ||
    findChecks(source).some((check) => check.title === title)
  );
}

function isTitle(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.kind !== 'string') return false;
  const [word, sign] = [tokens[index - 2]?.text, tokens[index - 1]?.text];
  return (word === 'test' && sign === '(') || (word === 'name' && sign === ':');
}

/** The checks of a source: requirement('id', 'title', …) and requirement(['id', 'id'], 'title', …), and those of the engine. */
export function findChecks({ path, tokens }: Source): readonly Check[] {
  return tokens.flatMap((token, index) => {
    if (!/^(?:requirement|engineRequirement)$/.test(token.text) || tokens[index + 1]?.text !== '(') return [];
    const [title, ...ids] = stringsFrom(tokens, index + 2).toReversed();
    return title === undefined || ids.length === 0 ? [] : [{ path, ids, title }];
  });
}

// The texts of the first arguments: everything up to the function.
function stringsFrom(tokens: readonly Token[], start: number): readonly string[] {
  const end = tokens.findIndex((token, index) => index >= start && token.kind === 'word');
  return tokens
    .slice(start, end)
    .filter(({ kind }) => kind === 'string')
    .map(read);
}

function read({ text }: Token): string {
  return text.replace(/\\(.)/g, '$1');
}
