// No import circles, types included: whoever reads a file from top to bottom comes to an end.

import { type Import, resolveImport, type Source } from './sources.ts';
import type { Violation } from './violation.ts';

interface Arrow {
  readonly target: string;
  readonly found: Import;
}

/** One violation per circle, at an import that closes it. */
export function findCircles(sources: readonly Source[]): readonly Violation[] {
  const arrows = drawArrows(sources);
  const finished = new Set<string>();
  return sources.flatMap(({ path }) => walk(path, [], arrows, finished));
}

function drawArrows(sources: readonly Source[]): ReadonlyMap<string, readonly Arrow[]> {
  const paths = new Set(sources.map(({ path }) => path));
  return new Map(
    sources.map((source) => [
      source.path,
      source.imports.flatMap((found) => {
        const target = resolveImport(source.path, found.specifier, paths);
        return target === undefined ? [] : [{ target, found }];
      }),
    ]),
  );
}

/** Depth first; an arrow back into the trail closes a circle. Each file is walked once. */
function walk(
  path: string,
  before: readonly string[],
  arrows: ReadonlyMap<string, readonly Arrow[]>,
  finished: Set<string>,
): readonly Violation[] {
  if (finished.has(path)) return [];
  const trail = [...before, path];
  const circles = (arrows.get(path) ?? []).flatMap(({ target, found }) => {
    if (!trail.includes(target)) return walk(target, trail, arrows, finished);
    return [{ path, line: found.line, advice: describe([...trail.slice(trail.indexOf(target)), target]) }];
  });
  finished.add(path);
  return circles;
}

function describe(circle: readonly string[]): string {
  return `closes the circle ${circle.join(' > ')}. Move what both sides need into a file of its own below them.`;
}
