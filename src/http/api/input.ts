// What a browser sends becomes typed here, or a sentence about the first thing that does not fit.

import type { Context } from 'hono';
import * as v from 'valibot';
import { type DirectoryId, Failure, toDirectoryId } from '../../domain/index.ts';
import { isNestedDeeper } from '../../scim/index.ts';
import { limits } from '../limits.ts';
import { readBounded } from './read-bounded.ts';
import type { ApiEnvironment } from './services.ts';

const maxBodyBytes = 65_536;
const maxPage = 1_000;
const defaultPage = 100;

/**
 * The JSON body as the schema describes it. Unknown members are left out. A caller whose right ended while the body was under way is refused,
 * also where what follows is no single transaction.
 */
export async function readBody<Schema extends v.GenericSchema>(
  context: Context<ApiEnvironment>,
  schema: Schema,
  maxBytes: number = maxBodyBytes,
): Promise<v.InferOutput<Schema>> {
  const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
  if (!isJson) throw new Failure('BC-411', { reason: 'console' });
  const { body } = context.req.raw;
  const bytes = await readBounded(body ?? [], context.req.header('content-length'), maxBytes);
  await context.var.requireStill?.();
  return check(schema, parseJson(new TextDecoder().decode(bytes)), 'body');
}

/** The query as the schema describes it. */
export function readQuery<Schema extends v.GenericSchema>(context: Context, schema: Schema): v.InferOutput<Schema> {
  return check(schema, context.req.query(), 'query');
}

/** A text of bounded length; longer ones are never looked at. */
export function text(maxLength: number): v.GenericSchema<string, string> {
  return v.pipe(v.string(), v.maxLength(maxLength), v.check(isWellFormed, 'holds characters that are not text'));
}

/** The id of a directory, there or not. */
export const directoryId: v.GenericSchema<string, DirectoryId> = v.pipe(
  text(200),
  v.transform(toDirectoryId),
  v.custom<DirectoryId>((id) => id !== undefined, 'is not the id of a User Directory'),
);

/** A position in a list, as `next` gave it. */
export const position: v.GenericSchema<string, number> = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number));

/** A point in time (RFC 3339), as milliseconds. */
export const time: v.GenericSchema<string, number> = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
);

/** How many rows a page has. */
export const pageSize: v.GenericSchema<string | undefined, number> = v.optional(
  v.pipe(v.string(), v.regex(/^\d{1,6}$/), v.transform(Number), v.minValue(1), v.maxValue(maxPage)),
  String(defaultPage),
);

function parseJson(body: string): unknown {
  if (isNestedDeeper(body, limits.maxJsonDepth)) throw new Failure('BC-906', { reason: 'depth' });
  try {
    return JSON.parse(body);
  } catch {
    throw new Failure('BC-906', { reason: 'json' });
  }
}

function check<Schema extends v.GenericSchema>(schema: Schema, input: unknown, where: string): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Failure('BC-906', {
    reason: 'field',
    field: v.getDotPath(issue) ?? `The ${where}`,
    problem: issue.message,
  });
}

function isWellFormed(value: string): boolean {
  return value.isWellFormed() && !value.includes('\u0000');
}
