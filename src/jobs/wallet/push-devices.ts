// Tells Apple devices that a pass has changed, until each has been.

import type { DuePush, Platform, PushOutcome, Store } from '../../domain/index.ts';
import type { AppleWallet } from '../../wallet/index.ts';

export interface PushScope {
  readonly store: Pick<Store, 'wallet'>;
  readonly platform: Pick<Platform, 'clock'>;
  readonly apple: Pick<AppleWallet, 'push'>;
  readonly reportError: (error: unknown) => void;
}

/** Pushes under way at a time. */
const pieceSize = 50;
const [firstRetryMs, lastRetryMs] = [2_000, 3_600_000];

/** Pushes to so many devices that are due; gives how many there were. */
export async function pushDevices(scope: PushScope): Promise<number> {
  const { store, platform, apple, reportError } = scope;
  const due = await store.wallet.duePushes(platform.clock(), pieceSize);
  if (due.length === 0) return 0;
  const reasons = new Set<string>();
  const outcomes = await Promise.all(
    due.map(async (push): Promise<PushOutcome> => {
      const answer = await apple.push(push.pushToken);
      if (answer.kind !== 'failed') return { kind: answer.kind, push };
      reasons.add(answer.reason);
      return { kind: 'failed', push, retryAt: platform.clock() + delayOf(push) };
    }),
  );
  await store.wallet.savePushes(outcomes);
  for (const reason of reasons) reportError(new Error(`Apple Wallet: a push failed and is repeated: ${reason}`));
  return due.length;
}

/** Twice as long after each failure. */
function delayOf({ attempts }: DuePush): number {
  return Math.min(firstRetryMs * 2 ** Math.min(attempts, 20), lastRetryMs);
}
