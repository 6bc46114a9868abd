// What follows from attempts: which deliveries leave the queue, when the others are sent again, and how the webhook fares.

import {
  type Delivery,
  type DisabledReason,
  isDelivered,
  maxFailingMs,
  newDeliveryId,
  nextAttemptAt,
  type Platform,
  retryAfterOf,
  type SenderStep,
  type Webhook,
} from '../../domain/index.ts';
import type { Outcome } from './attempt.ts';
import type { Ended } from './attempts.ts';
import type { Advance } from './bookmark.ts';

export interface Conclusion {
  readonly step: SenderStep & Required<Pick<SenderStep, 'postponed' | 'ended'>>;
  /** Why the webhook is to be disabled. */
  readonly disable: DisabledReason | undefined;
  /** Until when the receiver wants no request; 0 where it did not say. */
  readonly quietUntil: number;
}

const goneStatus = 410;

export function conclude(
  webhook: Webhook,
  ended: readonly Ended[],
  { position, waiting }: Advance,
  platform: Platform,
): Conclusion {
  const now = platform.clock();
  const outcomes = ended.flatMap(({ outcome }) => outcome ?? []);
  const dropped = ended.flatMap(({ delivery, outcome }) => (outcome === undefined ? delivery : []));
  const tried = outcomes.map((outcome) => [outcome.delivery, toDelivery(outcome, platform, now)] as const);
  const attempts = tried.map(([, attempt]) => attempt);
  const failingSince = failingAfter(webhook, attempts);
  const isGone = attempts.some(({ status }) => status === goneStatus);
  const hasFailedLong = failingSince !== undefined && now - failingSince >= maxFailingMs;
  return {
    step: {
      webhookId: webhook.id,
      ...(position === undefined ? {} : { position }),
      added: waiting,
      attempts,
      postponed: tried.flatMap(([queued, { attempt, nextAt }]) =>
        nextAt === undefined ? [] : [{ ...queued, attempts: attempt, dueAt: nextAt }],
      ),
      ended: [...tried.flatMap(([queued, { nextAt }]) => (nextAt === undefined ? queued : [])), ...dropped],
      ...(failingSince === webhook.failingSince ? {} : { failingSince: { at: failingSince } }),
    },
    disable: disabledBy(isGone, hasFailedLong),
    quietUntil: Math.max(0, ...outcomes.map((outcome) => quietAfter(outcome, now))),
  };
}

function disabledBy(isGone: boolean, hasFailedLong: boolean): DisabledReason | undefined {
  if (isGone) return 'gone';
  return hasFailedLong ? 'failing' : undefined;
}

function toDelivery(outcome: Outcome, platform: Platform, now: number): Delivery {
  const { delivery, eventType, resourceId, at, durationMs, status, answer, error } = outcome;
  const attempt = delivery.attempts + 1;
  const retryAfterMs = retryAfterOf(status ?? 0, outcome.retryAfter, now);
  return {
    id: newDeliveryId(platform),
    webhookId: delivery.webhookId,
    eventId: delivery.eventId,
    eventType,
    position: delivery.position,
    resourceId,
    reason: delivery.reason,
    attempt,
    at,
    durationMs,
    status,
    // PostgreSQL stores no NUL in a text.
    answer: answer.replaceAll('\0', ''),
    error,
    nextAt: isDelivered({ status }) ? undefined : nextAttemptAt(attempt, now, retryAfterMs),
  };
}

/** Since when nothing succeeds; a success among the attempts ends it. */
function failingAfter({ failingSince }: Webhook, attempts: readonly Delivery[]): number | undefined {
  if (attempts.some(isDelivered)) return undefined;
  return failingSince ?? attempts[0]?.at;
}

function quietAfter({ status, retryAfter }: Outcome, now: number): number {
  return now + retryAfterOf(status ?? 0, retryAfter, now);
}
