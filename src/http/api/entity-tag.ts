// Entity tags of the API's answers (RFC 9110 §8.8.3), and changes under the condition that nothing else has changed (§13.1.1).

import * as v from 'valibot';
import { Failure, type Platform } from '../../domain/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import type { Call, Documented, Route } from './route.ts';
import { routes } from './routes/index.ts';

/** The routes that read what is at a path. */
const readers = new Map(
  Object.values<Route>(routes)
    .filter(({ method }) => method === 'GET')
    .map((route) => [route.path, route]),
);

/**
 * The route that reads the state which If-Match of a change names: what is at its path, or the list to which a POST adds. Lists that a query
 * selects from have no one state.
 */
export function stateReaderOf({ method, path }: Documented): Route | undefined {
  const reader = readers.get(path);
  if (method === 'GET' || reader === undefined || reader.query !== undefined) return undefined;
  return method !== 'POST' || isList(reader) ? reader : undefined;
}

function isList({ answer }: Route): boolean {
  return typeof answer === 'object' && v.getTitle(answer)?.endsWith('List') === true;
}

/** Whether an answer is what can be read at the path, and so has an entity tag. */
export function hasTag({ path, answer }: Documented): boolean {
  return typeof answer === 'object' && readers.get(path)?.answer === answer;
}

/** A hash of the part of an answer that counts as its version. */
function entityTagOf(platform: Platform, { version }: Route, answer: unknown): string {
  // A route is asked for the version of its own answer alone.
  const counted = version === undefined ? answer : version(answer as never);
  return `"${Buffer.from(platform.sha256(JSON.stringify(counted))).toString('base64url')}"`;
}

/** The tag of the resource in an answer; undefined where the answer is not what can be read at the path. */
export function tagOf(platform: Platform, { path, answer }: Route, value: unknown): string | undefined {
  const reader = readers.get(path);
  return reader?.answer === answer ? entityTagOf(platform, reader, value) : undefined;
}

/** What must hold in the transaction of a change with If-Match: BC-940 where the resource at the path has another tag by then. */
export function preconditionOf(
  route: Route,
  call: Call,
  expected: string,
): NonNullable<UseCaseContext['precondition']> {
  const tags = expected.split(',').map((tag) => tag.trim());
  const reader = stateReaderOf(route);
  if (reader === undefined) {
    const problem = 'does not apply: this request depends on the state of nothing that has an ETag';
    throw new Failure('BC-906', { reason: 'field', field: 'If-Match', problem });
  }
  return async (store) => {
    const { ctx, services } = call;
    const asRead = { ...call, ctx: { ...ctx, store }, services: { ...services, store } };
    // The reader has the same path, so these are its parameters; readers of a state take no query.
    const current = entityTagOf(ctx.platform, reader, await reader.handle(asRead as never));
    if (!tags.includes('*') && !tags.includes(current)) throw new Failure('BC-940');
  };
}
