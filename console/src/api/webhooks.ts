// Webhooks, their deliveries, and the types of events that they may be sent.

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

export function webhookQuery(webhook: string) {
  return queryOptions({
    queryKey: ['webhooks', webhook],
    queryFn: get(one, { webhook }),
    refetchInterval: freshMs,
  });
}

export function deliveriesQuery(webhook: string, isFailed: boolean) {
  const failed = isFailed ? 'true' : undefined;
  return infiniteQueryOptions({
    queryKey: ['webhooks', webhook, 'deliveries', { isFailed }],
    queryFn: ({ meta, pageParam }) =>
      read(apiOf(meta), deliveries, { webhook }, { failed, cursor: pageParam, limit: '50' }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: freshMs,
  });
}

export function deliveryQuery(webhook: string, delivery: string) {
  return queryOptions({
    queryKey: ['webhooks', webhook, 'delivery', delivery],
    queryFn: get(`${deliveries}/{delivery}`, { webhook, delivery }),
  });
}

export const eventTypesQuery = queryOptions({
  queryKey: ['event-types'],
  queryFn: getItems('/event-types', {}),
  staleTime: Number.POSITIVE_INFINITY,
});

export const createWebhook = sendTo('POST', all, {});

export function changeWebhook(webhook: string) {
  return sendTo('PATCH', one, { webhook });
}

export const removeWebhook = sendFor('DELETE', one, (webhook) => ({ webhook }));
export const pauseWebhook = sendFor('POST', `${one}/pause`, (webhook) => ({ webhook }));
export const resumeWebhook = sendFor('POST', `${one}/resume`, (webhook) => ({ webhook }));
export const rotateWebhook = sendFor('POST', `${one}/rotate`, (webhook) => ({ webhook }));
export const testWebhook = sendFor('POST', `${one}/test`, (webhook) => ({ webhook }));

export function recoverWebhook(webhook: string) {
  return sendTo('POST', `${one}/recover`, { webhook });
}

export function resendDelivery(webhook: string) {
  return sendFor('POST', `${deliveries}/{delivery}/resend`, (delivery) => ({ webhook, delivery }));
}
