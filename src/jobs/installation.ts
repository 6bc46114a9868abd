// The jobs of an installation.

import { startAuditHead } from './audit-head.ts';
import { startCards } from './cards.ts';
import { type DemoOptions, startDemo } from './demo/demo.ts';
import { type RetentionOptions, startRetention } from './retention.ts';
import type { Job } from './scheduler.ts';
import { startSignals } from './signals.ts';
import { startWallet, type WalletJobOptions } from './wallet/wallet.ts';

export interface InstallationOptions
  extends Omit<RetentionOptions, 'onWait' | 'onEnd'>,
    DemoOptions,
    Omit<WalletJobOptions, 'warnOfEnd'> {
  /** Whether the demo directory is provisioned. */
  readonly demo: boolean;
  /** The address of this server for requests of its own. */
  readonly loopbackUrl: string;
  /** Called after each pruning. */
  readonly observePruning: (durationMs: number, isComplete: boolean) => void;
  readonly reportError: (error: unknown) => void;
}

export function jobsOf(options: InstallationOptions): readonly Job[] {
  const { audit, demo, logger, loopbackUrl, observePruning, reportError } = options;
  const onEnd = (durationMs: number, error: unknown): void => {
    observePruning(durationMs, error === undefined);
    if (error !== undefined) reportError(error);
  };
  const onWait = (sentence: string): void => logger.warn({}, sentence);
  const warnOfEnd = (daysLeft: number): void =>
    logger.warn({ daysLeft }, 'the certificate of Apple Wallet ends soon: renew it under the same Pass Type ID');
  return [
    { name: 'retention', start: () => startRetention({ ...options, onWait, onEnd }) },
    { name: 'cards', start: () => startCards(options) },
    { name: 'wallet', start: () => startWallet({ ...options, warnOfEnd }) },
    { name: 'signals', start: () => startSignals(options) },
    { name: 'audit-head', start: () => startAuditHead(audit, logger, reportError) },
    ...(demo ? [{ name: 'demo', start: () => startDemo(options, loopbackUrl) }] : []),
  ];
}
