// One SCIM request and its answer as plain values, independent of the server that carries them.

import type { Encoded } from './utf8.ts';

/** What a SCIM answer is made from. The body is read only when `body` is called, so that authentication comes first. */
export interface ScimRequest {
  readonly method: string;
  /** Path and query as in the request line, undecoded: "/scim/v2/ud_…/Users?filter=…". */
  readonly target: string;
  /** The value of a header by its lower-case name; several are joined by ", ". */
  readonly header: (name: string) => string | undefined;
  /** The whole body; rejects with Failure BC-410 as soon as it is longer than `maxBytes`. */
  readonly body: (maxBytes: number) => Promise<Uint8Array>;
  readonly remoteAddress: string | undefined;
}

export interface ScimAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Text or its UTF-8 bytes; undefined for answers without a body (204, 304). */
  readonly body: string | Encoded | undefined;
}

export function bodyText(body: ScimAnswer['body'] = ''): string {
  return typeof body === 'string' ? body : Buffer.from(body.bytes).toString();
}
