// The part of the port that keeps passes and the devices that have them. It outlives users and directories: a pass that is on a phone has to
// be voided when both have gone.

import type { DirectoryId, ResourceId } from '../ids/brands.ts';
import type { ChangedPass, DuePush, NewPass, PushOutcome, WalletDevice, WalletPass } from './pass.ts';

export interface PassPage {
  /** The handle behind which the page begins; "" before the first. */
  readonly after: string;
  readonly limit: number;
  /** All directories where none is named. */
  readonly directoryId?: DirectoryId;
}

export interface WalletStore {
  find(handle: string): Promise<WalletPass | undefined>;
  /** Keeps the one that is there already. */
  add(pass: NewPass): Promise<void>;
  /** In the order of their handles. */
  list(page: PassPage): Promise<readonly WalletPass[]>;
  /** The directories with passes. */
  directories(): Promise<readonly DirectoryId[]>;
  ofUsers(directoryId: DirectoryId, ids: readonly ResourceId[]): Promise<readonly WalletPass[]>;
  /** Those whose cards were changed since a time. */
  ofChangedCards(directoryId: DirectoryId, since: number): Promise<readonly WalletPass[]>;
  /** Passes that show something else from now on, in seconds since 1970. */
  change(changed: readonly ChangedPass[], at: number): Promise<void>;
  /** Those of which Google has another state, at most so many. */
  outdatedAtGoogle(limit: number): Promise<readonly WalletPass[]>;
  saveGoogleHash(handle: string, hash: string): Promise<void>;
  countDevices(handle: string): Promise<number>;
  /** Whether the device did not have the pass before. It is pushed once, because its copy may be an older one. */
  register(device: WalletDevice): Promise<boolean>;
  unregister(device: string, handle: string): Promise<void>;
  /** The passes of a device that changed after a revision, oldest change first. */
  changedSince(device: string, revision: number): Promise<readonly WalletPass[]>;
  /** Devices that have to be pushed at a time, at most so many. */
  duePushes(now: number, limit: number): Promise<readonly DuePush[]>;
  savePushes(outcomes: readonly PushOutcome[]): Promise<void>;
}
