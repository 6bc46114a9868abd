// Both vendors, each where it is set up.

import type { Config } from '../config.ts';
import type { Outbound } from '../outbound/index.ts';
import type { PushServer } from './apple-push.ts';
import { type AppleWallet, createAppleWallet } from './apple-wallet.ts';
import { createGoogleWallet, type GoogleWallet } from './google-wallet.ts';

export interface Wallet {
  readonly apple: AppleWallet | undefined;
  readonly google: GoogleWallet | undefined;
  readonly close: () => Promise<void>;
}

export interface WalletOptions {
  readonly clock: () => number;
  readonly outbound: Pick<Outbound, 'send'>;
  /** Instead of Apple's and Google's own. */
  readonly pushServer?: PushServer;
  readonly googleApi?: string;
}

export function openWallet(
  { appleWallet, googleWallet }: Pick<Config, 'appleWallet' | 'googleWallet'>,
  { clock, outbound, pushServer, googleApi: apiUrl }: WalletOptions,
): Wallet {
  const appleOptions = { clock, ...(pushServer === undefined ? {} : { pushServer }) };
  const apple = appleWallet === undefined ? undefined : createAppleWallet(appleWallet, appleOptions);
  const googleOptions = { outbound, clock, ...(apiUrl === undefined ? {} : { apiUrl }) };
  const google = googleWallet === undefined ? undefined : createGoogleWallet(googleWallet, googleOptions);
  return { apple, google, close: async () => apple?.close() };
}
