// PUT (RFC 7644 §3.5.1): what the body leaves out is gone; readOnly values stay, immutable ones must not differ.
// Attributes that are never returned stay too, unless they are sent: a client cannot read them to send them back.

import { carryOver, readResource, secretsIn } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import { writeChange } from './change.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import { withMembersById } from './members/member-reference.ts';
import { memberHolder } from './members/member-rows.ts';
import { readMemberList, replaceMembers } from './members/members.ts';
import { withReferredIds } from './references.ts';
import { parseObject } from './represent.ts';
import { hashSecrets } from './secrets.ts';
import { inTransaction, load, type Outcome, type Precondition } from './write.ts';

/** Replaces a resource. Throws ScimError invalidSyntax, invalidValue or mutability, or Failure BC-202, BC-301 and BC-405. */
export async function replaceResource(
  context: Context,
  kind: Kind,
  id: ResourceId,
  body: unknown,
  precondition: Precondition,
): Promise<Outcome> {
  const { [kind.collection ?? '']: collection, ...sent } = readResource(
    kind.type,
    withMembersById({ kind, tenantUrl: context.tenantUrl }, kind.collection, body),
  );
  const wanted = kind.prepare(kind.withDefaults(withReferredIds(kind.references, context.tenantUrl, sent)));
  const members = readMemberList(collection);
  const hashed = await hashSecrets(context, secretsIn(kind.secrets, sent));
  return inTransaction(
    context,
    kind,
    async (verb) => {
      const before = await load(verb, id, precondition);
      const from = kind.prepare(parseObject(before.body));
      const to = carryOver(kind.type, from, wanted);
      const change =
        kind.collection === undefined
          ? { added: [], removed: [] }
          : await replaceMembers(memberHolder(verb, id), members);
      return writeChange(verb, { before, from, to, members: change, secrets: hashed });
    },
    id,
  );
}
