// Behind a proxy that is not named all clients share its address: said at the start and by `becard doctor`.

import type { Config } from '../config.ts';
import { describeFinding, type Finding, ok, warning } from '../domain/index.ts';

/** Where people come by https, a proxy ends it. */
export function checkProxy({ publicUrl, trustProxy }: Pick<Config, 'publicUrl' | 'trustProxy'>): readonly Finding[] {
  if (trustProxy.length > 0) return [ok('proxy.ok', { addresses: trustProxy.join(', ') })];
  return publicUrl?.startsWith('https:') === true ? [warning('proxy.none')] : [];
}

/** What to do when a proxy is in front of the server and none is named; undefined when that is not so. */
export function adviseOnProxy(config: Pick<Config, 'publicUrl' | 'trustProxy'>): string | undefined {
  const [finding] = checkProxy(config);
  return finding?.code === 'proxy.none' ? describeFinding(finding).next : undefined;
}
