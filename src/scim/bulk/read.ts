// Reads the body of a Bulk request (RFC 7644 §3.7). A fault of the message refuses the whole; a fault of one operation is its own.

import { invalidSyntax, invalidValue, quote, ScimError } from '../error.ts';
import { isObject, type JsonObject, member } from '../json.ts';
import { requireDistinctNames } from '../names.ts';
import { isStorable } from '../text.ts';
import { bulkRequestUrn } from '../urn.ts';
import { requireSchema } from '../validate.ts';
import { referencesIn } from './reference.ts';

const maxPathLength = 1024;
const methods = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];

interface Sound {
  /** Its place in the request. */
  readonly index: number;
  /** The endpoint without its slash: "Users". */
  readonly endpoint: string;
  /** The body of the single request; empty for DELETE. */
  readonly body: JsonObject;
  /** The bulkIds without which the operation makes no sense. */
  readonly references: ReadonlySet<string>;
}

export interface CreateOperation extends Sound {
  readonly kind: 'create';
  readonly method: 'POST';
  readonly bulkId: string;
}

export interface ChangeOperation extends Sound {
  readonly kind: 'change';
  readonly method: 'PUT' | 'PATCH' | 'DELETE';
  readonly bulkId: string | undefined;
  /** An id, or a reference to one. */
  readonly id: string;
  readonly version: string | undefined;
}

/** An operation that is answered with its fault. What could be read of it is repeated in the answer. */
export interface FaultyOperation {
  readonly kind: 'faulty';
  readonly index: number;
  readonly method: string | undefined;
  readonly bulkId: string | undefined;
  readonly segments: readonly string[];
  readonly fault: ScimError;
}

export type BulkOperation = CreateOperation | ChangeOperation | FaultyOperation;

export interface BulkRequest {
  /** How many errors end the work; undefined for "never". */
  readonly failOnErrors: number | undefined;
  readonly operations: readonly BulkOperation[];
}

/** The request that a body is. Throws ScimError invalidSyntax or invalidValue for faults of the message itself. */
export function readBulk(body: unknown): BulkRequest {
  if (!isObject(body)) throw invalidSyntax('The body is not a JSON object.');
  requireSchema(body, bulkRequestUrn);
  requireDistinctNames(body);
  const failOnErrors = readFailOnErrors(member(body, 'failOnErrors'));
  const operations = member(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0) {
    throw invalidSyntax('Operations is missing, or no list of one or more operations.');
  }
  const taken = new Set<string>();
  return { failOnErrors, operations: operations.map((operation, index) => readOperation(operation, index, taken)) };
}

function readFailOnErrors(value: unknown): number | undefined {
  // Tolerance "failOnErrors 0": never, as when it is left out.
  if (value === undefined || value === null || value === 0) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  const scimType = typeof value === 'number' ? 'invalidValue' : 'invalidSyntax';
  throw new ScimError(scimType, `failOnErrors is ${quote(value)}, expected an integer of 1 or more.`);
}

function readOperation(operation: unknown, index: number, taken: Set<string>): BulkOperation {
  const object = isObject(operation) ? operation : {};
  const segments = segmentsOf(member(object, 'path'));
  try {
    if (!isObject(operation)) throw invalidSyntax('An operation is not an object.');
    requireDistinctNames(operation);
    return readSound(object, index, segments, taken);
  } catch (fault) {
    if (!(fault instanceof ScimError)) throw fault;
    const [method, bulkId] = [textOf(member(object, 'method')), textOf(member(object, 'bulkId'))];
    return { kind: 'faulty', index, method, bulkId, segments: segments ?? [], fault };
  }
}

function readSound(
  object: JsonObject,
  index: number,
  segments: readonly string[] | undefined,
  taken: Set<string>,
): CreateOperation | ChangeOperation {
  const method = readMethod(member(object, 'method'));
  const bulkId = readText('bulkId', member(object, 'bulkId'));
  const path = { sent: member(object, 'path'), segments };
  if (method === 'POST') {
    const creation = { kind: 'create', method, index, bulkId: claim(bulkId, taken) } as const;
    const body = readBody(method, object);
    return { ...creation, endpoint: readEndpoint(path), body, references: referencesIn(body) };
  }
  const version = readText('version', member(object, 'version'));
  const [endpoint, id] = readResourcePath(method, path);
  const body = method === 'DELETE' ? {} : readBody(method, object);
  const references = new Set([...referencesIn(id), ...referencesIn(body)]);
  return { kind: 'change', method, index, bulkId, endpoint, id, version, body, references };
}

function readMethod(value: unknown): Method {
  const method = methods.find((candidate) => candidate === value);
  if (method !== undefined) return method;
  throw invalidSyntax(`method is ${quote(value)}, expected one of ${methods.join(', ')}.`);
}

function readText(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw invalidSyntax(`${name} is ${quote(value)}, expected a text.`);
}

function claim(bulkId: string | undefined, taken: Set<string>): string {
  if (bulkId === undefined) throw invalidValue('A POST has no bulkId. Give each POST one of its own.');
  if (taken.has(bulkId)) throw invalidValue(`bulkId ${quote(bulkId)} is given twice. Give each POST one of its own.`);
  taken.add(bulkId);
  return bulkId;
}

interface SentPath {
  readonly sent: unknown;
  readonly segments: readonly string[] | undefined;
}

function readEndpoint({ sent, segments = [] }: SentPath): string {
  const [endpoint, ...more] = segments;
  if (endpoint !== undefined && more.length === 0) return endpoint;
  const expected = 'expected the endpoint of a resource type, as /Users';
  throw invalidValue(`path of a POST is ${quote(sent)}, ${expected}.`);
}

function readResourcePath(method: Method, { sent, segments = [] }: SentPath): readonly [endpoint: string, id: string] {
  const [endpoint, id, ...more] = segments;
  if (endpoint !== undefined && id !== undefined && more.length === 0) return [endpoint, id];
  const expected = 'expected the path of a resource, as /Users/2819c223';
  throw invalidValue(`path of a ${method} is ${quote(sent)}, ${expected}.`);
}

function readBody(method: Method, object: JsonObject): JsonObject {
  const body = member(object, 'data');
  if (isObject(body)) return body;
  throw invalidSyntax(`data of a ${method} is missing or no object. Send what its body would be.`);
}

/** The parts of a path, each decoded once; a query means nothing here. */
function segmentsOf(path: unknown): readonly string[] | undefined {
  if (typeof path !== 'string' || path.length > maxPathLength) return undefined;
  const segments = decode(path.split('?', 1)[0] ?? '');
  return segments?.every(isStorable) ? segments : undefined;
}

function decode(path: string): readonly string[] | undefined {
  try {
    const segments = path.split('/').filter((segment) => segment !== '');
    return segments.map((segment) => decodeURIComponent(segment));
  } catch (fault) {
    if (fault instanceof URIError) return undefined;
    throw fault;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
