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
import type { OutboundAnswer, OutboundRequest } from '../../outbound/index.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import type { Sender } from '../sender.ts';
import { createSender, type SenderOptions } from '../webhooks/sender.ts';
import { answerOf, openSite, type Reaction, type Site } from './site.ts';

export interface Received {
  readonly id: string;
  readonly at: number;
  readonly request: OutboundRequest;
  readonly body: { readonly id: string; readonly type: string; readonly data: { readonly id: string } };
}

export interface WebhookSite extends Omit<Site, 'hooks'> {
  readonly directory: Directory;
  readonly webhook: Webhook;
  readonly secret: string;
  readonly received: Received[];
  /** How the receiver reacts from now on. */
  react: (received: Received) => Reaction | 'silence';
  /** Lets the receiver's open requests end with this status. */
  readonly answerOpen: (status: number) => void;
  /** Writes events of these resources, in this order. */
  readonly change: (...resources: readonly string[]) => Promise<readonly EventId[]>;
  readonly write: (type: EventType, resource: string, directory?: Directory) => Promise<EventId>;
  readonly read: (id?: WebhookId) => Promise<Webhook>;
  readonly options: SenderOptions;
  readonly open: (changes?: Partial<SenderOptions>, id?: WebhookId) => Sender;
}

export async function openWebhookSite(store = openTemporaryStore()): Promise<WebhookSite> {
  const { hooks, ...base } = openSite(store);
  const { ctx } = base;
  const { platform } = ctx;
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const target = { url: 'https://receiver.example/', description: undefined, types: undefined };
  const { webhook, secret } = await createWebhook(ctx, target, undefined);
  const open: ((answer: OutboundAnswer) => void)[] = [];
  const received: Received[] = [];
  const options: SenderOptions = { ...hooks, ctx, outbound: { send: (request) => answer(request) }, version: '1' };
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
    return answerOf(reaction, { body: 'taken' });
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
    ...base,
    ...{ directory, webhook, secret, received, write, options },
    react: () => 200,
    answerOpen: (status) => {
      for (const resolve of open.splice(0)) resolve({ status, headers: {}, body: '' });
    },
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
