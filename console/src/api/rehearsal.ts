// Rehearsals: a simulated Entra provisions a directory for testing.

import { queryOptions } from '@tanstack/react-query';
import { get, sendTo } from './client.ts';

const one = '/directories/{directory}/rehearsal';

/** Live updates keep it fresh while a rehearsal runs. */
export function rehearsalQuery(id: string) {
  return queryOptions({ queryKey: ['directory', id, 'rehearsal'], queryFn: get(one, { directory: id }) });
}

export function startRehearsal(id: string) {
  return sendTo('POST', one, { directory: id });
}

export function cancelRehearsal(id: string) {
  return sendTo('DELETE', one, { directory: id });
}
