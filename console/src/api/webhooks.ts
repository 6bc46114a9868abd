// Webhooks and their deliveries.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { apiOf, get, getItems, read, sendFor, sendTo } from './client.ts';

const all = '/webhooks';
const one = `${all}/{webhook}` as const;
const deliveries = `${one}/deliveries` as const;

/** How often figures and deliveries are read again while they are on the screen. */
const freshMs = 3_000;

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: getItems(all, {}),
  refetchInterval: freshMs,
});

export const webhookQuery = (webhook: string) =>
  queryOptions({
    queryKey: ['webhooks', webhook],
    queryFn: get(one, { webhook }),
    refetchInterval: freshMs,
  });

export function deliveriesQuery(webhook: string, isFailed: boolean) {
  const failed = isFailed ? 'true' : undefined;
  return infiniteQueryOptions({
    queryKey: ['webhooks', webhook, 'deliveries', { isFailed }],
    queryFn: ({ meta, pageParam }) =>
      read(apiOf(meta), deliveries, { webhook }, { failed, cursor: pageParam, limit: '50' }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    refetchInterval: freshMs,
  });
}

export const deliveryQuery = (webhook: string, delivery: string) =>
  queryOptions({
    queryKey: ['webhooks', webhook, 'delivery', delivery],
    queryFn: get(`${deliveries}/{delivery}`, { webhook, delivery }),
  });

export const createWebhook = sendTo('POST', all, {});

export const changeWebhook = (webhook: string) => sendTo('PATCH', one, { webhook });

export const removeWebhook = sendFor('DELETE', one, (webhook) => ({ webhook }));
export const pauseWebhook = sendFor('POST', `${one}/pause`, (webhook) => ({ webhook }));
export const resumeWebhook = sendFor('POST', `${one}/resume`, (webhook) => ({ webhook }));
export const rotateWebhook = sendFor('POST', `${one}/rotate`, (webhook) => ({ webhook }));
export const testWebhook = sendFor('POST', `${one}/test`, (webhook) => ({ webhook }));

export const recoverWebhook = (webhook: string) => sendTo('POST', `${one}/recover`, { webhook });

export const resendDelivery = (webhook: string) =>
  sendFor('POST', `${deliveries}/{delivery}/resend`, (delivery) => ({ webhook, delivery }));
