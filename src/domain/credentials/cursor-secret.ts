// The secret of the installation that signs cursors.

import type { Platform } from '../platform.ts';
import type { OwnSecrets } from './store.ts';

/** The same in every process; it is made when there is none yet. */
export function cursorSecretOf(
  { credentials }: { readonly credentials: OwnSecrets },
  { randomBytes }: Pick<Platform, 'randomBytes'>,
): Promise<string> {
  const fresh = randomBytes(32).reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), '');
  return credentials.getOrCreateSecret('cursor', fresh);
}
