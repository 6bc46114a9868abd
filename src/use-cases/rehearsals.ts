// The verbs around a rehearsal: its token is made and ended, and it is cancelled. The simulation runs elsewhere.

import { actorName, createToken, findDirectory, revokeToken, type TokenId } from '../domain/index.ts';
import { directoryScope } from './context.ts';
import { tokenRecord } from './records.ts';
import { useCase } from './use-case.ts';

const writing = { right: 'administer', scope: 'tokens:write' } as const;

/** Makes the token that the simulated Entra uses; it ends with the rehearsal, after a day at the latest. */
export const issueToken = useCase({
  ...writing,
  parse: (input: { readonly directory: string }) => input,
  act: async (tx, { directory }) =>
    createToken(await directoryScope(tx, directory), {
      name: 'Test run',
      createdBy: actorName(tx.actor),
      expiresInDays: 1,
    }),
  audit: ({ token }) => [tokenRecord('token.created', token)],
});

export const endToken = useCase({
  ...writing,
  parse: (input: { readonly directory: string; readonly token: TokenId }) => input,
  act: async (tx, { directory, token }) => revokeToken(await directoryScope(tx, directory), token),
  audit: (token) => [tokenRecord('token.revoked', token)],
});

/** Asks a running rehearsal to end; gives whether there is one whose runner was seen since `aliveSince`. */
export const cancel = useCase({
  ...writing,
  parse: (input: { readonly directory: string; readonly aliveSince: number }) => input,
  act: async ({ store }, { directory: name, aliveSince }) => {
    const directory = await findDirectory(store, name);
    return { directory, isRunning: await store.rehearsals.requestCancel(directory.id, aliveSince) };
  },
  audit: ({ directory: { id, name }, isRunning }) =>
    isRunning ? [{ action: 'rehearsal.cancelled', directoryId: id, subject: name }] : [],
});
