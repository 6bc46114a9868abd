// Finds tests in their sources: by their titles, and the checks of this folder by the ids they prove.

import { filesBelow, readFiles, readSources, type Source } from '../architecture/sources.ts';

/** The file of a test. */
export interface Place {
  readonly path: string;
}

export interface Check extends Place {
  readonly ids: readonly string[];
  readonly title: string;
}

/** Every test file and every transcript of the project. */
export function testSources(): readonly Source[] {
  const tests = readSources(['src', 'test']).filter(({ path }) => path.endsWith('.test.ts'));
  return [...tests, ...readFiles(filesBelow('test/transcripts'))];
}

/** The test of this title: `test('title'`, a row `name: 'title'` of a table of tests or of a transcript, or a check of this folder. */
export function findTest(sources: readonly Source[], title: string, path?: string): Place | undefined {
  return sources.find((source) => (path === undefined || source.path === path) && titlesOf(source).includes(title));
}

const quoted = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/;
const titled = new RegExp(`\\b(?:test\\(|name"?:)\\s*(${quoted.source})`, 'g');
const check = new RegExp(`^(?:requirement|engineRequirement)\\(\\s*((?:${quoted.source}|[[\\],\\s])+)`, 'gm');

function titlesOf(source: Source): readonly string[] {
  const titles = [...source.text.matchAll(titled)].map(([, title = '']) => read(title));
  return [...titles, ...findChecks(source).map(({ title }) => title)];
}

/** The checks of a source: requirement('id', 'title', …) and requirement(['id', 'id'], 'title', …), and those of the engine. */
export function findChecks({ path, text }: Source): readonly Check[] {
  return [...text.matchAll(check)].flatMap(([, words = '']) => {
    const texts = [...words.matchAll(new RegExp(quoted, 'g'))].map(([found]) => read(found));
    const title = texts.at(-1);
    return title === undefined || texts.length === 1 ? [] : [{ path, ids: texts.slice(0, -1), title }];
  });
}

function read(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, '$1');
}
