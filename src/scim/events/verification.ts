// The verification event of the OpenID Shared Signals Framework 1.0 §8.1.4, which says that a stream works. RFC 9967 has none of its own.

import { numericDate, type TokenHead } from './token.ts';

export const verificationUri = 'https://schemas.openid.net/secevent/ssf/event-type/verification';

export interface VerificationClaims {
  readonly iss: string;
  readonly iat: number;
  readonly jti: string;
  readonly aud: readonly string[];
  readonly txn?: string;
  /** The stream that is verified. */
  readonly sub_id: { readonly format: 'opaque'; readonly id: string };
  readonly events: { readonly [verificationUri]: Readonly<Record<string, never>> };
}

/** The claims of a token that verifies a stream. */
export function verificationClaims(head: TokenHead, streamId: string): VerificationClaims {
  const { id, issuer, audience, issuedAt, transaction } = head;
  return {
    iss: issuer,
    iat: numericDate(issuedAt),
    jti: id,
    aud: audience,
    ...(transaction === undefined ? {} : { txn: transaction }),
    sub_id: { format: 'opaque', id: streamId },
    events: { [verificationUri]: {} },
  };
}
