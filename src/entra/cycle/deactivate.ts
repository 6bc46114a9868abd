// Many users leave the scope at once, as when a group is removed from it by mistake: Entra deactivates one after another.

import { listOf, member, textOf } from '../json.ts';
import { listUsers, updateUser } from '../wire.ts';
import type { Job } from './job.ts';

const pageSize = 200;

/** Deactivates as many users who are active, and gives their number. After a refusal the others stay. */
export async function deactivateUsers(job: Job, count: number): Promise<number> {
  const { body } = await job.client.sendUnseen(listUsers(1, pageSize));
  const active = listOf(body, 'Resources').filter((user) => member(user, 'active') === true);
  const ids = active.flatMap((user) => textOf(user, 'id') ?? []).slice(0, count);
  for (const [done, id] of ids.entries()) {
    const change = { target: 'active', value: 'False', isNew: false } as const;
    const { status } = await job.client.sendUnseen(updateUser(id, [change], job.dialect));
    if (status < 200 || status >= 300) return done;
  }
  return ids.length;
}
