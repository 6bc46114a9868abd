// POST (RFC 7644 §3.3): read, check, write with history line and event in one transaction.

import { readResource, requireSecrets, secretsIn } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import { withMembersById } from './members/member-reference.ts';
import { addMembers, memberHolder } from './members/member-rows.ts';
import { readMemberList } from './members/members.ts';
import { namesakes, reusedExternalId } from './namesakes.ts';
import { withReferredIds } from './references.ts';
import type { Member, StoredResource } from './resource.ts';
import { hashSecrets } from './secrets.ts';
import type { ResourceWrite } from './store.ts';
import { inTransaction, type Outcome, recordEvent, requireSize, requireWritten, rowOf } from './write.ts';

/** Creates the resource that a body describes. Throws ScimError invalidSyntax or invalidValue, or Failure BC-301. */
export async function createResource(context: Context, kind: Kind, body: unknown): Promise<Outcome> {
  const { [kind.collection ?? '']: collection, ...sent } = readResource(
    kind.type,
    withMembersById({ kind, tenantUrl: context.tenantUrl }, kind.collection, body),
  );
  const resource = kind.prepare(kind.withDefaults(withReferredIds(kind.references, context.tenantUrl, sent)));
  const secrets = secretsIn(kind.secrets, sent);
  requireSecrets(kind.secrets, sent);
  const members = readMemberList(collection);
  const hashed = await hashSecrets(context, secrets);
  const id = context.platform.uuid() as ResourceId;
  return inTransaction(
    context,
    kind,
    async (verb) => {
      const { transaction } = verb;
      const at = context.platform.clock();
      const row = rowOf(kind, id, resource, { version: 1, createdAt: at, changedAt: at });
      requireSize(kind, row.body);
      // Asked before the row is there, and sent with it: a store across a network answers all in one round.
      const asked = [reusedExternalId(verb, row), namesakes(verb, row)];
      const [written, ...shared] = await Promise.all([transaction.resources.insert(row), ...asked]);
      await requireWritten(verb, row, written);
      if (hashed.length > 0) await transaction.secrets.save(id, hashed);
      const added = await addMembers(memberHolder(verb, id), members);
      const subject = kind.subject(resource);
      await recordEvent(verb, kind.event('created', []), { id, at, subject }, []);
      const warnings = [...kind.warnings(resource), ...shared.flat()];
      return { resource: asStored(kind, row, added), isChanged: true, subject, warnings };
    },
    // Groups that were created side by side would not notice that they have one name.
    kind.collection === undefined ? id : undefined,
  );
}

function asStored(
  { collection }: Kind,
  { keys: _, ...stored }: ResourceWrite,
  added: readonly Member[],
): StoredResource {
  if (collection === undefined) return stored;
  return { ...stored, members: added.filter((member) => member.type !== undefined) };
}
