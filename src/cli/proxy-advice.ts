// Behind a proxy that is not named all clients share its address: said at the start and by `becard doctor`.

import type { Config } from '../config.ts';

/** What to do when a proxy is in front of the server and none is named; undefined when that is not so. */
export function adviseOnProxy({ publicUrl, trustProxy }: Pick<Config, 'publicUrl' | 'trustProxy'>): string | undefined {
  if (publicUrl?.startsWith('https:') !== true || trustProxy.length > 0) return undefined;
  return 'Set BECARD_TRUST_PROXY to the address that the reverse proxy connects from: without it all clients share one address in limits and in the audit log.';
}
