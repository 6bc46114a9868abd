// One's own account: another password, and the sessions that are open (contract: /account).

import { queryOptions } from '@tanstack/react-query';
import type { AccountSession, ChangePasswordRequest } from '../../../src/http/console/contract.ts';
import { read, send } from './client.ts';

export const accountSessionsQuery = queryOptions({
  queryKey: ['account-sessions'],
  queryFn: () => read<readonly AccountSession[]>('/account/sessions'),
});

export function changePassword(request: ChangePasswordRequest): Promise<void> {
  return send('POST', '/account/password', request);
}

export function endSessionOf(id: string): Promise<void> {
  return send('DELETE', `/account/sessions/${encodeURIComponent(id)}`);
}

export function endOtherSessions(): Promise<void> {
  return send('DELETE', '/account/sessions');
}
