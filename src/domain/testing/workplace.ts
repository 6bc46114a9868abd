// An empty directory with an exact clock and exact ids.

import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import type { Directory } from '../directories/directory.ts';
import type { DirectoryId, TokenId } from '../ids/brands.ts';
import type { Platform } from '../platform.ts';
import type { Context } from '../resources/context.ts';
import type { DirectoryStore } from '../store.ts';
import { plainPlatform } from './platform.ts';

export const tenantUrl = 'https://becard.test/scim/v2/ud_test';

/** A platform whose clock ticks one second per question. */
function exactPlatform(): Platform {
  let ticks = 0;
  const clock = (): number => {
    ticks += 1;
    return Date.UTC(2026, 0, 1) + ticks * 1000;
  };
  return { ...plainPlatform(), clock };
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
