// Reads a request's body up to a bound, whatever Content-Length says.

import { Failure } from '../domain/index.ts';

/** The whole body; rejects with Failure BC-410 as soon as it is known to be longer than the limit. */
export async function readBounded(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  contentLength: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> {
  if (Number(contentLength ?? 0) > maxBytes) throw new Failure('BC-410', { reason: 'bytes', maxBytes });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of whole(body)) {
    length += chunk.byteLength;
    if (length > maxBytes) throw new Failure('BC-410', { reason: 'bytes', maxBytes });
    chunks.push(chunk);
  }
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks, length);
}

/** A client that hangs up is no fault of the server. */
async function* whole(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw new Failure('BC-906', { reason: 'broken' }, { cause });
  }
}
