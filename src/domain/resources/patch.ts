// PATCH (RFC 7644 §3.5.2): parsed before the transaction, applied in it on the state it finds.

import {
  applyPatch,
  isSecretOperation,
  type JsonObject,
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
import { asObject } from './represent.ts';
import type { SecretChange } from './resource.ts';
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
  const operations = parsePatch(kind.type, body);
  const { members: memberOperations = [], others = [] } = Object.groupBy(operations, (operation) => {
    if (kind.collection !== undefined && isMemberOperation(operation)) return 'members';
    return isSecretOperation(operation) ? 'secrets' : 'others';
  });
  const hashed = await hashesOrRefusal(context, () => secretsAfter(kind.secrets, operations));
  return inTransaction(context, kind, async (verb) => {
    const { transaction } = verb;
    const before = await load(verb, id, precondition);
    if (hashed instanceof ScimError) throw hashed;
    const from = asObject(kind, before, context.tenantUrl);
    const to = others.length === 0 ? from : applyPatch(kind.type, from, others);
    const members = await patchMembers(memberHolder(verb, id), memberOperations);
    const effective = await effectiveSecrets(transaction, id, hashed);
    return writeChange(verb, { before, from: kept(kind, from), to: kept(kind, to), members, secrets: effective });
  });
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

// Both sides are compared in the form that the kind keeps: without what is computed and without what is never returned.
function kept(kind: Kind, resource: JsonObject): JsonObject {
  const { [kind.derived ?? '']: _, ...rest } = kind.prepare(resource);
  return rest;
}
