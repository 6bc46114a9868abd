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
  queryFn: getSession<Session>(''),
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

/** The session after it has ended, so that screens ask to sign in again. */
export function markEnded(session: Session | undefined): Session | undefined {
  if (session === undefined || session.state !== 'signed-in') return session;
  return { state: 'signed-out', language: session.language };
}
