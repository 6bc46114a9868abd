// Compares what the server answers with what the model does: status, headers and the whole body.

import assert from 'node:assert/strict';
import type { Answer } from '../conformance/driver.ts';
import { isJson } from './shape.ts';

/** An answer as far as the model knows it. */
export interface Expected {
  readonly status: number;
  readonly body: unknown;
  readonly etag?: string | undefined;
  readonly location?: string | undefined;
}

/** Throws an AssertionError that shows both answers and what was asked where they differ. */
export function compareAnswers(answer: Answer, expected: Expected, step: unknown): void {
  const { detail, ...body } = answer.body;
  const isError = answer.status >= 400;
  const actual = {
    status: answer.status,
    body: answer.text === '' ? undefined : comparableBody(isError ? body : answer.body),
    etag: answer.headers['etag'],
    location: answer.headers['location'],
  };
  const wanted = { etag: undefined, location: undefined, ...expected, body: comparableBody(expected.body) };
  assert.deepStrictEqual(actual, wanted, `${JSON.stringify(step)}\n${answer.text}\n${explain(actual, wanted)}`);
  if (isError) assert.ok(typeof detail === 'string' && detail !== '', answer.text);
}

function explain(actual: unknown, expected: unknown): string {
  return `server: ${JSON.stringify(actual)}\nmodel:  ${JSON.stringify(expected)}`;
}

// Groups and members are sets (RFC 7643 §2.4): their order means nothing.
function comparableBody(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparableBody);
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const isSet = (name === 'groups' || name === 'members') && Array.isArray(part);
      return [
        name,
        isSet ? part.map((element) => JSON.stringify(sortedNames(element))).toSorted() : comparableBody(part),
      ];
    }),
  );
}

function sortedNames(element: unknown): unknown {
  if (!isJson(element)) return element;
  return Object.fromEntries(Object.entries(element).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
