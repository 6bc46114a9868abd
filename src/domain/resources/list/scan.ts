// The matching resources one after another, in the order of their creation: found by keys where those say it all,
// otherwise evaluated on what the keys let through, batch by batch, so that memory and pauses stay small.

import { type BoundFilter, type JsonObject, matches, type Projection, type Sort, shows } from '../../../scim/index.ts';
import type { Pace } from '../../platform.ts';
import type { Context } from '../context.ts';
import type { Kind } from '../kinds/kind.ts';
import type { LongRead } from '../long-read.ts';
import { joinedMembers, maxMatchedMembers, tooManyMembers } from '../members/joined-members.ts';
import { asObject, memberElements } from '../represent.ts';
import type { StoredResource } from '../resource.ts';
import type { Condition } from '../selection.ts';
import type { Positioned } from '../store.ts';
import { planFilter } from './condition.ts';

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

/** The most that is read in one go, and so the size of the pages that most clients ask for. */
export const readAtOnce = 100;
const leastAtOnce = 10;
/** Characters that are read in one go, about. */
const wantedLength = 2 * 1024 * 1024;

/** Makes the next read smaller when these resources are large, and larger again when they are not. */
export function adapt(pace: Pace, found: readonly Positioned[]): void {
  if (found.length === 0) return;
  let length = 0;
  for (const { resource } of found) length += resource.body.length;
  const fitting = Math.floor(wantedLength / (length / found.length));
  pace.rows = Math.max(leastAtOnce, Math.min(readAtOnce, fitting, pace.rows * 2));
}

export function planSource({ kind, filter, projection }: ListSource): Reading {
  const related = kind.derived !== undefined && shows(projection, kind.derived);
  if (filter === undefined) return { condition: { kind: 'all' }, rest: undefined, related };
  const { condition, isExact } = planFilter(filter, kind);
  const isNarrow = wideTerms(condition) <= maxWideTerms;
  if (isExact && isNarrow) return { condition, rest: undefined, related };
  return {
    condition: isNarrow ? condition : { kind: 'all' },
    rest: filter,
    related: related || looksAt(filter, kind.derived),
  };
}

/** Terms for each of which a store would look at every row; with more of them it would not answer in a moment. */
const maxWideTerms = 16;

function wideTerms(condition: Condition): number {
  switch (condition.kind) {
    case 'or':
      return wideTerms(condition.left) + wideTerms(condition.right);
    case 'and': {
      const [left, right] = [wideTerms(condition.left), wideTerms(condition.right)];
      return left === 0 || right === 0 ? 0 : left + right;
    }
    case 'equals':
    case 'starts':
    case 'claim':
    case 'none':
      return 0;
    default:
      return condition.kind === 'not' ? 1 + wideTerms(condition.condition) : 1;
  }
}

/** Every match after a position. */
export async function* scan(
  context: Context,
  kind: Kind,
  { condition, rest, related }: Reading,
  { note }: LongRead,
  after = 0,
): AsyncGenerator<Positioned> {
  const isMatch = rest === undefined ? undefined : matcherOf(context, kind, rest, note);
  let from: number | undefined = after;
  if (isMatch !== undefined) await note(0);
  while (from !== undefined) {
    const limit: number = context.platform.pace.rows;
    const selection = { condition, after: from, limit, related };
    const found: readonly Positioned[] = await context.store.resources.select(kind.type.name, selection);
    adapt(context.platform.pace, found);
    for (const each of found) {
      const isWanted = isMatch === undefined || isMatch(each.resource);
      if (isWanted === true || (await isWanted)) yield each;
      if (context.platform.isTurnLong()) await context.platform.yieldToOthers();
    }
    from = found.length < limit && !isCutShort(found) ? undefined : found.at(-1)?.position;
    await note(found.length);
  }
}

/** Whether a selection ended for another reason than that there is no more. */
export function isCutShort(found: readonly Positioned[]): boolean {
  return found.at(-1)?.isCut === true;
}

type Match = (resource: StoredResource) => boolean | Promise<boolean>;

// Members are read only where the filter looks at them.
function matcherOf(context: Context, kind: Kind, filter: BoundFilter, note: LongRead['note']): Match {
  const { tenantUrl } = context;
  if (!looksAt(filter, kind.collection)) return (resource) => matches(filter, asObject(kind, resource, tenantUrl));
  return async (resource) => {
    const members: JsonObject[] = [];
    for await (const piece of joinedMembers(context, resource.id, note)) {
      for (const element of memberElements(kind, piece, tenantUrl)) members.push(element);
      if (members.length > maxMatchedMembers) throw tooManyMembers(resource);
    }
    return matches(filter, { ...asObject(kind, resource, tenantUrl), members });
  };
}

/** Whether a filter compares an attribute of the core schema. */
export function looksAt(filter: BoundFilter, name: string | undefined): boolean {
  if (name === undefined) return false;
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
