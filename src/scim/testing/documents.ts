// A schema of a directory's own, a resource type, and what is said of documents that are refused, for tests.

import { type JsonObject, ScimError } from '../index.ts';
import { resourceTypeUrn, schemaUrn } from '../urn.ts';

export const urn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
export const deviceUrn = 'urn:contoso:Device';
export const deviceSchema = { schemas: [schemaUrn], id: deviceUrn, attributes: [{ name: 'serial' }] };

export function schema(...attributes: readonly unknown[]): JsonObject {
  return { schemas: [schemaUrn], id: urn, attributes };
}

export function device(more: JsonObject = {}): JsonObject {
  return { schemas: [resourceTypeUrn], name: 'Device', endpoint: '/Devices', schema: deviceUrn, ...more };
}

/** The detail of the refusal of a value, or "accepted". */
export function reasonAgainst(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ScimError && error.scimType === 'invalidValue') return error.detail;
    throw error;
  }
  return 'accepted';
}
