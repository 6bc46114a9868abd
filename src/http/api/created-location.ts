// Where that which a POST created is read (RFC 9110 §9.3.3, §15.3.2).

import { isObject } from '../../scim/index.ts';
import type { Documented } from './route.ts';
import { routes } from './routes/index.ts';

const read = Object.values(routes)
  .filter(({ method }) => method === 'GET')
  .map(({ path }): string => path);

/** Whether the answer of a route names the address of what it created. */
export function hasLocation(route: Documented): boolean {
  return createdName(route) !== undefined;
}

/** The path of what a request to `path` created; undefined where it has no address of its own. */
export function createdLocation(route: Documented, path: string, answer: unknown): string | undefined {
  const name = createdName(route);
  if (name === undefined || !isObject(answer)) return undefined;
  const created = answer[name];
  const { id } = isObject(created) ? created : answer;
  return typeof id === 'string' ? `${path}/${encodeURIComponent(id)}` : undefined;
}

/** The parameter in the path of what a route creates: `webhook` for `/webhooks`. */
function createdName({ status, path }: Documented): string | undefined {
  if (status !== 201) return undefined;
  const start = `${path}/{`;
  const reader = read.find((other) => other.startsWith(start) && !other.includes('/', start.length));
  return reader?.slice(start.length, -1);
}
