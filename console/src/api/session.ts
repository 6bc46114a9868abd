// The session of an administrator: sign in, confirm, sign out.

import { queryOptions } from '@tanstack/react-query';
import type {
  AcceptInvitationRequest,
  ConfirmRequest,
  InvitationPreview,
  Session,
  SignInRequest,
} from '../../../src/http/api/session/contract.ts';
import { getSession, sendToSession } from './session-client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (context) => {
    const session = await getSession<Session>('')(context);
    return session.state === 'signed-out'
      ? (markEnded(context.client.getQueryData<Session>(['session'])) ?? session)
      : session;
  },
  staleTime: 60_000,
});

export function invitationQuery(secret: string) {
  const preview = sendToSession<{ readonly secret: string }, InvitationPreview>('POST', '/invitation');
  return queryOptions({
    queryKey: ['invitation', secret],
    queryFn: (context) => preview({ secret }, context),
    retry: false,
  });
}

export const signIn = sendToSession<SignInRequest, Session>('POST', '/sign-in');
export const signOut = sendToSession<void>('POST', '/sign-out');
export const confirmSession = sendToSession<ConfirmRequest>('POST', '/confirm');
export const acceptInvitation = sendToSession<AcceptInvitationRequest, Session>('POST', '/invitation/accept');

/** The session after it has ended. Screens stay as they are, with the rights that they had, and ask to sign in again. */
export function markEnded(session: Session | undefined): Session | undefined {
  return session?.administrator === undefined ? undefined : { ...session, state: 'signed-out' };
}
