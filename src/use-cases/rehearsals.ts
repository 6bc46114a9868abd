// The verbs around a rehearsal: its token is made and ended, and it is cancelled. The simulation runs elsewhere.

import {
  actorName,
  aliveSince,
  createToken,
  type Directory,
  type DirectoryId,
  findDirectory,
  type Rehearsal,
  type RehearsalOrder,
  revokeToken,
  type TokenId,
} from '../domain/index.ts';
import { directoryScope, type UseCaseContext } from './context.ts';
import { tokenRecord } from './records.ts';
import { useCase } from './use-case.ts';

const writing = { right: 'administer', scope: 'tokens:write' } as const;

/** Rehearsals as callers ask for them; a job runs them. */
export interface Rehearsals {
  /** The running rehearsal of a directory, or its last one, whichever process it runs in. */
  readonly stateOf: (id: DirectoryId) => Promise<Rehearsal | undefined>;
  /** Refuses real directories with BC-922 and a second rehearsal with BC-923. */
  readonly start: (ctx: UseCaseContext, directory: Directory, order: RehearsalOrder) => Promise<void>;
  /** False when none is running there. */
  readonly cancel: (ctx: UseCaseContext, directory: Directory) => Promise<boolean>;
}

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

/** Asks a running rehearsal to end; gives whether there is one whose runner is alive. */
export const cancel = useCase({
  ...writing,
  parse: (input: { readonly directory: string }) => input,
  act: async ({ store, platform }, { directory: name }) => {
    const directory = await findDirectory(store, name);
    const isRunning = await store.rehearsals.requestCancel(directory.id, aliveSince(platform.clock()));
    return { directory, isRunning };
  },
  audit: ({ directory: { id, name }, isRunning }) =>
    isRunning ? [{ action: 'rehearsal.cancelled', directoryId: id, subject: name }] : [],
});
