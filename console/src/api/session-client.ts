// Requests to /api/session, which belong to a browser and are no part of the API.

import type { Method } from '../../../src/http/api/client-types.ts';
import { apiOf, type Context, type Mutation } from './client.ts';

const base = '/api/session';

/** A query that reads a path below /api/session. */
export function getSession<Received>(path: string): (context: Context) => Promise<Received> {
  return ({ meta }) => apiOf(meta).send<Received>('GET', base + path);
}

/** A mutation that sends its variables to a path below /api/session. */
export function sendToSession<Variables, Received = void>(method: Method, path: string): Mutation<Variables, Received> {
  return (variables, { meta }) =>
    apiOf(meta).send<Received>(method, base + path, variables ?? (method === 'POST' ? {} : undefined));
}
