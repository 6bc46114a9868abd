// An installation with a webhook, a clock that the test moves, and a receiver that answers as the test says.

import {
  createDirectory,
  createWebhook,
  type Directory,
  type DirectoryEvent,
  type EventId,
  type EventType,
  newEventId,
  type ResourceId,
  type Webhook,
  type WebhookId,
} from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { type OutboundAnswer, OutboundError, type OutboundReason, type OutboundRequest } from '../../outbound/index.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import type { Sender } from '../dispatcher.ts';
import { createSender, type SenderOptions } from '../webhooks/sender.ts';

/** What a receiver does: a status, the reason for which there is no answer, or a whole answer. */
export type Reaction = number | OutboundReason | Partial<OutboundAnswer> | 'silence';

export interface Received {
  readonly id: string;
  readonly at: number;
  readonly request: OutboundRequest;
  readonly body: { readonly id: string; readonly type: string; readonly data: { readonly id: string } };
}

export interface WebhookSite {
  readonly ctx: UseCaseContext;
  readonly directory: Directory;
  readonly webhook: Webhook;
  readonly secret: string;
  readonly received: Received[];
  readonly reported: unknown[];
  /** How the receiver reacts from now on. */
  react: (received: Received) => Reaction;
  /** Lets the receiver's open requests end with this status. */
  readonly answerOpen: (status: number) => void;
  readonly pass: (milliseconds: number) => void;
  readonly now: () => number;
  /** Writes events of these resources, in this order. */
  readonly change: (...resources: readonly string[]) => Promise<readonly EventId[]>;
  readonly write: (type: EventType, resource: string, directory?: Directory) => Promise<EventId>;
  readonly read: (id?: WebhookId) => Promise<Webhook>;
  readonly options: SenderOptions;
  readonly open: (changes?: Partial<SenderOptions>, id?: WebhookId) => Sender;
}

export async function openWebhookSite(store = openTemporaryStore()): Promise<WebhookSite> {
  const { platform, pass } = openWorkbench();
  const ctx: UseCaseContext = {
    actor: { kind: 'system' },
    origin: undefined,
    store,
    platform,
    auditKey: undefined,
    publicUrl: 'https://becard.test',
    targets: { findProblem: () => undefined, maxUrlLength: 2048 },
  };
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const target = { url: 'https://receiver.example/', description: undefined, types: undefined };
  const { webhook, secret } = await createWebhook(ctx, target, undefined);
  const open: ((answer: OutboundAnswer) => void)[] = [];
  const [received, reported]: [Received[], unknown[]] = [[], []];
  const options: SenderOptions = {
    ctx,
    outbound: { send: (request) => answer(request) },
    version: '1',
    maySend: () => true,
    onEnd: () => undefined,
    reportError: (error) => void reported.push(error),
  };
  const answer = async (request: OutboundRequest): Promise<OutboundAnswer> => {
    const one = {
      id: request.headers['webhook-id'] ?? '',
      at: platform.clock(),
      request,
      body: JSON.parse(request.body),
    };
    received.push(one);
    const reaction = site.react(one);
    if (reaction === 'silence') return new Promise((resolve) => open.push(resolve));
    if (typeof reaction === 'string') throw new OutboundError(reaction, 'no answer');
    const given = typeof reaction === 'number' ? { status: reaction } : reaction;
    return { status: 200, headers: {}, body: 'taken', ...given };
  };
  const write = async (type: EventType, resource: string, { id }: Directory = directory): Promise<EventId> => {
    const event: DirectoryEvent = {
      id: newEventId(platform),
      type,
      at: platform.clock(),
      actor: 'tok_test',
      // The brand exists for the compiler alone.
      resourceId: resource as ResourceId,
      subject: resource,
      changes: [],
    };
    await store.directory(id).write((transaction) => transaction.events.append(event));
    return event.id;
  };
  const site: WebhookSite = {
    ...{ ctx, directory, webhook, secret, received, reported, pass, write, options },
    react: () => 200,
    answerOpen: (status) => {
      for (const resolve of open.splice(0)) resolve({ status, headers: {}, body: '' });
    },
    now: platform.clock,
    change: async (...resources) => {
      const ids: EventId[] = [];
      for (const resource of resources) ids.push(await write('user.updated', resource));
      return ids;
    },
    read: async (id = webhook.id) => {
      const found = await store.webhooks.find(id);
      if (found === undefined) throw new Error('There is no webhook');
      return found;
    },
    open: (changes = {}, id = webhook.id) => createSender({ ...options, ...changes }, id),
  };
  return site;
}

/** Waits for what other promises bring about. */
export async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise((resolve) => setImmediate(resolve));
}

/** Turns until nothing is due and nothing is under way. */
export async function drain(sender: Sender): Promise<void> {
  do {
    while (await sender.turn());
    await sender.idle();
  } while (sender.needsTurn());
}
