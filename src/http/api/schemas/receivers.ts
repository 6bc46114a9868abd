// What the receivers of event streams send and get: polls (RFC 8936 §2) and public keys (RFC 7517 §5).

import * as v from 'valibot';
import { count, described, named } from './shared.ts';

const rejection = v.strictObject({
  err: described(v.string(), 'A code of RFC 8935'),
  description: v.exactOptional(v.string()),
});

export const poll = named('Poll', {
  maxEvents: v.exactOptional(described(count, 'Tokens in the answer, at most 100; 0 only acknowledges')),
  returnImmediately: v.exactOptional(
    described(v.boolean(), 'False, the default, waits for the first token for up to 25 seconds'),
  ),
  ack: v.exactOptional(described(v.array(v.string()), 'The `jti` of tokens that the receiver has stored')),
  setErrs: v.exactOptional(
    described(v.record(v.string(), rejection), 'By their `jti` the tokens that the receiver does not take'),
  ),
});

export const polledTokens = named('PolledTokens', {
  sets: described(v.record(v.string(), v.string()), 'Signed tokens (RFC 8417) by their `jti`, the oldest first'),
  moreAvailable: v.boolean(),
});

export const keySet = named('KeySet', {
  keys: v.array(
    named('PublicKey', {
      kty: v.literal('EC'),
      crv: v.literal('P-256'),
      x: v.string(),
      y: v.string(),
      kid: described(v.string(), 'In the header of the tokens that it verifies'),
      use: v.literal('sig'),
      alg: v.literal('ES256'),
    }),
  ),
});
