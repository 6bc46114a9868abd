// The changes of a request by attribute: from its event or, without one, from the request body.

import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import type { Change } from '../../../src/http/api/schemas/shared.ts';
import { isObject, type Json } from '../parts/json.ts';

const maxChanges = 200;

/** `wasApplied` is false for the values of a rejected request. */
export interface ShownChanges {
  readonly changes: readonly Change[];
  readonly wasApplied: boolean;
}

export function changesOf(event: LogEntryDetails): ShownChanges {
  const wasApplied = event.status < 400;
  const recorded = event.changes ?? [];
  if (recorded.length > 0) return { changes: recorded.slice(0, maxChanges), wasApplied };
  const isWhole = event.method === 'POST' || event.method === 'PUT';
  // A request without effect shows no changes.
  if (wasApplied && !isWhole) return { changes: [], wasApplied };
  return { changes: sentIn(event.requestBody).slice(0, maxChanges), wasApplied };
}

/** The values that a body holds, by their paths. */
function sentIn(body: string | undefined): readonly Change[] {
  const sent = readObject(body);
  const operations = memberOf(sent, 'Operations');
  if (Array.isArray(operations)) return operations.filter(isObject).flatMap(readOperation);
  return flatten('', sent).filter(({ path }) => path !== 'schemas' && !path.startsWith('meta.'));
}

function readOperation(operation: Json): readonly Change[] {
  const path = memberOf(operation, 'path');
  const value = memberOf(operation, 'value');
  const isRemoval = String(memberOf(operation, 'op')).toLowerCase() === 'remove';
  if (isRemoval) return [{ path: String(path ?? ''), before: value ?? '…' }];
  return flatten(typeof path === 'string' ? path : '', value);
}

function flatten(path: string, value: unknown): readonly Change[] {
  if (Array.isArray(value) && value.every((element) => isObject(element) && typeof element['type'] === 'string')) {
    return value.filter(isObject).flatMap(({ type, ...rest }) => flatten(`${path}[type eq "${String(type)}"]`, rest));
  }
  if (!isObject(value)) return value === null || value === undefined ? [] : [{ path, after: value }];
  return Object.entries(value).flatMap(([name, part]) => flatten(join(path, name), part));
}

function join(path: string, name: string): string {
  if (path === '') return name;
  return path.startsWith('urn:') && !path.slice(path.lastIndexOf(':')).includes('.')
    ? `${path}:${name}`
    : `${path}.${name}`;
}

function readObject(text: string | undefined): Json {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Entra writes "Operations", others "operations". */
function memberOf(object: Json, name: string): unknown {
  return Object.entries(object).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
