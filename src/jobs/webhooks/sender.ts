// Sends the events of one webhook, from its bookmark in the feed on. What waits longer than others is in the stored queue, which is
// mirrored here. A sender that dies repeats at most what was under way.

import {
  createDeliveryQueue,
  type DeliveryQueue,
  type DisabledReason,
  openSecret,
  type Platform,
  type Webhook,
  type WebhookId,
} from '../../domain/index.ts';
import { type UseCaseContext, webhooks as verbs } from '../../use-cases/index.ts';
import type { Sender, SenderHooks } from '../sender.ts';
import { type AttemptOptions, attemptDelivery } from './attempt.ts';
import { type Attempts, createAttempts, maxUnderWay } from './attempts.ts';
import { type Bookmark, createBookmark } from './bookmark.ts';
import { takeNewEvents, takeRecovered, takeRequested } from './intake.ts';
import { type Conclusion, conclude } from './outcome.ts';

export interface SenderOptions extends Pick<AttemptOptions, 'outbound' | 'version'>, SenderHooks {
  /** The system, as which a webhook is disabled. */
  readonly ctx: UseCaseContext;
  readonly reportError: (error: unknown) => void;
}

/**
 * A delivery waits in the queue, is under way, and has ended; once that is saved it has left the queue or waits again. The sender begins
 * none while its webhook is not active, its receiver wants no requests, or another server holds the lease.
 */
export function createSender(options: SenderOptions, id: WebhookId): Sender {
  const { ctx, maySend } = options;
  const { store, platform } = ctx;
  const queue = createDeliveryQueue([]);
  const bookmark = createBookmark();
  const attempts = createAttempts(queue, options);
  const backlog = { queue, bookmark, attempts };
  const sending = { ...options, store, platform };
  let isLoaded = false;
  let isActive = true;
  let quietUntil = 0;

  const load = async (): Promise<void> => {
    if (isLoaded) return;
    for (const delivery of await store.deliveries.queued(id)) queue.put(delivery);
    isLoaded = true;
  };
  const disable = (reason: DisabledReason): Promise<unknown> => verbs.disable(ctx, { webhook: id, reason });
  const save = async (webhook: Webhook): Promise<void> => {
    const conclusion = await saveEnded(ctx, backlog, webhook);
    quietUntil = Math.max(quietUntil, conclusion?.quietUntil ?? 0);
    if (conclusion?.disable !== undefined) await disable(conclusion.disable);
  };
  const mayBegin = (): boolean => maySend() && platform.clock() >= quietUntil;
  const beginDue = async (webhook: Webhook): Promise<void> => {
    if (!mayBegin()) return;
    const due = queue.due(platform.clock(), attempts.room());
    if (due.length === 0) return;
    const secrets = await openSecrets(ctx, webhook);
    isActive = secrets !== undefined;
    if (secrets === undefined) await disable('secret');
    else for (const delivery of due) attempts.begin(delivery, attemptDelivery(sending, webhook, secrets, delivery));
  };
  return {
    turn: async () => {
      const before = await store.webhooks.find(id);
      if (before === undefined) return false;
      await save(before);
      const webhook = await store.webhooks.find(id);
      isActive = webhook?.state === 'active';
      if (webhook?.state !== 'active' || !maySend()) return false;
      await load();
      const { isRecovering, hasMore } = await takeIn(ctx, backlog, webhook);
      await beginDue(webhook);
      return isRecovering || (hasMore && hasRoom(queue, platform));
    },
    needsTurn: () => {
      if (attempts.ended().length > 0) return true;
      return isActive && mayBegin() && attempts.room() > 0 && queue.due(platform.clock(), 1).length > 0;
    },
    idle: attempts.idle,
    close: async () => {
      const webhook = await store.webhooks.find(id);
      if (webhook !== undefined) await save(webhook);
    },
  };
}

/** What a sender has before it. */
interface Backlog {
  readonly queue: DeliveryQueue;
  readonly bookmark: Bookmark;
  readonly attempts: Attempts;
}

type Scope = Pick<UseCaseContext, 'store' | 'platform'>;

/** Saves what has ended and gives what follows from it. Other attempts end meanwhile. */
async function saveEnded(
  { store, platform }: Scope,
  { queue, bookmark, attempts }: Backlog,
  webhook: Webhook,
): Promise<Conclusion | undefined> {
  const saved = attempts.ended();
  if (saved.length === 0) return undefined;
  const advance = bookmark.advance(new Set(saved.map(({ delivery }) => delivery.eventId)));
  const conclusion = conclude(webhook, saved, advance, platform);
  await store.deliveries.keep(conclusion.step);
  bookmark.put(advance);
  for (const delivery of conclusion.step.ended) queue.remove(delivery);
  for (const delivery of conclusion.step.postponed) queue.put(delivery);
  attempts.release(saved);
  return conclusion;
}

/** Takes what was requested, a page of a recovery and, while there is room, a page of new events. */
async function takeIn({ store, platform }: Scope, { queue, bookmark }: Backlog, webhook: Webhook) {
  const intake = { store, platform, queue };
  await takeRequested(intake, webhook);
  const isRecovering = await takeRecovered(intake, webhook);
  const hasMore = hasRoom(queue, platform) && (await takeNewEvents(intake, bookmark, webhook));
  return { isRecovering, hasMore };
}

/** Whether there is room for more than what is due already. */
function hasRoom(queue: DeliveryQueue, { clock }: Platform): boolean {
  return queue.due(clock(), maxUnderWay).length < maxUnderWay;
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
