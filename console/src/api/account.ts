// The signed-in administrator's own account: password and sessions.

import { queryOptions } from '@tanstack/react-query';
import type { AccountSession, ChangePasswordRequest } from '../../../src/http/api/session/contract.ts';
import type { Mutation } from './client.ts';
import { getSession, sendToSession } from './session-client.ts';

export const accountSessionsQuery = queryOptions({
  queryKey: ['account-sessions'],
  queryFn: getSession<readonly AccountSession[]>('/account/sessions'),
});

export const changePassword = sendToSession<ChangePasswordRequest>('POST', '/account/password');
export const endOtherSessions = sendToSession<void>('DELETE', '/account/sessions');

export const endSession: Mutation<string> = (id, context) =>
  sendToSession<void>('DELETE', `/account/sessions/${encodeURIComponent(id)}`)(undefined, context);
