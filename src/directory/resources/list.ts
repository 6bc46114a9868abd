// Lists (RFC 7644 §3.4.2): what the keys can answer is answered by the store, the rest is evaluated on what it lets through, batch by batch.

import { type BoundFilter, matches, type Paging, type Projection } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import type { StoredResource } from '../model.ts';
import type { Condition } from '../store.ts';
import { planFilter } from './condition.ts';
import type { Kind } from './kind.ts';
import { needsRelated } from './read.ts';
import { asObject } from './represent.ts';

export interface ListQuery {
  readonly filter: BoundFilter | undefined;
  readonly paging: Paging;
  readonly projection: Projection;
}

export interface ListResult {
  readonly totalResults: number;
  readonly resources: readonly StoredResource[];
}

const batchSize = 500;

/** The matching resources of a page in the order of their creation, and how many match in all. */
export async function listResources(context: Context, kind: Kind, query: ListQuery): Promise<ListResult> {
  if (query.filter === undefined) return selectPage(context, kind, query, { kind: 'all' });
  const plan = planFilter(query.filter, kind.type.name);
  if (plan.isExact) return selectPage(context, kind, query, plan.condition);
  return scan(context, kind, query, query.filter, plan.condition);
}

async function selectPage(context: Context, kind: Kind, query: ListQuery, condition: Condition): Promise<ListResult> {
  const { startIndex, count } = query.paging;
  const offset = startIndex - 1;
  const related = needsRelated(kind, query.projection);
  const page =
    count === 0 ? [] : await context.store.select(kind.type.name, { condition, offset, limit: count, related });
  const isLast = page.length < count && (page.length > 0 || offset === 0);
  const totalResults = isLast ? offset + page.length : await context.store.count(kind.type.name, condition);
  return { totalResults, resources: page.map(({ resource }) => resource) };
}

async function scan(
  context: Context,
  kind: Kind,
  query: ListQuery,
  filter: BoundFilter,
  condition: Condition,
): Promise<ListResult> {
  const { startIndex, count } = query.paging;
  const related = needsRelated(kind, query.projection) || looksAt(filter, kind.collection ?? kind.derived);
  const resources: StoredResource[] = [];
  let totalResults = 0;
  let after: number | undefined = 0;
  while (after !== undefined) {
    const batch = await context.store.select(kind.type.name, { condition, after, limit: batchSize, related });
    const hits = batch.filter(({ resource }) => matches(filter, asObject(kind, resource, context.tenantUrl)));
    const from = Math.max(0, startIndex - 1 - totalResults);
    resources.push(...hits.slice(from, from + count - resources.length).map(({ resource }) => resource));
    totalResults += hits.length;
    after = batch.length < batchSize ? undefined : batch.at(-1)?.position;
    await context.platform.yieldToOthers();
  }
  return { totalResults, resources };
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
