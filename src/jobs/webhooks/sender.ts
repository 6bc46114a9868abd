// Sends the events of one webhook, from its bookmark in the feed on. What waits longer than others is in the stored queue, which is
// mirrored here. A sender that dies repeats at most what was under way.

import {
  createDeliveryQueue,
  type DeliveryQueue,
  type DisabledReason,
  openSecret,
  type QueuedDelivery,
  type Webhook,
  type WebhookId,
} from '../../domain/index.ts';
import { type UseCaseContext, webhooks as verbs } from '../../use-cases/index.ts';
import type { Sender, SenderHooks } from '../dispatcher.ts';
import { type AttemptOptions, attemptDelivery, type Outcome } from './attempt.ts';
import { createBookmark } from './bookmark.ts';
import { takeNewEvents, takeRecovered, takeRequested } from './intake.ts';
import { conclude } from './outcome.ts';

export interface SenderOptions extends Pick<AttemptOptions, 'outbound' | 'version'>, SenderHooks {
  /** The system, as which a webhook is disabled. */
  readonly ctx: UseCaseContext;
  readonly reportError: (error: unknown) => void;
}

const maxUnderWay = 20;

export function createSender(options: SenderOptions, id: WebhookId): Sender {
  const { ctx, maySend, onEnd, reportError } = options;
  const { store, platform } = ctx;
  const underWay = new Map<QueuedDelivery, Promise<void>>();
  let queue: DeliveryQueue = createDeliveryQueue([]);
  let isLoaded = false;
  let ended: Ended[] = [];
  let quietUntil = 0;
  const bookmark = createBookmark();
  let isActive = true;

  const load = async (): Promise<void> => {
    if (isLoaded) return;
    queue = createDeliveryQueue(await store.deliveries.queued(id));
    isLoaded = true;
  };
  const save = async (webhook: Webhook): Promise<void> => {
    // A copy: other attempts end while these are saved.
    const saved = [...ended];
    if (saved.length === 0) return;
    const outcomes = saved.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
    const dropped = saved.flatMap(({ delivery, outcome }) => (outcome === undefined ? [delivery] : []));
    const conclusion = conclude(webhook, outcomes, platform);
    const advance = bookmark.advance(new Set(saved.map(({ delivery }) => delivery.eventId)));
    const step = {
      ...conclusion.step,
      ...(advance.position === undefined ? {} : { position: advance.position }),
      added: advance.waiting,
      ended: [...(conclusion.step.ended ?? []), ...dropped],
    };
    await store.deliveries.keep(step);
    bookmark.put(advance);
    ended = ended.slice(saved.length);
    quietUntil = Math.max(quietUntil, conclusion.quietUntil);
    for (const delivery of step.ended) queue.remove(delivery);
    for (const delivery of step.postponed ?? []) queue.put(delivery);
    for (const { delivery } of saved) {
      queue.end(delivery);
      underWay.delete(delivery);
    }
    if (conclusion.disable !== undefined) await disable(conclusion.disable);
  };
  const disable = (reason: DisabledReason): Promise<unknown> => verbs.disable(ctx, { webhook: id, reason });
  const begin = (webhook: Webhook, secrets: readonly string[], delivery: QueuedDelivery): void => {
    queue.begin(delivery);
    const attempt = attemptDelivery({ ...options, store, platform }, webhook, secrets, delivery)
      .then((outcome) => void ended.push({ delivery, outcome }))
      .catch((error: unknown) => {
        // The store was away: the delivery is due again.
        queue.end(delivery);
        underWay.delete(delivery);
        reportError(error);
      })
      .finally(onEnd);
    underWay.set(delivery, attempt);
  };
  const beginDue = async (webhook: Webhook): Promise<void> => {
    const now = platform.clock();
    if (!maySend() || now < quietUntil) return;
    const due = queue.due(now, maxUnderWay - underWay.size);
    if (due.length === 0) return;
    const secrets = await openSecrets(ctx, webhook);
    isActive = secrets !== undefined;
    if (secrets === undefined) await disable('secret');
    else for (const delivery of due) begin(webhook, secrets, delivery);
  };
  /** Whether there is room for more than what is due already. */
  const mayTake = (): boolean => queue.due(platform.clock(), maxUnderWay).length < maxUnderWay;
  return {
    turn: async () => {
      const before = await store.webhooks.find(id);
      if (before === undefined) return false;
      await save(before);
      const webhook = await store.webhooks.find(id);
      isActive = webhook?.state === 'active';
      if (webhook?.state !== 'active' || !maySend()) return false;
      await load();
      const intake = { store, platform, queue };
      await takeRequested(intake, webhook);
      const isRecovering = await takeRecovered(intake, webhook);
      const hasMore = mayTake() && (await takeNewEvents(intake, bookmark, webhook));
      await beginDue(webhook);
      return isRecovering || (hasMore && mayTake());
    },
    needsTurn: () => {
      const now = platform.clock();
      const mayBegin = isActive && maySend() && now >= quietUntil && underWay.size < maxUnderWay;
      return ended.length > 0 || (mayBegin && queue.due(now, 1).length > 0);
    },
    idle: async () => {
      await Promise.all(underWay.values());
    },
    close: async () => {
      const webhook = await store.webhooks.find(id);
      if (webhook !== undefined) await save(webhook);
    },
  };
}

interface Ended {
  readonly delivery: QueuedDelivery;
  /** Undefined when the event is kept no longer. */
  readonly outcome: Outcome | undefined;
}

/** The secrets that sign now; undefined when the current one cannot be read. */
async function openSecrets(ctx: UseCaseContext, webhook: Webhook): Promise<readonly string[] | undefined> {
  const sealed = await ctx.store.webhooks.secrets(webhook.id);
  const current = await openSecret(ctx, sealed?.current ?? '');
  if (current === undefined) return undefined;
  const { formerSecretUntil = 0 } = webhook;
  const isReplacing = sealed?.former !== undefined && formerSecretUntil > ctx.platform.clock();
  const former = isReplacing ? await openSecret(ctx, sealed.former) : undefined;
  return former === undefined ? [current] : [current, former];
}
