// Brings a deleted resource back with its id, as it was: into every answer, and into the groups that still name it.

import { Failure } from '../errors/failure.ts';
import type { EventType } from '../events/event.ts';
import type { ResourceId } from '../ids/brands.ts';
import type { Context } from './context.ts';
import type { Kind } from './kinds/kind.ts';
import { parseObject } from './represent.ts';
import { changeTime, inTransaction, type Outcome, recordEvent, rowOf } from './write.ts';

/** Restores what was deleted last under this id. Throws Failure BC-904 when it is not kept, BC-301 when another has its unique key now. */
export async function restoreResource(
  context: Context,
  kind: Kind,
  id: ResourceId,
  event: EventType,
): Promise<Outcome> {
  const type = kind.type.name;
  return inTransaction(context, kind, async (verb) => {
    const { transaction } = verb;
    const removed = await transaction.removed.find(type, id);
    if (removed === undefined || (await transaction.resources.findType(id)) !== undefined) {
      throw new Failure('BC-904', { reason: 'deleted', type: type.toLowerCase() });
    }
    const at = Math.max(changeTime(context, removed), removed.removedAt + 1);
    const attributes = kind.prepare(parseObject(removed.body));
    const row = rowOf(kind, id, attributes, {
      version: removed.version + 1,
      createdAt: removed.createdAt,
      changedAt: at,
    });
    if ((await transaction.removed.restore(row)) === 'taken') {
      const holder = await transaction.resources.findUnique(type, row.keys.unique);
      throw new Failure('BC-301', { reason: 'recreated', type: type.toLowerCase(), holder: holder ?? 'another one' });
    }
    await transaction.resources.touch(await transaction.members.resolve(id, type), at);
    const subject = kind.subject(attributes);
    await recordEvent(verb, event, { id, at, subject }, []);
    const { keys: _keys, ...resource } = row;
    return { resource, isChanged: true, subject, warnings: kind.warnings(attributes) };
  });
}
