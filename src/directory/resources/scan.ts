// The matching resources one after another, in the order of their creation: found by keys where those say it all,
// otherwise evaluated on what the keys let through, batch by batch, so that memory and pauses stay small.

import { type BoundFilter, matches, type Projection, type Sort } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import type { Condition, Positioned } from '../store.ts';
import { planFilter } from './condition.ts';
import type { Kind } from './kind.ts';
import { needsRelated } from './read.ts';
import { asObject } from './represent.ts';

/** One resource type in a list, with the question as it reads for that type. */
export interface ListSource {
  readonly kind: Kind;
  readonly filter: BoundFilter | undefined;
  readonly sort: Sort | undefined;
  readonly projection: Projection;
}

/** How a source is read: the condition for the store and what is left to evaluate. */
export interface Reading {
  readonly condition: Condition;
  /** undefined when the condition says it all. */
  readonly rest: BoundFilter | undefined;
  readonly related: boolean;
}

const batchSize = 500;

export function planSource({ kind, filter, projection }: ListSource): Reading {
  const related = needsRelated(kind, projection);
  if (filter === undefined) return { condition: { kind: 'all' }, rest: undefined, related };
  const { condition, isExact } = planFilter(filter, kind);
  if (isExact) return { condition, rest: undefined, related };
  return { condition, rest: filter, related: related || looksAt(filter, kind.collection ?? kind.derived) };
}

/** Every match after a position. */
export async function* scan(context: Context, kind: Kind, reading: Reading, after = 0): AsyncGenerator<Positioned> {
  const { condition, rest, related } = reading;
  let from: number | undefined = after;
  while (from !== undefined) {
    const batch: readonly Positioned[] = await context.store.select(kind.type.name, {
      condition,
      after: from,
      limit: batchSize,
      related,
    });
    for (const found of batch) {
      if (rest === undefined || matches(rest, asObject(kind, found.resource, context.tenantUrl))) yield found;
    }
    from = batch.length < batchSize ? undefined : batch.at(-1)?.position;
    await context.platform.yieldToOthers();
  }
}

function looksAt(filter: BoundFilter, name: string | undefined): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return looksAt(filter.left, name) || looksAt(filter.right, name);
    case 'not':
      return looksAt(filter.filter, name);
    case 'present':
    case 'compare':
      return filter.operand.container === undefined && filter.operand.attribute.name === name;
    case 'constant':
      return false;
    default:
      return filter satisfies never;
  }
}
