// Rehearsals: a simulated Entra against a directory for testing (contract: /rehearsal).

import { queryOptions } from '@tanstack/react-query';
import type { RehearsalOrder, RehearsalState } from '../../../src/http/console/contract.ts';
import { read, send } from './client.ts';
import { pathOf } from './directories.ts';

type NoRehearsal = { readonly state: 'none' };

/** While one runs, live updates keep it fresh. */
export function rehearsalQuery(id: string) {
  return queryOptions({
    queryKey: ['directory', id, 'rehearsal'],
    queryFn: () => read<RehearsalState | NoRehearsal>(`${pathOf(id)}/rehearsal`),
  });
}

export function startRehearsal(id: string, order: RehearsalOrder): Promise<RehearsalState> {
  return send('POST', `${pathOf(id)}/rehearsal`, order);
}

export function cancelRehearsal(id: string): Promise<void> {
  return send('DELETE', `${pathOf(id)}/rehearsal`);
}
