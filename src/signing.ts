// Signatures of Security Event Tokens by ES256 (RFC 7518 §3.4), behind the domain's port `Platform`. jose signs; Node makes the keys, because
// a use case waits for nothing but its store.

import { generateKeyPairSync } from 'node:crypto';
import { importJWK, type JWTPayload, SignJWT } from 'jose';
import type { Platform } from './domain/index.ts';

export const signing: Pick<Platform, 'createKeyPair' | 'signToken'> = {
  createKeyPair: () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      publicKey: { ...publicKey.export({ format: 'jwk' }) },
      privateKey: { ...privateKey.export({ format: 'jwk' }) },
    };
  },
  signToken: async ({ id, privateKey }, type, claims) =>
    new SignJWT(claims as JWTPayload)
      .setProtectedHeader({ alg: 'ES256', kid: id, typ: type })
      .sign(await importJWK(privateKey, 'ES256')),
};
