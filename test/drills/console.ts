// A browser of an administrator who is signed in to a drill's server.

import { becard, type Place } from './server.ts';

/** What a page of the console was answered. */
export interface Page {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly tookMs: number;
}

const headers = { 'content-type': 'application/json', 'x-becard-console': '1' };
const password = 'correct horse battery';

/** Signs in; what it gives asks for the list of directories. */
export async function openConsole(place: Place, url: string): Promise<() => Promise<Page>> {
  const { link } = await becard('admin', 'create', 'ada@example.com', ...place.words);
  const secret = String(link).split('#')[1];
  const body = JSON.stringify({ secret, password });
  const accepted = await fetch(`${url}/api/session/invitation/accept`, { method: 'POST', headers, body });
  const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async () => {
    const started = performance.now();
    const response = await fetch(`${url}/api/v1/directories`, { headers: { ...headers, cookie } });
    await response.arrayBuffer();
    const retryAfter = response.headers.get('retry-after') ?? undefined;
    return { status: response.status, retryAfter, tookMs: performance.now() - started };
  };
}
