// Passes: cards that were added to the wallet of a phone, and the devices that have them.

import type { DirectoryId, ResourceId } from '../ids/brands.ts';

export interface WalletPass {
  /** Of its card; the serial number of the pass. */
  readonly handle: string;
  readonly directoryId: DirectoryId;
  readonly resourceId: ResourceId;
  /** What a device sends to ask for this pass. In clear, because every copy of the pass contains it. */
  readonly token: string;
  /** Of what the pass shows. */
  readonly hash: string;
  /** Counts the changes of all passes; a pass that changes gets the next number. */
  readonly revision: number;
  /** Seconds since 1970; grows with each change, because devices compare it. */
  readonly changedAt: number;
  /** Of what Google shows; undefined while Google has nothing. */
  readonly googleHash: string | undefined;
}

/** A pass as it is given out for the first time. */
export type NewPass = Omit<WalletPass, 'revision' | 'googleHash'>;

/** A pass that shows something else now. */
export interface ChangedPass {
  readonly handle: string;
  readonly hash: string;
}

/** An Apple device with a pass. */
export interface WalletDevice {
  readonly device: string;
  readonly handle: string;
  /** Where Apple reaches it. */
  readonly pushToken: string;
}

/** A device that does not know yet that its pass has changed. */
export interface DuePush extends WalletDevice {
  readonly revision: number;
  /** How many pushes failed since the last one that did not. */
  readonly attempts: number;
}

/** What became of a push: delivered, to be tried again, or the device has the pass no more. */
export type PushOutcome =
  | { readonly kind: 'pushed'; readonly push: DuePush }
  | { readonly kind: 'failed'; readonly push: DuePush; readonly retryAt: number }
  | { readonly kind: 'gone'; readonly push: DuePush };
