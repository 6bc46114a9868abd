// PATCH (RFC 7644 §3.5.2): parsed before the transaction, applied in it on the state it finds.

import {
  applyPatch,
  findAttribute,
  isSecretOperation,
  type JsonObject,
  type PatchOperation,
  parsePatch,
  ScimError,
  type Secrets,
  secretsAfter,
} from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import { writeChange } from './change.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import { memberHolder } from './members/member-rows.ts';
import { isMemberOperation, patchMembers } from './members/members.ts';
import { withReferredId } from './references.ts';
import { asObject, parseObject } from './represent.ts';
import type { SecretChange, StoredResource } from './resource.ts';
import { effectiveSecrets, hashSecrets } from './secrets.ts';
import { inTransaction, load, type Outcome, type Precondition } from './write.ts';

/** Changes a resource. Throws ScimError as parsePatch and applyPatch do, or Failure BC-202 and BC-405. */
export async function patchResource(
  context: Context,
  kind: Kind,
  id: ResourceId,
  body: unknown,
  precondition: Precondition,
): Promise<Outcome> {
  const operations = parsePatch(kind.type, body).map((operation) =>
    withReferredId(kind.references, context.tenantUrl, operation),
  );
  const { members: memberOperations = [], others = [] } = Object.groupBy(operations, (operation) => {
    if (kind.collection !== undefined && isMemberOperation(operation)) return 'members';
    return isSecretOperation(operation) ? 'secrets' : 'others';
  });
  const hashed = await hashesOrRefusal(context, () => secretsAfter(kind.secrets, operations));
  return inTransaction(
    context,
    kind,
    async (verb) => {
      const { transaction } = verb;
      const before = await load(verb, id, precondition);
      if (hashed instanceof ScimError) throw hashed;
      const { from, to } = applied({ kind, tenantUrl: context.tenantUrl }, before, others);
      const members = await patchMembers(memberHolder(verb, id), memberOperations);
      const effective = await effectiveSecrets(transaction, id, hashed);
      return writeChange(verb, { before, from, to, members, secrets: effective });
    },
    id,
  );
}

// A secret is read before the transaction, because hashing is slow. Its refusal waits until the resource is found, as that of any other
// value does: an unknown id is answered 404.
async function hashesOrRefusal(
  context: Context,
  readSecrets: () => Secrets,
): Promise<readonly SecretChange[] | ScimError> {
  try {
    return await hashSecrets(context, readSecrets());
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}

/** Both states in the form that the kind keeps: without what is computed and without what is never returned. */
function applied(
  { kind, tenantUrl }: { readonly kind: Kind; readonly tenantUrl: string },
  before: StoredResource,
  operations: readonly PatchOperation[],
): { readonly from: JsonObject; readonly to: JsonObject } {
  // What is kept suffices for most operations: to make the answer of it and to read that takes 4 us of a PATCH.
  if (!operations.some(isOfAnswer)) {
    const from = kind.prepare(parseObject(before.body));
    return { from, to: operations.length === 0 ? from : kind.prepare(applyPatch(kind.type, from, operations)) };
  }
  const shown = asObject(kind, before, tenantUrl);
  return { from: kept(kind, shown), to: kept(kind, applyPatch(kind.type, shown, operations)) };
}

/** Whether an operation may look at what only an answer holds: meta, groups, and the URIs of references. */
function isOfAnswer({ target }: PatchOperation): boolean {
  if (target.kind !== 'attribute') return false;
  const { mutability, subAttributes } = target.attribute;
  return mutability === 'readOnly' || findAttribute(subAttributes, '$ref') !== undefined;
}

function kept(kind: Kind, resource: JsonObject): JsonObject {
  const { [kind.derived ?? '']: _, ...rest } = kind.prepare(resource);
  return rest;
}
