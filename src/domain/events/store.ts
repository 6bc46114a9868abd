// The part of the port that keeps events: the history of a directory, one for each change.

import type { ResourceId } from '../ids/brands.ts';
import type { DirectoryEvent } from './event.ts';

export interface PositionedEvent {
  readonly position: number;
  readonly event: DirectoryEvent;
}

/** A time within which one resource may have changed; both ends belong to it. */
export interface EventSpan {
  readonly resourceId: ResourceId;
  readonly from: number;
  readonly until: number;
}

/** What happened to the users of a directory within one hour. */
export interface UserHour {
  /** Start of the hour. */
  readonly at: number;
  readonly created: number;
  /** Changes of users, with those reactivated and restored. */
  readonly updated: number;
  /** Users who were deactivated or deleted. */
  readonly left: number;
  /** By how many active users the directory grew. */
  readonly activeGrowth: number;
}

export interface EventStore {
  /** The position of the newest event, 0 before the first. Every change of a resource writes an event, so it grows with each. */
  newest(): Promise<number>;
  /** Of one resource, or of the whole directory, newest first. */
  list(resourceId: ResourceId | undefined, limit: number): Promise<readonly DirectoryEvent[]>;
  /** Events of each resource around its span, at most so many, in no order; some of them are outside the span. */
  during(spans: readonly EventSpan[], limit: number): Promise<readonly DirectoryEvent[]>;
  /** Events of one resource, and those whose changes name it, oldest first. */
  naming(id: ResourceId): Promise<readonly DirectoryEvent[]>;
  /** What happened to users since a time, hour by hour, without empty hours, oldest first. */
  userHours(from: number): Promise<readonly UserHour[]>;
  /** Every event of these resources, in no order. */
  ofResources(ids: readonly ResourceId[]): Promise<readonly PositionedEvent[]>;
  /** Writes an event that belongs to no change of a resource. Rejects when there is no such directory. */
  append(event: DirectoryEvent): Promise<void>;
  /** Takes subject and changes out of events; the fact that something happened stays. */
  blank(positions: readonly number[]): Promise<void>;
}

/** Events within a transaction: written with the change or not at all. */
export interface EventWriter {
  append(event: DirectoryEvent): Promise<void>;
}
