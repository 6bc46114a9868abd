// Operations of a bulk request, for tests.

import fc from 'fast-check';
import type { JsonObject } from '../../json.ts';
import { bulkRequestUrn } from '../../urn.ts';
import { type BulkRequest, readBulk } from '../read.ts';

export function read(...operations: readonly unknown[]): BulkRequest['operations'] {
  return readBulk({ schemas: [bulkRequestUrn], Operations: operations }).operations;
}

/** A PATCH that adds members by their bulkIds. */
export function add(path: string, ...names: readonly string[]): JsonObject {
  const value = names.map((name) => ({ value: `bulkId:${name}` }));
  return { method: 'PATCH', path, data: { Operations: [{ op: 'add', path: 'members', value }] } };
}

/** For each node those to which it has an arrow. */
export const graph = fc.integer({ min: 1, max: 12 }).chain((nodes) => {
  return fc.array(fc.uniqueArray(fc.integer({ min: 0, max: nodes - 1 })), { minLength: nodes, maxLength: nodes });
});
