// A platform without chance: ids count up, and a text can be recognized in what is made of it.

import type { Platform } from '../platform.ts';

export function plainPlatform(): Platform {
  let ids = 0;
  return {
    uptime: () => 0,
    clock: () => 0,
    uuid: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
    randomBytes: (length) => new Uint8Array(length),
    sha256: () => new Uint8Array(32),
    encrypt: (_, text) => `encrypted ${text}`,
    decrypt: (_, encrypted) => encrypted.replace('encrypted ', ''),
    createKeyPair: () => ({ publicKey: { kty: 'EC' }, privateKey: { kty: 'EC', d: 'secret' } }),
    signToken: async ({ id }, type, claims) => `${id} ${type} ${JSON.stringify(claims)}`,
    hashPassword: async (password) => password,
    verifyPassword: async (password, hash) => password === hash,
    makePhoto: async (picture) => picture,
    makeLogo: async (picture) => picture,
    isTurnLong: () => false,
    yieldToOthers: async () => undefined,
    pace: { rows: 100 },
    enterLongRead: async () => () => undefined,
  };
}
