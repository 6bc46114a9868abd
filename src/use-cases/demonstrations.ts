// The verb of a demonstration: many users leave at once, so that a visitor sees what Becard does then. The simulation runs elsewhere.

import { actorName, createToken, Failure, findDirectory } from '../domain/index.ts';
import { directoryScope, type UseCaseContext } from './context.ts';
import { tokenRecord } from './records.ts';
import { useCase } from './use-case.ts';

/** Demonstrations as callers ask for them; a job plays Entra. */
export interface Demonstrations {
  /** Begins and does not wait for the end. Refuses a directory that is no demonstration with BC-925. */
  readonly letUsersLeave: (ctx: UseCaseContext, directory: string) => Promise<void>;
}

/** More than a company loses within an hour. */
const users = 40;

/** Makes the token by which the users leave; `rehearsals.endToken` ends it. BC-925 where the users are not invented. */
export const letUsersLeave = useCase({
  right: 'administer',
  scope: 'users:write',
  parse: (input: { readonly directory: string }) => input,
  act: async (tx, { directory: name }) => {
    const directory = await findDirectory(tx.store, name);
    if (!directory.demonstration) throw new Failure('BC-925');
    const scope = await directoryScope(tx, directory.id);
    const request = { name: 'Demo leavers', createdBy: actorName(tx.actor), expiresInDays: 1 };
    return { directory, users, ...(await createToken(scope, request)) };
  },
  audit: ({ directory: { id, name }, token }) => [
    tokenRecord('token.created', token),
    {
      action: 'demonstration.users_left',
      directoryId: id,
      subject: name,
      changes: [{ path: 'users', after: users }],
    },
  ],
});
