// The wallets that are set up: how long Apple's certificate lasts, and whether phones can ask this server for changes.

import type { Config } from '../config.ts';
import { certificateLife, type Finding, fault, ok, warning } from '../domain/index.ts';

/** Nothing where no wallet is set up. `publicUrl` is the one that was configured. */
export function judgeWallets(
  { appleWallet, googleWallet }: Pick<Config, 'appleWallet' | 'googleWallet'>,
  publicUrl: string | undefined,
  now: number,
): readonly Finding[] {
  const apple = appleWallet === undefined ? [] : [judgeCertificate(appleWallet, now), ...judgeService(publicUrl)];
  return googleWallet === undefined ? apple : [...apple, ok('googleWallet.ok', { issuer: googleWallet.issuer })];
}

function judgeCertificate({ passType, expiresAt }: NonNullable<Config['appleWallet']>, now: number): Finding {
  const { days, warning: due } = certificateLife(expiresAt, now);
  if (days < 0) return fault('appleWallet.ended', { passType });
  if (due === undefined) return ok('appleWallet.ok', { passType, days });
  return (due === 1 ? fault : warning)('appleWallet.soon', { passType, days });
}

function judgeService(publicUrl: string | undefined): readonly Finding[] {
  return publicUrl?.startsWith('https:') === true ? [] : [warning('appleWallet.plain')];
}
