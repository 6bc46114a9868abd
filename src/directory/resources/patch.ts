// PATCH (RFC 7644 §3.5.2): parsed before the transaction, applied in it on the state it finds.

import { applyPatch, type JsonObject, parsePatch } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import type { ResourceId } from '../model.ts';
import { writeChange } from './change.ts';
import type { Kind } from './kind.ts';
import { isMemberOperation, patchMembers } from './members.ts';
import { asObject } from './represent.ts';
import { load, type Outcome } from './write.ts';

/** Changes a resource. Throws ScimError as parsePatch and applyPatch do, or Failure BC-202 and BC-405. */
export async function patchResource(
  context: Context,
  kind: Kind,
  id: ResourceId,
  body: unknown,
  ifMatch: string | undefined,
): Promise<Outcome> {
  const operations = parsePatch(kind.type, body);
  const memberOperations = kind.collection === undefined ? [] : operations.filter(isMemberOperation);
  const others =
    kind.collection === undefined ? operations : operations.filter((operation) => !isMemberOperation(operation));
  return context.store.write(async (transaction) => {
    const before = await load(transaction, kind, id, ifMatch);
    const from = asObject(kind, before, context.tenantUrl);
    const to = others.length === 0 ? from : applyPatch(kind.type, from, others);
    const members = await patchMembers(transaction, { id, kind, tenantUrl: context.tenantUrl }, memberOperations);
    return writeChange(transaction, context, kind, { before, ...prepared(kind, from, to), members });
  });
}

// Both sides are compared in the form that the kind keeps: without what is computed and without what is never returned.
function prepared(
  kind: Kind,
  from: JsonObject,
  to: JsonObject,
): { readonly from: JsonObject; readonly to: JsonObject } {
  return { from: kept(kind, from), to: kept(kind, to) };
}

function kept(kind: Kind, resource: JsonObject): JsonObject {
  const { [kind.derived ?? '']: _, ...rest } = kind.prepare(resource);
  return rest;
}
