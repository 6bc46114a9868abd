// Signatures of Security Event Tokens by ES256 (RFC 7518 §3.4), behind the domain's port `Platform`. jose signs, loaded with the
// first token; Node makes the keys, because a use case waits for nothing but its store.

import { generateKeyPairSync } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Platform } from './domain/index.ts';

export const signing: Pick<Platform, 'createKeyPair' | 'signToken'> = {
  createKeyPair: () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return {
      publicKey: { ...publicKey.export({ format: 'jwk' }) },
      privateKey: { ...privateKey.export({ format: 'jwk' }) },
    };
  },
  signToken: async ({ id, privateKey }, type, claims) => {
    const { importJWK, SignJWT } = await import('jose');
    const token = new SignJWT(claims as JWTPayload).setProtectedHeader({ alg: 'ES256', kid: id, typ: type });
    return token.sign(await importJWK(privateKey, 'ES256'));
  },
};
