// What follows from attempts: which deliveries leave the queue, when the others are sent again, and how the webhook fares.

import {
  type Delivery,
  type DisabledReason,
  isDelivered,
  maxFailingMs,
  newDeliveryId,
  nextAttemptAt,
  type Platform,
  type QueuedDelivery,
  retryAfterOf,
  type SenderStep,
  type Webhook,
} from '../../domain/index.ts';
import type { Outcome } from './attempt.ts';

export interface Conclusion {
  readonly step: SenderStep;
  /** Why the webhook is to be disabled. */
  readonly disable: DisabledReason | undefined;
  /** Until when the receiver wants no request; 0 where it did not say. */
  readonly quietUntil: number;
}

const goneStatus = 410;

export function conclude(webhook: Webhook, outcomes: readonly Outcome[], platform: Platform): Conclusion {
  const now = platform.clock();
  const attempts = outcomes.map((outcome) => toDelivery(outcome, platform, now));
  const failingSince = failingAfter(webhook, attempts);
  const isGone = attempts.some(({ status }) => status === goneStatus);
  const hasFailedLong = failingSince !== undefined && now - failingSince >= maxFailingMs;
  return {
    step: {
      webhookId: webhook.id,
      attempts,
      postponed: attempts.flatMap((attempt, at) => postponed(outcomes[at]?.delivery, attempt)),
      ended: attempts.flatMap(({ nextAt }, at) => ended(outcomes[at]?.delivery, nextAt)),
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

function postponed(delivery: QueuedDelivery | undefined, { attempt, nextAt }: Delivery): readonly QueuedDelivery[] {
  if (delivery === undefined || nextAt === undefined) return [];
  return [{ ...delivery, attempts: attempt, dueAt: nextAt }];
}

function ended(delivery: QueuedDelivery | undefined, nextAt: number | undefined): readonly QueuedDelivery[] {
  return delivery === undefined || nextAt !== undefined ? [] : [delivery];
}

/** Since when nothing succeeds; a success among the attempts ends it. */
function failingAfter({ failingSince }: Webhook, attempts: readonly Delivery[]): number | undefined {
  if (attempts.some(isDelivered)) return undefined;
  return failingSince ?? attempts[0]?.at;
}

function quietAfter({ status, retryAfter }: Outcome, now: number): number {
  return now + retryAfterOf(status ?? 0, retryAfter, now);
}
