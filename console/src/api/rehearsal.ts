// Rehearsals: a simulated Entra provisions a directory for testing.

import { queryOptions } from '@tanstack/react-query';
import { get, sendTo } from './client.ts';

const one = '/directories/{directory}/rehearsal';

/** Live updates keep it fresh while a rehearsal runs. */
export const rehearsalQuery = (id: string) =>
  queryOptions({ queryKey: ['directory', id, 'rehearsal'], queryFn: get(one, { directory: id }) });

export const startRehearsal = (id: string) => sendTo('POST', one, { directory: id });

export const cancelRehearsal = (id: string) => sendTo('DELETE', one, { directory: id });
