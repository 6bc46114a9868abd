// What a caller sends becomes typed here, or a sentence about the first thing that does not fit.

import * as v from 'valibot';
import { type DirectoryId, Failure, toDirectoryId } from '../../domain/index.ts';
import { isNestedDeeper } from '../../scim/index.ts';
import { limits } from '../limits.ts';
import { readBounded } from '../read-bounded.ts';
import type { QuerySchema, Schema } from './route.ts';
import { described } from './schemas/shared.ts';
import type { Ctx } from './services.ts';

const maxBodyBytes = 65_536;
const maxPage = 1_000;
const defaultPage = 100;

/** A text of bounded length. */
export function text(maxLength: number) {
  return v.pipe(v.string(), v.maxLength(maxLength), v.check(isWellFormed, 'holds characters that are not text'));
}

/** The id of a directory, there or not. */
export const directoryId = v.pipe(
  text(200),
  v.transform(toDirectoryId),
  v.custom<DirectoryId>((id) => id !== undefined, 'is not the id of a User Directory'),
);

/** A body of bytes. */
export const bytes = v.instance(Uint8Array);

/** A point in time (RFC 3339), as milliseconds. */
export const instant = v.pipe(
  v.string(),
  v.isoTimestamp('is not a time such as 2026-11-25T14:00:00Z'),
  v.transform((value) => Date.parse(value)),
);

export const limit = v.optional(
  described(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxPage)), 'How many items the page has at most'),
  defaultPage,
);

/** The cursor of lists whose pages begin at a position. */
export const cursor = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,15}$/, 'is no cursor of this list'),
    v.description('The `next` of the page before'),
    v.transform(Number),
  ),
);

/**
 * The JSON body as the schema describes it. Unknown members are left out. A caller whose right ended while the body was under way is refused,
 * also where what follows is no single transaction.
 */
export async function readBody<Described extends Schema>(
  context: Ctx,
  schema: Described,
  maxBytes: number = maxBodyBytes,
): Promise<v.InferOutput<Described>> {
  const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
  if (!isJson) throw new Failure('BC-411', { reason: 'api' });
  const sent = parseJson(new TextDecoder().decode(await readBytes(context, maxBytes)));
  // Valibot takes a list for an object, with the members of every list.
  if (Array.isArray(sent) && schema.type.endsWith('object')) {
    throw new Failure('BC-906', { reason: 'field', field: 'The body', problem: 'is a list. Send an object' });
  }
  return checkInput(schema, sent, 'body');
}

/** The body as a file of one of these media types, for a route whose schema takes bytes. */
export async function readFile<Described extends Schema>(
  context: Ctx,
  schema: Described,
  types: readonly string[],
  maxBytes: number = maxBodyBytes,
): Promise<v.InferOutput<Described>> {
  const sent = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(sent)) throw new Failure('BC-411', { reason: 'file', types: types.join(', ') });
  return checkInput(schema, await readBytes(context, maxBytes), 'body');
}

async function readBytes(context: Ctx, maxBytes: number): Promise<Uint8Array> {
  const bytes = await readBounded(context.req.raw.body ?? [], context.req.header('content-length'), maxBytes);
  await context.var.requireStill?.();
  return bytes;
}

/** The query as the schema describes it: numbers and truth values are read as such, and a list is separated by commas. */
export function readQuery<Described extends QuerySchema>(context: Ctx, schema: Described): v.InferOutput<Described> {
  const typed = Object.entries(context.req.query()).map(([name, value]) => {
    const entry = schema.entries[name];
    return [name, entry === undefined ? value : typedValue(value, entry)];
  });
  return checkInput(schema, Object.fromEntries(typed), 'query');
}

/** How long the body of a route may be. */
export function maxBytesOf(route: { readonly maxBodyBytes?: number }): number {
  return route.maxBodyBytes ?? maxBodyBytes;
}

/** A value that is not of the type stays a text, which the schema then refuses with a sentence. */
export function typedValue(value: string, schema: { readonly type: string }): unknown {
  switch (innermost(schema).type) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    case 'boolean':
      return value === 'true' || value === 'false' ? value === 'true' : value;
    case 'array':
      return value.split(',');
    default:
      return value;
  }
}

/** The schema within `optional` and the like. */
function innermost(schema: { readonly type: string; readonly wrapped?: { readonly type: string } }): {
  readonly type: string;
} {
  return schema.wrapped === undefined ? schema : innermost(schema.wrapped);
}

function parseJson(body: string): unknown {
  if (isNestedDeeper(body, limits.maxJsonDepth)) throw new Failure('BC-906', { reason: 'depth' });
  try {
    return JSON.parse(body);
  } catch {
    throw new Failure('BC-906', { reason: 'json' });
  }
}

/** What was sent, as the schema describes it, or the first thing that does not fit. */
export function checkInput<Described extends Schema>(
  schema: Described,
  input: unknown,
  where: string,
): v.InferOutput<Described> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Failure('BC-906', {
    reason: 'field',
    field: v.getDotPath(issue) ?? `The ${where}`,
    problem: problemOf(issue),
  });
}

/** Of what is missing or not known, valibot's own sentences say that a key has the type undefined or never. */
function problemOf({ expected, received, message }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing';
  return expected === 'never' ? 'is not known here' : message;
}

function isWellFormed(value: string): boolean {
  return value.isWellFormed() && !value.includes('\u0000');
}
