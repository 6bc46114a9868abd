// An empty directory with an exact clock and exact ids.

import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import type { Directory } from '../directories/directory.ts';
import type { DirectoryId, TokenId } from '../ids/brands.ts';
import type { Platform } from '../platform.ts';
import type { Context } from '../resources/context.ts';
import type { DirectoryStore } from '../store.ts';

export const tenantUrl = 'https://becard.test/scim/v2/ud_test';

/** A platform whose clock ticks one second per question and whose ids count up. */
function exactPlatform(): Platform {
  let ticks = 0;
  let ids = 0;
  return {
    uptime: () => 0,
    clock: () => {
      ticks += 1;
      return Date.UTC(2026, 0, 1) + ticks * 1000;
    },
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

/** A caller at work on a directory, with all of its store. */
export interface Workplace extends Context {
  readonly store: DirectoryStore;
}

export async function openWorkplace(): Promise<Workplace> {
  const store = openTemporaryStore();
  const directory: Directory = {
    id: 'ud_test' as DirectoryId,
    name: 'Contoso',
    licenseReference: undefined,
    entra: true,
    provisioning: true,
    demonstration: false,
    testing: false,
    createdAt: 0,
    schemaRevision: 0,
    deprovisioningGuard: false,
    deprovisioningAcknowledgedUntil: undefined,
  };
  await store.directories.insert(directory);
  return {
    directory,
    store: store.directory(directory.id),
    platform: exactPlatform(),
    actor: { kind: 'entra', tokenId: 'tok_test' as TokenId },
    tenantUrl,
  };
}
