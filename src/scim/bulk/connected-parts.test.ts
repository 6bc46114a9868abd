import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { connectedParts } from './connected-parts.ts';
import { graph } from './testing/operations.ts';

test('two nodes are in one part exactly when each leads to the other', () => {
  fc.assert(
    fc.property(graph, (arrows) => {
      const reach = arrows.map((_, from) => reachable(arrows, from));
      const parts = connectedParts(arrows);

      for (const [left] of arrows.entries()) {
        const part = parts.find((candidate) => candidate.includes(left)) ?? [];
        const mutual = arrows.flatMap((_, right) =>
          reach[left]?.has(right) && reach[right]?.has(left) ? [right] : [],
        );
        assert.deepStrictEqual([...new Set([left, ...mutual])].sort(), [...part].sort());
      }
    }),
  );
});

function reachable(arrows: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const found = new Set<number>();
  const open = [...(arrows[from] ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!found.has(node)) open.push(...(arrows[node] ?? []));
    found.add(node);
  }
  return found;
}
