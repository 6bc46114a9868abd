// Secrets that Becard must use itself and can therefore not store as hashes. They are encrypted under a key that is derived from the key of
// the audit log, which is kept outside the database. Without one (PostgreSQL without BECARD_AUDIT_KEY) the key is in the database.

import type { AuditKey } from '../audit/chain.ts';
import type { OwnSecrets } from '../credentials/store.ts';
import type { Platform } from '../platform.ts';

export interface SealingScope {
  readonly store: { readonly credentials: OwnSecrets };
  readonly platform: Pick<Platform, 'randomBytes' | 'sha256' | 'encrypt' | 'decrypt'>;
  readonly auditKey: AuditKey | undefined;
}

const purpose = 'becard sealed secrets 1';
/** Names the key in the database. */
const storedKeyId = 'store';

/** The secret as it may be stored: the id of the key, a dot and the encrypted text. */
export async function sealSecret(scope: SealingScope, secret: string): Promise<string> {
  const { auditKey, platform } = scope;
  const key = auditKey === undefined ? await readStoredKey(scope) : auditKey.mac(purpose);
  return `${auditKey?.id ?? storedKeyId}.${platform.encrypt(key, secret)}`;
}

/** The secret; undefined when its key is not here, or the stored text was changed. */
export async function openSecret(scope: SealingScope, sealed: string): Promise<string | undefined> {
  const dot = sealed.indexOf('.');
  const [keyId, text] = [sealed.slice(0, dot), sealed.slice(dot + 1)];
  if (keyId === storedKeyId) return scope.platform.decrypt(await readStoredKey(scope), text);
  if (keyId !== scope.auditKey?.id) return undefined;
  return scope.platform.decrypt(scope.auditKey.mac(purpose), text);
}

async function readStoredKey({ store, platform }: SealingScope): Promise<Uint8Array> {
  const fresh = platform.randomBytes(32).reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
  return platform.sha256(`${purpose} ${await store.credentials.getOrCreateSecret('sealing', fresh)}`);
}
