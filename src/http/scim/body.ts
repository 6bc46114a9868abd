// Reads the JSON body of a SCIM request within the limits (RFC 7644 §3.1, §3.12).

import { Failure } from '../../domain/index.ts';
import { hasMoreValues, isNestedDeeper, ScimError } from '../../scim/index.ts';
import { limits } from '../limits.ts';
import type { ScimRequest } from './exchange.ts';
import { loggedText } from './log/logged-text.ts';

/** Reads the body once; `text` is what was read, for the log. */
export interface BodyReader {
  readonly json: () => Promise<unknown>;
  readonly text: () => string | undefined;
}

/**
 * Checks the media type before it reads. Of large bodies one is parsed in each turn of the event loop; `rest` waits for it.
 * Throws Failure BC-410 and BC-411, ScimError invalidSyntax and tooMany.
 */
export function createBodyReader(
  request: ScimRequest,
  { maxBytes, maxValues }: { readonly maxBytes: number; readonly maxValues: number },
  rest: () => Promise<void>,
): BodyReader {
  let read: ReturnType<typeof parseBody> | undefined;
  return {
    text: () => read && loggedText(read.text, read.value),
    json: async () => {
      requireMediaType(request);
      if (Number(request.header('content-length') ?? 0) > maxBytes)
        throw new Failure('BC-410', { reason: 'bytes', maxBytes });
      const bytes = await request.body(maxBytes);
      if (bytes.byteLength > limits.largeBodyBytes) await rest();
      read = parseBody(bytes, maxValues);
      return read.value;
    },
  };
}

function requireMediaType(request: ScimRequest): void {
  const type = request.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  const encoding = request.header('content-encoding')?.trim().toLowerCase();
  const isJson = type === undefined || type === 'application/scim+json' || type === 'application/json';
  if (isJson && (encoding === undefined || encoding === 'identity')) return;
  throw new Failure('BC-411', { reason: 'scim' });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The JSON value of a body. Throws ScimError invalidSyntax unless it is UTF-8, JSON and not nested too deep, tooMany for too many values. */
export function parseBody(
  bytes: Uint8Array,
  maxValues: number = limits.maxJsonValues.body,
): { readonly text: string; readonly value: unknown } {
  const text = decode(bytes);
  if (isNestedDeeper(text, limits.maxJsonDepth)) {
    throw new ScimError('invalidSyntax', `The body is nested deeper than ${limits.maxJsonDepth} levels.`);
  }
  if (text.length > limits.largeBodyBytes && hasMoreValues(text, maxValues)) {
    throw new ScimError('tooMany', `The body holds more than ${maxValues} values. Send fewer at once.`);
  }
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    throw new ScimError('invalidSyntax', 'The body is not valid JSON.');
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ScimError('invalidSyntax', 'The body is not valid UTF-8.');
  }
}
