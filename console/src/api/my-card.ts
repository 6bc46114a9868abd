// The API of a person with a card. No address names a card: it is that of the link in the cookie.

import { queryOptions } from '@tanstack/react-query';
import type { MyCard } from '../../../src/http/api/my-card/contract.ts';
import type { CardSignature } from '../../../src/http/api/schemas/signatures.ts';
import type { PhotoActs, PinActs } from './card-photos.ts';
import { apiOf, type Context, type Mutation } from './client.ts';

export const myCardBase = '/api/my-card';
const all = ['my-card'] as const;

const get =
  <Received>(path: string) =>
  ({ meta }: Context): Promise<Received> =>
    apiOf(meta).send<Received>('GET', myCardBase + path);

const send =
  <Variables, Received>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string): Mutation<Variables, Received> =>
  (variables, { meta }) =>
    apiOf(meta).send<Received>(method, myCardBase + path, variables ?? {});

export const myCardQuery = queryOptions({ queryKey: all, queryFn: get<MyCard>(''), retry: false });

const enter = send<{ readonly secret: string }, MyCard>('POST', '/enter');

export const openMyCardQuery = (secret: string) =>
  queryOptions({
    queryKey: ['my-card-link', secret],
    queryFn: (context) => enter({ secret }, context),
    enabled: secret !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const myPageQuery = (language: 'de' | 'en') =>
  queryOptions({
    queryKey: [...all, 'page', language],
    queryFn: get<{ readonly html: string }>(`/page?language=${language}`),
  });

export const mySignatureQuery = queryOptions({
  queryKey: [...all, 'signature'],
  queryFn: get<CardSignature>('/signature'),
});

export const changeMyCard = send<{ readonly values: Readonly<Record<string, unknown>> }, MyCard>('PATCH', '');
export const setMyCardState = send<{ readonly state: 'published' | 'paused' }, MyCard>('POST', '/state');

/** Path of the photo; another one with each other photo. */
export function myPhotoFile(photo: string): string {
  return `/photo?${new URLSearchParams({ photo }).toString()}`;
}

export const myPhotoActs = {
  set: async (cut, { meta }) => apiOf(meta).send<MyCard>('PUT', `${myCardBase}/photo`, await cut()),
  remove: send<void, MyCard>('DELETE', '/photo'),
  rereads: [all],
} satisfies PhotoActs;

export const myPinActs = {
  set: send<{ readonly pin: string }, MyCard>('PUT', '/pin'),
  remove: send<void, MyCard>('DELETE', '/pin'),
  rereads: [all],
} satisfies PinActs;

export const leaveMyCard = send<void, void>('POST', '/leave');
