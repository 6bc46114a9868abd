// Members of a group as rows that change by deltas: what a request costs depends on what it names, not on the size of the group.
// A member whose id no living resource has is kept as pending and joins when that resource arrives.

import {
  applyPatch,
  type BoundFilter,
  type Filter,
  findAttribute,
  groupType,
  isObject,
  type JsonObject,
  listOf,
  matchesElement,
  member,
  type PatchOperation,
  quote,
  readElements,
  ScimError,
  sameJson,
} from '../../../scim/index.ts';
import type { ResourceId } from '../../ids/brands.ts';
import { maxKeyLength } from '../index-keys.ts';
import { memberElements } from '../represent.ts';
import type { Member } from '../resource.ts';
import { withMemberIds } from './member-reference.ts';
import { addMembers, type MemberHolder, memberPieces, removeAllMembers, removeMembers } from './member-rows.ts';

/** The net effect of a request on the members of a group. */
export interface MemberChange {
  readonly added: readonly Member[];
  readonly removed: readonly Member[];
}

/** Members of the largest group that an operation can look at which is neither about all of them nor a removal. */
const maxLoaded = 10_000;
/** How often a member is compared with a filter in one removal by filters. */
const maxComparisons = 500_000;

/** The members that a list in a body names. Throws ScimError invalidValue for an element without a value. */
export function readMemberList(value: unknown): readonly Member[] {
  const attribute = findAttribute(groupType.attributes, 'members');
  const elements = attribute === undefined ? undefined : readElements(attribute, value, 'refuse');
  const members = new Map<ResourceId, Member>();
  for (const member of (elements ?? []).map(memberOf)) if (!members.has(member.id)) members.set(member.id, member);
  return [...members.values()];
}

function memberOf(element: unknown): Member {
  const id = isObject(element) ? element['value'] : undefined;
  if (typeof id !== 'string' || id.length > maxKeyLength) {
    throw new ScimError(
      'invalidValue',
      `members.value is missing or longer than ${maxKeyLength} characters: send the id of a user.`,
    );
  }
  const display = isObject(element) ? element['display'] : undefined;
  // The id of a member is whatever the client sent; unknown ones stay pending.
  return { id: id as ResourceId, type: undefined, display: typeof display === 'string' ? display : undefined };
}

export function isMemberOperation({ target }: PatchOperation): boolean {
  return target.kind === 'attribute' && target.container === undefined && target.attribute.name === 'members';
}

/** Applies member operations in their order. Throws ScimError as PATCH does. */
export async function patchMembers(holder: MemberHolder, operations: readonly PatchOperation[]): Promise<MemberChange> {
  const net = new NetChange();
  for (const step of stepsOf(holder, operations)) net.note(await takeStep(holder, step));
  return net.result();
}

/** Makes the members exactly those given. */
export async function replaceMembers(holder: MemberHolder, members: readonly Member[]): Promise<MemberChange> {
  const wanted = new Set(members.map(({ id }) => id));
  const kept = new Set<ResourceId>();
  const surplus: ResourceId[] = [];
  for await (const piece of memberPieces(holder)) {
    for (const { id } of piece) {
      if (wanted.has(id)) kept.add(id);
      else surplus.push(id);
    }
  }
  const removed = await removeMembers(holder, surplus);
  const missing = members.filter(({ id }) => !kept.has(id));
  return { added: await addMembers(holder, missing), removed };
}

type KnownStep =
  | { readonly kind: 'add'; readonly members: readonly Member[] }
  | { readonly kind: 'replace'; readonly members: readonly Member[] }
  | { readonly kind: 'remove'; readonly ids: readonly ResourceId[] | 'all' };

/** What operations do: with the members that they name, or by looking at all there are; removals that look do so together. */
type Step = KnownStep | { readonly kind: 'look'; readonly operations: PatchOperation[] };

function stepsOf(holder: MemberHolder, operations: readonly PatchOperation[]): readonly Step[] {
  const steps: Step[] = [];
  for (const operation of operations) {
    const step = knownStep(holder, operation);
    const last = steps.at(-1);
    const isAlike = last?.kind === 'look' && last.operations.at(-1)?.op === 'remove' && operation.op === 'remove';
    if (step !== undefined) steps.push(step);
    else if (isAlike) last.operations.push(operation);
    else steps.push({ kind: 'look', operations: [operation] });
  }
  return steps;
}

function knownStep(holder: MemberHolder, { op, target, value }: PatchOperation): KnownStep | undefined {
  if (target.kind !== 'attribute' || target.sub !== undefined) return undefined;
  const isWhole = target.filter === undefined;
  const named = isWhole ? withMemberIds(holder, value) : value;
  if (op === 'remove') {
    const ids = namedIds(target.filter, named);
    return ids && { kind: 'remove', ids };
  }
  return isWhole ? { kind: op, members: readMemberList(named) } : undefined;
}

async function takeStep(holder: MemberHolder, step: Step): Promise<MemberChange> {
  switch (step.kind) {
    case 'add':
      return { added: await addMembers(holder, step.members), removed: [] };
    case 'replace':
      return replaceMembers(holder, step.members);
    case 'remove': {
      const removed = step.ids === 'all' ? removeAllMembers(holder) : removeMembers(holder, step.ids);
      return { added: [], removed: await removed };
    }
    case 'look': {
      const filters = removedBy(step.operations);
      if (filters === undefined) return patchLoaded(holder, step.operations);
      return { added: [], removed: await removeMatching(holder, filters) };
    }
    default:
      return step satisfies never;
  }
}

/** The filters of operations that are removals of whole members alone. */
function removedBy(operations: readonly PatchOperation[]): readonly BoundFilter[] | undefined {
  const filters = operations.flatMap(({ op, target }) =>
    op === 'remove' && target.kind === 'attribute' && target.sub === undefined ? (target.element ?? []) : [],
  );
  return filters.length === operations.length ? filters : undefined;
}

async function removeMatching(holder: MemberHolder, filters: readonly BoundFilter[]): Promise<readonly Member[]> {
  const ids: ResourceId[] = [];
  let comparisons = 0;
  for await (const piece of memberPieces(holder)) {
    comparisons += piece.length * filters.length;
    if (comparisons > maxComparisons) throw tooManyLooks();
    for (const one of piece) {
      const [element] = memberElements(holder.kind, [one], holder.tenantUrl);
      if (element !== undefined && filters.some((filter) => matchesElement(filter, element))) ids.push(one.id);
    }
  }
  return removeMembers(holder, ids);
}

/** The ids that a removal names by a filter of `value eq` terms or by its value; undefined when the members must be looked at. */
function namedIds(filter: Filter | undefined, value: unknown): readonly ResourceId[] | 'all' | undefined {
  if (filter !== undefined) return filterIds(filter);
  if (value === undefined || value === null || value === '') return 'all';
  return listOf(value).map(namedId);
}

function namedId(element: unknown): ResourceId {
  const id = isObject(element) ? member(element, 'value') : element;
  if (typeof id === 'string' && id !== '') return id as ResourceId;
  throw new ScimError(
    'invalidValue',
    `${quote(element)} names no member to remove. Send the id of one as value, or no value to remove all.`,
  );
}

function filterIds(filter: Filter): readonly ResourceId[] | undefined {
  if (filter.kind === 'or') {
    const left = filterIds(filter.left);
    const right = filterIds(filter.right);
    return left && right && [...left, ...right];
  }
  const isValue =
    filter.kind === 'compare' && filter.operator === 'eq' && filter.path.attribute.name.toLowerCase() === 'value';
  return isValue && typeof filter.value === 'string' ? [filter.value as ResourceId] : undefined;
}

// The rare operations that need to see the members: the general PATCH runs on all of them and the difference is written.
async function patchLoaded(holder: MemberHolder, operations: readonly PatchOperation[]): Promise<MemberChange> {
  const current: Member[] = [];
  for await (const piece of memberPieces(holder)) {
    current.push(...piece.filter(({ type }) => type !== undefined));
    if (current.length > maxLoaded) throw tooManyLooks();
  }
  const before = memberElements(holder.kind, current, holder.tenantUrl);
  const after = applyPatch(groupType, { displayName: 'members', members: before }, operations)['members'];
  requireUnchanged(before, listOf(after));
  const members = readMemberList(after);
  const kept = new Set(members.map(({ id }) => id));
  const known = new Set(current.map(({ id }) => id));
  const surplus = [...known].filter((id) => !kept.has(id));
  const removed = await removeMembers(holder, surplus);
  const fresh = members.filter(({ id }) => !known.has(id));
  return { added: await addMembers(holder, fresh), removed };
}

function tooManyLooks(): ScimError {
  return new ScimError(
    'tooMany',
    'The operations look at too many members. Name members by value eq, or send fewer operations in one PATCH.',
  );
}

// The parts of a member come with it and are immutable (RFC 7643 §4.2).
function requireUnchanged(before: readonly JsonObject[], after: readonly unknown[]): void {
  const known = new Map(before.map((element) => [element['value'], element]));
  for (const element of after) {
    const earlier = isObject(element) ? known.get(element['value']) : undefined;
    if (earlier === undefined || sameJson(earlier, element)) continue;
    throw new ScimError(
      'mutability',
      `The parts of member ${quote(earlier['value'])} are immutable. Remove the member and add it again.`,
    );
  }
}

// Sums up operations: a member removed and added again has not changed.
class NetChange {
  readonly #added = new Map<ResourceId, Member>();
  readonly #removed = new Map<ResourceId, Member>();

  note({ added, removed }: MemberChange): void {
    for (const member of removed) {
      if (!this.#added.delete(member.id)) this.#removed.set(member.id, member);
    }
    for (const member of added) {
      if (!this.#removed.delete(member.id)) this.#added.set(member.id, member);
    }
  }

  result(): MemberChange {
    return { added: [...this.#added.values()], removed: [...this.#removed.values()] };
  }
}
