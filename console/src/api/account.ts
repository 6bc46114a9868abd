// The signed-in administrator's own account: password and sessions (contract: /account).

import { queryOptions } from '@tanstack/react-query';
import type { AccountSession, ChangePasswordRequest } from '../../../src/http/api/contract.ts';
import { get, sendFor, sendTo } from './client.ts';
import { pathTo } from './paths.ts';

export const accountSessionsQuery = queryOptions({
  queryKey: ['account-sessions'],
  queryFn: get<readonly AccountSession[]>('/account/sessions'),
});

export const changePassword = sendTo<ChangePasswordRequest>('POST', '/account/password');
export const endSession = sendFor<string>('DELETE', (id) => pathTo('account', 'sessions', id));
export const endOtherSessions = sendTo<void>('DELETE', '/account/sessions');
