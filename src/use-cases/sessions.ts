// The verbs around a session: sign in and out, confirm the password, end other sessions, choose a password. Passwords are hashed before,
// because that is slow.

import {
  type Acceptance,
  type Actor,
  type Administrator,
  acceptInvitation,
  accountsOf,
  changePassword as assignPassword,
  confirmSession,
  endSession,
  findSession,
  listSessions,
  type OpenedSession,
  type Origin,
  openSession,
  type Proof,
  requireOpen,
  requireSamePassword,
  type Session,
  signOut,
} from '../domain/index.ts';
import type { UseCaseContext } from './context.ts';
import { administratorRecord } from './records.ts';
import { useCase } from './use-case.ts';

/** What a browser brings to a new session. */
interface Arrival {
  readonly origin: Origin;
  /** The cookie of the session before, which ends: a browser has one session. */
  readonly earlierSecret: string | undefined;
}

/** The cookie's content of the session that acts. */
interface WithSecret {
  readonly secret: string | undefined;
}

/** No API key may do what belongs to the session of a person. */
const ofSession = { right: 'read', scope: undefined } as const;
const beforeSession = { right: 'public', scope: undefined } as const;

export const signIn = useCase({
  ...beforeSession,
  parse: (input: Arrival & { readonly proof: Proof }) => input,
  act: async (tx, { proof, ...arrival }) => {
    await requireSamePassword(accountsOf(tx), proof);
    return replaceSession(tx, proof.administrator, arrival);
  },
  audit: ({ administrator }) => [{ action: 'session.opened', target: administrator.id }],
  nameCaller: emailOf,
});

/** Notes a wrong password. What was typed as an e-mail address and is none is left out: it may be a password in the wrong field. */
export const refuse = useCase({
  ...beforeSession,
  parse: (input: { readonly email: string | undefined }) => input,
  act: (_, { email = 'unknown' }) => Promise.resolve(email),
  audit: () => [{ action: 'session.refused' }],
  nameCaller: (email) => email,
});

/** Uses an invitation up: its holder has a password from now on and is signed in. */
export const join = useCase({
  ...beforeSession,
  parse: (input: Arrival & { readonly acceptance: Acceptance; readonly hash: string }) => input,
  act: async (tx, { acceptance, hash, ...arrival }) =>
    replaceSession(tx, await acceptInvitation(accountsOf(tx), acceptance, hash), arrival),
  audit: ({ administrator }) => [
    administratorRecord('administrator.joined', administrator, [{ path: 'role', after: administrator.role }]),
  ],
  nameCaller: emailOf,
});

export const confirm = useCase({
  ...ofSession,
  parse: (input: WithSecret) => input,
  act: (tx, { secret }) => confirmSession(accountsOf(tx), secret),
  audit: () => [{ action: 'session.confirmed' }],
});

/** Signs out; gives nothing where there was no session. */
export const close = useCase({
  ...beforeSession,
  parse: (input: WithSecret) => input,
  act: async (tx, { secret }) => {
    const session = await findSession(accountsOf(tx), secret);
    if (session !== undefined) await signOut(accountsOf(tx), secret);
    return session;
  },
  audit: (session) => (session === undefined ? [] : [{ action: 'session.closed' }]),
  nameCaller: (session) => session?.administrator.email ?? '',
});

/** Ends another session of the caller. */
export const end = useCase({
  ...ofSession,
  parse: (input: { readonly session: string }) => input,
  act: (tx, { session }) => endSession(accountsOf(tx), sessionOf(tx.actor).administrator, session),
  audit: (session) => [endedAct(session)],
});

/** Ends every session of the caller but the one that asks. */
export const endOthers = useCase({
  ...ofSession,
  parse: (input: Readonly<Record<never, never>>) => input,
  act: async (tx) => {
    const { id, administrator } = sessionOf(tx.actor);
    const others = (await listSessions(accountsOf(tx), administrator)).filter((session) => session.id !== id);
    for (const other of others) await endSession(accountsOf(tx), administrator, other.id);
    return others;
  },
  audit: (others) => others.map(endedAct),
});

/** Gives the caller another password. The session goes on, and the password counts as given now; all other sessions end. */
export const changePassword = useCase({
  ...ofSession,
  parse: (input: WithSecret & { readonly hash: string }) => input,
  act: async (tx, { secret, hash }) => {
    const session = sessionOf(tx.actor);
    await assignPassword(accountsOf(tx), session, hash);
    await confirmSession(accountsOf(tx), secret);
    return session.administrator;
  },
  audit: (administrator) => [administratorRecord('administrator.password_changed', administrator)],
});

async function replaceSession(
  tx: UseCaseContext,
  administrator: Administrator,
  { origin, earlierSecret }: Arrival,
): Promise<OpenedSession> {
  await signOut(accountsOf(tx), earlierSecret);
  return openSession(accountsOf(tx), administrator, origin);
}

function emailOf({ administrator }: OpenedSession): string {
  return administrator.email;
}

function endedAct({ id, device }: Session) {
  return { action: 'session.ended', target: id, subject: device } as const;
}

/** The session that acts; other callers have none. */
function sessionOf(actor: Actor): Session {
  return requireOpen(actor.kind === 'administrator' ? actor.session : undefined);
}
