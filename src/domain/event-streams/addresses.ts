// Where a receiver of an event stream finds what it needs.

import { tenantUrlOf } from '../directories/directories.ts';
import type { EventStream } from './event-stream.ts';

export interface StreamAddresses {
  /** `iss` in the tokens: the Tenant URL, below which their subjects can be read. */
  readonly issuer: string;
  /** The public keys (RFC 7517 §5). */
  readonly jwksUrl: string;
  /** Where the receiver of a stream that is polled asks for tokens. */
  readonly pollUrl: string;
}

export function streamAddresses(
  publicUrl: string,
  { id, directoryId }: Pick<EventStream, 'id' | 'directoryId'>,
): StreamAddresses {
  const directoryUrl = `${publicUrl}/api/v1/directories/${directoryId}`;
  return {
    issuer: tenantUrlOf(publicUrl, directoryId),
    jwksUrl: `${directoryUrl}/jwks.json`,
    pollUrl: `${directoryUrl}/event-streams/${id}/poll`,
  };
}
