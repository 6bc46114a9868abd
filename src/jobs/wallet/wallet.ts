// Keeps passes on phones right: notices within a second which of them show something else, and tells Apple and Google. One server does it.

import { followPasses, type PassBookmark } from '../../cards/index.ts';
import { certificateLife, type Platform, type Store } from '../../domain/index.ts';
import type { Wallet } from '../../wallet/index.ts';
import { repeat } from '../repeat.ts';
import type { StopJob } from '../scheduler.ts';
import { pushDevices } from './push-devices.ts';
import { updateGoogle } from './update-google.ts';

export interface WalletJobOptions {
  readonly store: Store;
  readonly platform: Platform;
  readonly wallet: Pick<Wallet, 'apple' | 'google'>;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly reportError: (error: unknown) => void;
  /** Called 60, 30, 14 and 1 days before Apple's certificate ends. */
  readonly warnOfEnd: (daysLeft: number) => void;
}

export interface WalletKeeper {
  /** Notices changes and tells of what is due. */
  readonly turn: (signal?: AbortSignal) => Promise<void>;
}

const everyMs = 1_000;
/** How often it is asked what is due although no change was noticed: devices that came, and pushes to repeat. */
const askMs = 15_000;
/** How long Google is left alone after a failure. */
const googlePauseMs = 30_000;

/** Looks now and then once a second, one run at a time. */
export function startWallet(options: WalletJobOptions): StopJob {
  return repeat(everyMs, createWalletKeeper(options).turn);
}

export function createWalletKeeper(options: WalletJobOptions): WalletKeeper {
  const { store, platform, wallet, publicUrl, reportError, warnOfEnd } = options;
  const { apple, google } = wallet;
  let bookmark: PassBookmark | undefined;
  let askFrom = 0;
  let googleFrom = 0;
  let warned: number | undefined;

  const follow = async (signal: AbortSignal | undefined): Promise<boolean> => {
    let hasChanged = false;
    for (let hasMore = true; hasMore && signal?.aborted !== true; ) {
      const followed = await followPasses({ store, platform }, bookmark);
      bookmark = followed.bookmark;
      hasMore = followed.hasMore;
      hasChanged ||= followed.hasChanged;
    }
    return hasChanged;
  };
  const tellApple = async (signal: AbortSignal | undefined): Promise<void> => {
    if (apple?.isValid() !== true) return;
    const scope = { store, platform, apple, reportError };
    await untilNothing(() => pushDevices(scope), signal);
  };
  const tellGoogle = async (signal: AbortSignal | undefined): Promise<void> => {
    if (google === undefined || platform.clock() < googleFrom) return;
    try {
      await untilNothing(() => updateGoogle({ store, google, publicUrl }, reportError), signal);
    } catch (error) {
      googleFrom = platform.clock() + googlePauseMs;
      reportError(error);
    }
  };
  const lookAtCertificate = (): void => {
    if (apple === undefined) return;
    const { days, warning } = certificateLife(apple.expiresAt, platform.clock());
    if (warning !== undefined && warning !== warned) warnOfEnd(days);
    warned = warning;
  };
  return {
    turn: async (signal) => {
      lookAtCertificate();
      try {
        const hasChanged = await follow(signal);
        if (!hasChanged && platform.clock() < askFrom) return;
        askFrom = platform.clock() + askMs;
        await Promise.all([tellApple(signal), tellGoogle(signal)]);
      } catch (error) {
        if (signal?.aborted !== true) reportError(error);
      }
    },
  };
}

/** Goes on in pieces until one had nothing to do. */
async function untilNothing(piece: () => Promise<number>, signal: AbortSignal | undefined): Promise<void> {
  for (let done = 1; done > 0 && signal?.aborted !== true; ) done = await piece();
}
