// Rehearsals: a simulated Entra provisions a directory for testing (contract: /rehearsal).

import { queryOptions } from '@tanstack/react-query';
import type { RehearsalOrder, RehearsalState } from '../../../src/http/api/contract.ts';
import { get, sendTo } from './client.ts';
import { pathOf } from './paths.ts';

type NoRehearsal = { readonly state: 'none' };

/** Live updates keep it fresh while a rehearsal runs. */
export function rehearsalQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'rehearsal'],
    queryFn: get<RehearsalState | NoRehearsal>(pathOf(id, 'rehearsal')),
  });
}

export function startRehearsal(id: string) {
  return sendTo<RehearsalOrder, RehearsalState>('POST', pathOf(id, 'rehearsal'));
}

export function cancelRehearsal(id: string) {
  return sendTo<void>('DELETE', pathOf(id, 'rehearsal'));
}
