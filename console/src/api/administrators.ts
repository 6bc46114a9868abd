// Administrators and their roles (contract: /administrators).

import { queryOptions } from '@tanstack/react-query';
import type {
  AdministratorRow,
  ConsoleRole,
  InvitedAdministrator,
  InviteRequest,
} from '../../../src/http/api/contract.ts';
import { get, sendFor, sendTo } from './client.ts';
import { pathTo } from './paths.ts';

export const administratorsQuery = queryOptions({
  queryKey: ['administrators'],
  queryFn: get<readonly AdministratorRow[]>('/administrators'),
});

export const inviteAdministrator = sendTo<InviteRequest, InvitedAdministrator>('POST', '/administrators');
export const resetAdministrator = sendFor<string, InvitedAdministrator>('POST', (id) =>
  pathTo('administrators', id, 'reset'),
);
export const removeAdministrator = sendFor<string>('DELETE', (id) => pathTo('administrators', id));

export function changeRole(id: string) {
  return sendTo<{ readonly role: ConsoleRole }, AdministratorRow>('PATCH', pathTo('administrators', id));
}
