// What checks look at again and again: the shape of errors, the names in a list, what a filter finds.

import assert from 'node:assert/strict';
import { errorUrn, listOf, listResponseUrn } from '../../src/scim/index.ts';
import { type Answer, at, type Scim } from './driver.ts';

/** Asserts a SCIM error of this status (RFC 7644 §3.12) with this scimType, or with none. */
export function assertError(answer: Answer, status: number, scimType?: string): void {
  assert.deepStrictEqual([answer.status, answer.at('scimType')], [status, scimType], answer.text);
  assert.deepStrictEqual(answer.at('schemas'), [errorUrn]);
  assert.equal(answer.at('status'), String(status));
  assert.equal(answer.headers['content-type'], 'application/scim+json');
  assert.ok(String(answer.at('detail')).length > 10, answer.text);
}

/** Asserts that the answer has this status; shows its body when it has not. */
export function assertStatus(answer: Answer, status: number): void {
  assert.equal(answer.status, status, answer.text);
}

/** Asserts a successful ListResponse. */
export function assertList(answer: Answer): void {
  assertStatus(answer, 200);
  assert.deepStrictEqual(answer.at('schemas'), [listResponseUrn]);
}

/** One attribute of every resource in a list, in the order of the list. */
export function column(answer: Answer, ...keys: readonly (string | number)[]): readonly unknown[] {
  assertList(answer);
  return listOf(answer.at('Resources')).map((resource) => at(resource, ...keys));
}

/** The userNames (or names of groups) that a filter finds, sorted. */
export async function found(scim: Scim, filter: string, endpoint = '/Users'): Promise<readonly string[]> {
  const answer = await scim.get(`${endpoint}?filter=${encodeURIComponent(filter)}`);
  assert.equal(answer.status, 200, `${filter}: ${answer.text}`);
  const names = listOf(answer.at('Resources')).map((one) => String(at(one, 'userName') ?? at(one, 'displayName')));
  assert.equal(answer.at('totalResults'), names.length, filter);
  return names.toSorted();
}

/** Asserts that a filter is refused with 400 invalidFilter, and never answered with a list. */
export async function assertInvalidFilter(scim: Scim, filter: string, endpoint = '/Users'): Promise<void> {
  const answer = await scim.get(`${endpoint}?filter=${encodeURIComponent(filter)}`);
  assert.deepStrictEqual([answer.status, answer.at('scimType')], [400, 'invalidFilter'], `${filter}: ${answer.text}`);
  assertError(answer, 400, 'invalidFilter');
}

/** Asserts that a request changed nothing of the resource at a path: neither content nor version nor time. */
export async function assertUnchanged(scim: Scim, path: string, change: () => Promise<unknown>): Promise<void> {
  const before = await scim.get(path);
  await change();
  assert.deepStrictEqual((await scim.get(path)).body, before.body);
}
