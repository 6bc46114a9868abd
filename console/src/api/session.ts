// The session of an administrator: sign in, confirm, sign out (contract: /session, /sign-in, /invitation).

import { queryOptions } from '@tanstack/react-query';
import type {
  AcceptInvitationRequest,
  ConfirmRequest,
  ConsoleSession,
  InvitationPreview,
  SignInRequest,
} from '../../../src/http/api/contract.ts';
import { apiOf, get, sendTo } from './client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: get<ConsoleSession>('/session'),
  staleTime: 60_000,
});

export function invitationQuery(secret: string) {
  return queryOptions({
    queryKey: ['invitation', secret],
    queryFn: ({ meta }) => apiOf(meta).send<InvitationPreview>('POST', '/invitation', { secret }),
    retry: false,
  });
}

export const signIn = sendTo<SignInRequest, ConsoleSession>('POST', '/sign-in');
export const signOut = sendTo<void>('POST', '/sign-out');
export const confirmSession = sendTo<ConfirmRequest>('POST', '/session/confirm');
export const acceptInvitation = sendTo<AcceptInvitationRequest, ConsoleSession>('POST', '/invitation/accept');

/** The session after it has ended, so that screens ask to sign in again. */
export function markEnded(session: ConsoleSession | undefined): ConsoleSession | undefined {
  if (session === undefined || session.state !== 'signed-in') return session;
  return { state: 'signed-out', language: session.language };
}
