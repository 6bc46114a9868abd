// DELETE (RFC 7644 §3.6): gone from every answer at once, its unique key free; kept for restoring with the same id.

import type { ResourceId } from '../ids/brands.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import { parseObject } from './represent.ts';
import { changeTime, inTransaction, load, type Outcome, type Precondition, recordEvent } from './write.ts';

/** Removes a resource and takes it out of the groups it was in. Throws Failure BC-202 and BC-405. */
export async function removeResource(
  context: Context,
  kind: Kind,
  id: ResourceId,
  precondition: Precondition,
): Promise<Outcome> {
  return inTransaction(context, kind, async (verb) => {
    const { transaction } = verb;
    const resource = await load(verb, id, precondition);
    const event = kind.event('deleted', []);
    await context.hooks?.beforeWrite(context, event);
    const at = changeTime(context, resource);
    await transaction.resources.remove(kind.type.name, id, at);
    await transaction.resources.touch(await transaction.members.resolve(id, undefined), at);
    const subject = kind.subject(parseObject(resource.body));
    await recordEvent(verb, event, { id, at, subject }, []);
    return { resource, isChanged: true, subject, warnings: [] };
  });
}
