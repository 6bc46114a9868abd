// Tolerance "references by $ref alone" for members.

import { isObject } from '../../../scim/index.ts';
import type { Kind } from '../kinds/kind.ts';
import { isByReference, type Referable, withId } from '../reference-id.ts';

/** The Tenant URL, and the types whose resources can be members. */
export interface ReferenceBase {
  readonly kind: Pick<Kind, 'memberEndpoints'>;
  readonly tenantUrl: string;
}

/** A body whose members all have the ids that they are named by. Throws ScimError invalidValue as withMemberIds does. */
export function withMembersById(base: ReferenceBase, collection: string | undefined, body: unknown): unknown {
  if (collection === undefined || !isObject(body)) return body;
  const key = Object.keys(body).find((name) => name.toLowerCase() === collection);
  return key === undefined ? body : { ...body, [key]: withMemberIds(base, body[key]) };
}

/**
 * A list of members, or one, each with the id that its `$ref` names where it has no `value`.
 * Throws ScimError invalidValue for a URI that is that of nothing which can be a member here.
 */
export function withMemberIds(base: ReferenceBase, value: unknown): unknown {
  if (!Array.isArray(value)) return isByReference(value) ? withId(referable(base), value) : value;
  if (!value.some(isByReference)) return value;
  const named = referable(base);
  return value.map((one) => (isByReference(one) ? withId(named, one) : one));
}

function referable({ kind, tenantUrl }: ReferenceBase): Referable {
  return { name: 'members', endpoints: [...kind.memberEndpoints.values()], tenantUrl };
}
