// Bare node:http: it reads and parses bodies and answers constant JSON of SCIM's sizes. Nothing that does the work can be faster.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { personBody, personId } from '../people.ts';
import { readJson, serve } from './listening.ts';
import { send } from './plain.ts';

const user = JSON.stringify({
  id: personId(0),
  ...personBody(0),
  meta: {
    resourceType: 'User',
    created: '2026-01-01T00:00:00.000Z',
    lastModified: '2026-01-01T00:00:00.000Z',
    location: `http://127.0.0.1:8080/scim/v2/ud_000000000000/Users/${personId(0)}`,
    version: 'W/"1"',
  },
});
const oneFound = listOf(1);
const noneFound = listOf(0);
const page = listOf(100);
/** As long as the page of a card. */
const card = 'x'.repeat(7_000);

serve(answer);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '' } = request;
  if (method === 'GET') return send(response, 200, bodyFor(url));
  await readJson(request);
  if (url.includes('/Groups/')) return send(response, 204, undefined);
  return send(response, method === 'POST' ? 201 : 200, user);
}

function bodyFor(url: string): string {
  if (url.startsWith('/c/')) return card;
  if (url.includes('count=100')) return page;
  if (!url.includes('filter=')) return user;
  return url.includes('unknown') ? noneFound : oneFound;
}

function listOf(count: number): string {
  const schemas = '"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]';
  const texts = Array.from({ length: count }, () => user).join(',');
  return `{${schemas},"totalResults":${count},"startIndex":1,"itemsPerPage":${count},"Resources":[${texts}]}`;
}
