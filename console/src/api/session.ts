// Who is signed in, and the ways in and out (contract: /session, /sign-in, /invitation).

import { queryOptions } from '@tanstack/react-query';
import type {
  AcceptInvitationRequest,
  ConfirmRequest,
  ConsoleSession,
  InvitationPreview,
  SignInRequest,
} from '../../../src/http/console/contract.ts';
import { read, send } from './client.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => read<ConsoleSession>('/session'),
  staleTime: 60_000,
});

export function signIn(request: SignInRequest): Promise<ConsoleSession> {
  return send('POST', '/sign-in', request);
}

export function signOut(): Promise<void> {
  return send('POST', '/sign-out', {});
}

export function confirmSession(request: ConfirmRequest): Promise<void> {
  return send('POST', '/session/confirm', request);
}

export function previewInvitation(secret: string): Promise<InvitationPreview> {
  return send('POST', '/invitation', { secret });
}

export function acceptInvitation(request: AcceptInvitationRequest): Promise<ConsoleSession> {
  return send('POST', '/invitation/accept', request);
}

/** The session after it has ended, so that screens ask to sign in again. */
export function endSession(session: ConsoleSession | undefined): ConsoleSession | undefined {
  if (session === undefined || session.state !== 'signed-in') return session;
  return { state: 'signed-out', language: session.language };
}
