// The part of the port that tells who was deactivated or deleted. It is read from the events.

import type { ResourceId } from '../ids/brands.ts';
import type { ResourceReader } from '../resources/store.ts';

/** How many users one actor deactivated or deleted within one minute. */
export interface DeprovisioningMinute {
  /** Start of the minute. */
  readonly at: number;
  readonly actor: string;
  readonly deactivated: number;
  readonly deleted: number;
}

/** One user who was deactivated or deleted. */
export interface Deprovisioning {
  readonly resourceId: ResourceId;
  /** The name of the user at that time. */
  readonly name: string;
  readonly isDeleted: boolean;
  readonly at: number;
  readonly actor: string;
}

export interface DeprovisioningStore {
  /** After this time, minute by minute, oldest first. */
  minutes(after: number): Promise<readonly DeprovisioningMinute[]>;
  /** From one time until another (both inclusive), oldest first. A user who was deactivated and deleted is listed twice. */
  list(from: number, until: number): Promise<readonly Deprovisioning[]>;
}

/** What a mass deprovisioning is found in: the deprovisionings of a directory, and how many users it has. */
export interface DeprovisioningSource {
  readonly deprovisioning: DeprovisioningStore;
  readonly resources: Pick<ResourceReader, 'count'>;
}
