// Arrows run down only, rooms are entered by their doors, and pure rooms touch neither the machine nor the clock.

import { onlyDoors, rooms, sideDoors } from './plan.ts';
import { type Import, resolveImport, type Source } from './sources.ts';
import type { Token } from './tokens.ts';
import type { Violation } from './violation.ts';

/** "scim" for src/scim/…, "serve.ts" for src/serve.ts, "console" for console/…, "bench" for bench/…; undefined outside the house. */
export function roomOf(path: string): string | undefined {
  const [top, name] = path.split('/');
  if (top === 'console' || top === 'bench') return top;
  return top === 'src' ? name : undefined;
}

/** x.test.ts and x.test.tsx. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Every file stands in a room of the plan. */
export function findStrangers(sources: readonly Source[]): readonly Violation[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .filter(({ path }) => !Object.hasOwn(rooms, roomOf(path) ?? ''))
    .map(({ path }) => ({
      path,
      line: 1,
      advice: 'stands in no room of the plan. Move it into one, or add the room with its arrows to test/house/plan.ts.',
    }));
}

/** No file uses a room above it or beside it. */
export function findUpwardArrows(sources: readonly Source[]): readonly Violation[] {
  return crossings(sources).flatMap(({ source, found, from, to }) => {
    const allowed = allowedRooms(source.path, from);
    if (allowed === undefined || allowed.includes(to)) return [];
    const may = allowed.length === 0 ? 'no other room' : allowed.join(', ');
    return [
      violation(source, found, `${from} may use ${may}, not ${to}. Hand the thing in from above, or move it down.`),
    ];
  });
}

/** From outside, a room is entered by its index.ts or by a side door of the plan. */
export function findBrokenWalls(sources: readonly Source[]): readonly Violation[] {
  return crossings(sources).flatMap(({ source, found, from, to, target }) => {
    const doors = doorsOf(to, from, isTest(source.path));
    if (doors.includes(target)) return [];
    return [violation(source, found, `enters ${to} through ${target}. Import it from ${doors.join(' or ')}.`)];
  });
}

/** Pure rooms import neither `node:*` nor packages, and ask neither the clock nor chance nor the network. Their tests may. */
export function findImpurities(sources: readonly Source[]): readonly Violation[] {
  return sources.filter((source) => !isTest(source.path) && isPure(source.path)).flatMap(impuritiesOf);
}

interface Crossing {
  readonly source: Source;
  readonly found: Import;
  readonly from: string;
  readonly to: string;
  readonly target: string;
}

/** Every import that leads from one room into another. */
function crossings(sources: readonly Source[]): readonly Crossing[] {
  const paths = new Set(sources.map(({ path }) => path));
  return sources.flatMap((source) =>
    source.imports.flatMap((found) => {
      const target = resolveImport(source.path, found.specifier, paths);
      const from = roomOf(source.path);
      const to = target === undefined ? undefined : roomOf(target);
      if (target === undefined || from === undefined || to === undefined || from === to) return [];
      return [{ source, found, from, to, target }];
    }),
  );
}

function allowedRooms(path: string, name: string): readonly string[] | undefined {
  const room = rooms[name];
  if (room === undefined) return undefined;
  return isTest(path) ? [...room.uses, ...room.testsUse] : room.uses;
}

function doorsOf(room: string, user: string, forTest: boolean): readonly string[] {
  const only = onlyDoors[user];
  if (only !== undefined && !forTest) return only;
  const front = room.endsWith('.ts') ? `src/${room}` : `src/${room}/index.ts`;
  return [
    front,
    ...sideDoors.filter((door) => door.usedBy === user && roomOf(door.file) === room).map(({ file }) => file),
  ];
}

function isPure(path: string): boolean {
  return rooms[roomOf(path) ?? '']?.isPure === true;
}

function impuritiesOf(source: Source): readonly Violation[] {
  const imports = source.imports
    .filter(({ specifier }) => specifier.startsWith('node:'))
    .map((found) =>
      violation(
        source,
        found,
        `imports ${found.specifier}, but this room is pure. Let the caller hand in what it gives.`,
      ),
    );
  const uses = source.tokens.flatMap((_, index) => {
    const words = impureUse(source.tokens, index);
    const line = source.tokens[index]?.line ?? 1;
    return words === undefined
      ? []
      : [{ path: source.path, line, advice: `uses ${words}, but this room is pure. Let the caller hand it in.` }];
  });
  return [...imports, ...uses];
}

/** What reaches out of a pure room without an import, as the tokens it is written with. */
const reachingOut: readonly (readonly string[])[] = [
  ['Date', '.', 'now'],
  ['new', 'Date', '(', ')'],
  ['performance', '.'],
  ['Math', '.', 'random'],
  ['crypto', '.'],
  ['process', '.'],
  ['globalThis'],
  ['fetch', '('],
  ['setTimeout', '('],
  ['setInterval', '('],
  ['queueMicrotask', '('],
  ['console', '.'],
];

/** A method or property of the same name ("limits.fetch(") is another thing. */
function impureUse(tokens: readonly Token[], index: number): string | undefined {
  if (tokens[index]?.kind !== 'word' || tokens[index - 1]?.text === '.') return undefined;
  return reachingOut.find((words) => words.every((text, step) => isWritten(tokens[index + step], text)))?.join('');
}

function isWritten(token: Token | undefined, text: string): boolean {
  return token !== undefined && token.kind !== 'string' && token.text === text;
}

function violation(source: Source, found: Import, advice: string): Violation {
  return { path: source.path, line: found.line, advice };
}
