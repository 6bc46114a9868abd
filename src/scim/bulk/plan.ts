// The order in which the operations of a Bulk request are done (RFC 7644 §3.7): that of the request, but for an operation
// that refers to a later one. It waits, because an operation in between may free a name that the later one needs; and what touches
// the same resource or claims the same name waits behind it, so that the end state is that of the client's order.

import { member } from '../json.ts';
import type { ResourceType } from '../resource-type.ts';
import { fold } from '../text.ts';
import { connectedParts } from './connected-parts.ts';
import type { BulkOperation, CreateOperation } from './read.ts';

/** What is done at once: one operation, or POSTs that refer to each other in a circle, which are done together or not at all. */
export type BulkStep =
  | { readonly kind: 'one'; readonly operation: BulkOperation }
  | { readonly kind: 'circle'; readonly operations: readonly CreateOperation[] };

/** Every operation in one step, each step behind those that create what it refers to. */
export function planBulk(operations: readonly BulkOperation[], types: readonly ResourceType[]): readonly BulkStep[] {
  const creators = creatorsOf(operations);
  const needs = operations.map((operation) => needsOf(operation, creators));
  const parts = connectedParts(needs).map((part) => part.toSorted((left, right) => left - right));
  // A circle can begin when its last operation has come.
  const ordered = parts.toSorted((left, right) => (left.at(-1) ?? 0) - (right.at(-1) ?? 0));
  const places = new Map(ordered.flatMap((part, step) => part.map((index) => [index, step] as const)));
  const behind = (from: number, to: number): Dependency => ({ from: places.get(from) ?? 0, to: places.get(to) ?? 0 });
  const required = needs.flatMap((needed, index) => needed.map((creator) => behind(creator, index)));
  const preferred = sameSubjects(operations, types).map(([earlier, later]) => behind(earlier, later));
  const steps = ordered.map((part) => stepOf(part, operations, needs));
  return arrange(steps, required, preferred);
}

function stepOf(
  part: readonly number[],
  operations: readonly BulkOperation[],
  needs: readonly (readonly number[])[],
): BulkStep {
  const members = part.flatMap((index) => operations[index] ?? []);
  const inside = new Set(part);
  const isCircle = part.some((index) => needs[index]?.some((creator) => inside.has(creator)));
  const [first] = members;
  if (first !== undefined && !isCircle) return { kind: 'one', operation: first };
  return { kind: 'circle', operations: members.filter(isCreate) };
}

// Only what is created is referred to, so nothing else is ever part of a circle.
function isCreate(operation: BulkOperation): operation is CreateOperation {
  return operation.kind === 'create';
}

/** Which POST creates the resource that a bulkId refers to. */
function creatorsOf(operations: readonly BulkOperation[]): ReadonlyMap<string, number> {
  const creators = new Map<string, number>();
  for (const { method, bulkId, index } of operations) {
    if (method === 'POST' && bulkId !== undefined && !creators.has(bulkId)) creators.set(bulkId, index);
  }
  return creators;
}

function needsOf(operation: BulkOperation, creators: ReadonlyMap<string, number>): readonly number[] {
  if (operation.kind === 'faulty') return [];
  return [...operation.references].flatMap((bulkId) => creators.get(bulkId) ?? []);
}

type Pair = readonly [earlier: number, later: number];

/** Neighbours in the request that touch the same resource or claim the same name. */
function sameSubjects(operations: readonly BulkOperation[], types: readonly ResourceType[]): readonly Pair[] {
  const latest = new Map<string, number>();
  return operations.flatMap((operation) => {
    const subject = subjectOf(operation, types);
    if (subject === undefined) return [];
    const earlier = latest.get(subject);
    latest.set(subject, operation.index);
    return earlier === undefined ? [] : [[earlier, operation.index] as const];
  });
}

function subjectOf(operation: BulkOperation, types: readonly ResourceType[]): string | undefined {
  if (operation.kind === 'faulty') return undefined;
  const { endpoint, body } = operation;
  if (operation.kind === 'change') return `resource ${endpoint}/${operation.id}`;
  const type = types.find((candidate) => candidate.endpoint === `/${endpoint}`);
  const unique = type?.schema.attributes.find(({ uniqueness }) => uniqueness !== 'none');
  const name = member(body, unique?.name ?? 'displayName');
  return typeof name === 'string' ? `name ${endpoint}/${fold(name)}` : undefined;
}

/** The step `to` comes behind the step `from`. */
interface Dependency {
  readonly from: number;
  readonly to: number;
}

// A required dependency is always kept; a preferred one as long as that leaves something to do.
function arrange(
  steps: readonly BulkStep[],
  required: readonly Dependency[],
  preferred: readonly Dependency[],
): readonly BulkStep[] {
  const hard = countDown(steps.length, required);
  const soft = countDown(steps.length, preferred);
  const waiting = new Set(steps.keys());
  const arranged: BulkStep[] = [];
  while (waiting.size > 0) {
    const next = waiting.keys().find((step) => hard.isFree(step) && soft.isFree(step));
    const step = next ?? waiting.keys().find(hard.isFree) ?? 0;
    waiting.delete(step);
    arranged.push(...steps.slice(step, step + 1));
    hard.done(step);
    soft.done(step);
  }
  return arranged;
}

/** Counts for each step what it still waits for. */
function countDown(steps: number, dependencies: readonly Dependency[]) {
  const others = dependencies.filter(({ from, to }) => from !== to);
  const waits = new Array<number>(steps).fill(0);
  const add = (to: number, by: 1 | -1): void => {
    waits[to] = (waits[to] ?? 0) + by;
  };
  for (const { to } of others) add(to, 1);
  const behind = Map.groupBy(others, ({ from }) => from);
  return {
    isFree: (step: number): boolean => waits[step] === 0,
    done: (step: number): void => {
      for (const { to } of behind.get(step) ?? []) add(to, -1);
    },
  };
}
