// Webhooks as tasks of the dispatcher.

import type { Webhook, WebhookId } from '../../domain/index.ts';
import type { TaskSource } from '../dispatcher.ts';
import { createSender, type SenderOptions } from './sender.ts';

export function webhookTasks(options: Omit<SenderOptions, 'maySend' | 'onEnd'>): TaskSource {
  const { webhooks, deliveries } = options.ctx.store;
  return {
    list: async () =>
      (await webhooks.list())
        .filter(({ state }) => state === 'active')
        .map((webhook) => ({
          name: nameOf(webhook.id),
          settings: settingsOf(webhook),
          createSender: (hooks) => createSender({ ...options, ...hooks }, webhook.id),
        })),
    requested: async () => (await deliveries.requestedOf()).map(nameOf),
  };
}

function nameOf(id: WebhookId): string {
  return `webhook ${id}`;
}

function settingsOf({ url, types, recovery, formerSecretUntil }: Webhook): string {
  return JSON.stringify([url, types, recovery, formerSecretUntil]);
}
