// Reads the project's TypeScript and finds what each file imports, types included.

import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Token, tokenize } from './tokens.ts';

export interface Import {
  /** As written: './x.ts', 'node:fs', 'hono/http-exception'. */
  readonly specifier: string;
  readonly line: number;
}

export interface Source {
  /** From the repository's folder, with slashes: 'src/scim/index.ts'. */
  readonly path: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly imports: readonly Import[];
}

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file of the project as the rules see it. */
export function toSource(path: string, text: string): Source {
  const tokens = tokenize(text);
  return { path, text, tokens, imports: findImports(tokens) };
}

/** Every TypeScript file below the given folders of the repository. */
export function readSources(folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap(filesBelow)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => toSource(path, readFileSync(`${root}/${path}`, 'utf8')));
}

/** Every file below a folder of the repository; none when the folder is not there. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(root, { withFileTypes: true }).some((entry) => entry.name === folder.split('/')[0])
    ? listFolder(folder)
    : [];
}

function listFolder(folder: string): readonly string[] {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? listFolder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
}

/** Where a relative import leads, among the paths given; undefined for packages and for files that are not sources. */
export function resolveImport(from: string, specifier: string, paths: ReadonlySet<string>): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => target + end).find((path) => paths.has(path));
}

/** Finds `import … from '…'`, `export … from '…'`, `import '…'` and `import('…')`. */
export function findImports(tokens: readonly Token[]): readonly Import[] {
  return tokens.flatMap((token, index) => {
    const isKeyword = token.kind === 'word' && (token.text === 'import' || token.text === 'export');
    if (!isKeyword || tokens[index - 1]?.text === '.') return [];
    const source = findSpecifier(tokens, index);
    return source === undefined ? [] : [{ specifier: source.text, line: source.line }];
  });
}

function findSpecifier(tokens: readonly Token[], keyword: number): Token | undefined {
  const isImport = tokens[keyword]?.text === 'import';
  const next = tokens[keyword + 1];
  if (isImport && next?.kind === 'string') return next;
  if (isImport && next?.text === '(') return onlyString(tokens[keyword + 2]);
  for (let index = keyword + 1; continuesClause(tokens[index]); index++) {
    const following = tokens[index + 1];
    if (tokens[index]?.text === 'from' && following?.kind === 'string') return following;
  }
  return undefined;
}

/** Between `import` or `export` and `from` stand names, braces, commas and a star, and nothing else. */
function continuesClause(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'string') return false;
  return token.kind === 'word' ? token.text !== 'import' && token.text !== 'export' : '{},*'.includes(token.text);
}

function onlyString(token: Token | undefined): Token | undefined {
  return token?.kind === 'string' ? token : undefined;
}
