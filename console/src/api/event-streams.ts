// Event streams: changes of a directory as Security Event Tokens.

import { queryOptions } from '@tanstack/react-query';
import type { Parameters } from '../../../src/http/api/client-types.ts';
import { get, getItems, sendFor, sendTo } from './client.ts';

const all = '/directories/{directory}/event-streams';
const one = `${all}/{stream}` as const;

/** Where a stream is. */
export type StreamAddress = Parameters<typeof one>;

/** How often progress is read again while it is on the screen. */
const freshMs = 3_000;

export const eventStreamsQuery = queryOptions({
  queryKey: ['event-streams'],
  queryFn: getItems('/event-streams', {}),
  refetchInterval: freshMs,
});

export const eventStreamQuery = (address: StreamAddress) =>
  queryOptions({
    queryKey: ['event-streams', address.directory, address.stream],
    queryFn: get(one, address),
    refetchInterval: freshMs,
  });

export const createEventStream = (directory: string) => sendTo('POST', all, { directory });
export const changeEventStream = (address: StreamAddress) => sendTo('PATCH', one, address);

const at = (address: StreamAddress): StreamAddress => address;

export const removeEventStream = sendFor('DELETE', one, at);
export const pauseEventStream = sendFor('POST', `${one}/pause`, at);
export const resumeEventStream = sendFor('POST', `${one}/resume`, at);
export const testEventStream = sendFor('POST', `${one}/test`, at);
export const rotateStreamToken = sendFor('POST', `${one}/rotate`, at);
export const rotateSigningKey = sendFor('POST', '/directories/{directory}/signing-keys/rotate', (directory) => ({
  directory,
}));
