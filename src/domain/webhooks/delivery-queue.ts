// What waits for one webhook, in memory. The first delivery of each resource may be sent; the others of that resource wait behind it,
// and those of other resources do not.

import type { EventId, ResourceId } from '../ids/brands.ts';
import type { QueuedDelivery } from './webhook.ts';

export interface DeliveryQueue {
  readonly size: () => number;
  readonly has: (eventId: EventId) => boolean;
  /** Adds a delivery; one of the same event is replaced. */
  readonly put: (delivery: QueuedDelivery) => void;
  readonly remove: (delivery: QueuedDelivery) => void;
  /** Deliveries that may be sent now, at most so many, without those under way. */
  readonly due: (now: number, most: number) => readonly QueuedDelivery[];
  /** A delivery under way is not due, nor is another of its resource. */
  readonly begin: (delivery: QueuedDelivery) => void;
  /** Ends a delivery that was under way. */
  readonly end: (delivery: QueuedDelivery) => void;
}

export function createDeliveryQueue(deliveries: readonly QueuedDelivery[]): DeliveryQueue {
  const waiting = new Map<EventId, QueuedDelivery>();
  /** In the order of positions. */
  const lanes = new Map<ResourceId, QueuedDelivery[]>();
  const unordered = new Set<EventId>();
  const underWay = new Set<EventId | ResourceId>();

  const remove = ({ eventId }: QueuedDelivery): void => {
    const known = waiting.get(eventId);
    if (known === undefined) return;
    waiting.delete(eventId);
    unordered.delete(eventId);
    if (known.resourceId !== undefined) leaveLane(lanes, known.resourceId, eventId);
  };
  const put = (delivery: QueuedDelivery): void => {
    remove(delivery);
    waiting.set(delivery.eventId, delivery);
    if (delivery.resourceId === undefined) unordered.add(delivery.eventId);
    else joinLane(lanes, delivery.resourceId, delivery);
  };
  const heads = function* (): Generator<QueuedDelivery> {
    for (const eventId of unordered) {
      const delivery = waiting.get(eventId);
      if (delivery !== undefined) yield delivery;
    }
    for (const [head] of lanes.values()) if (head !== undefined) yield head;
  };
  for (const delivery of deliveries) put(delivery);
  return {
    size: () => waiting.size,
    has: (eventId) => waiting.has(eventId),
    put,
    remove,
    due: (now, most) => {
      const found: QueuedDelivery[] = [];
      for (const delivery of heads()) {
        if (found.length >= most) break;
        if (delivery.dueAt <= now && !underWay.has(laneOf(delivery))) found.push(delivery);
      }
      return found;
    },
    begin: (delivery) => void underWay.add(laneOf(delivery)),
    end: (delivery) => void underWay.delete(laneOf(delivery)),
  };
}

/** What is sent one after another. */
function laneOf({ resourceId, eventId }: QueuedDelivery): EventId | ResourceId {
  return resourceId ?? eventId;
}

function joinLane(lanes: Map<ResourceId, QueuedDelivery[]>, id: ResourceId, delivery: QueuedDelivery): void {
  const lane = lanes.get(id);
  if (lane === undefined) {
    lanes.set(id, [delivery]);
    return;
  }
  // Mostly at the end: only a recovery adds earlier events.
  const at = lane.findLastIndex(({ position }) => position < delivery.position) + 1;
  lane.splice(at, 0, delivery);
}

function leaveLane(lanes: Map<ResourceId, QueuedDelivery[]>, id: ResourceId, eventId: EventId): void {
  const rest = (lanes.get(id) ?? []).filter((delivery) => delivery.eventId !== eventId);
  if (rest.length === 0) lanes.delete(id);
  else lanes.set(id, rest);
}
