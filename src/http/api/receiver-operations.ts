// What the receivers of event streams call below /api/v1, for the OpenAPI document and the clients. The handlers are in http/receivers.

import { type AnswerKind, type Documented, describeRoute, type Method, type Schema, type Shape } from './route.ts';
import { keySet, poll, polledTokens } from './schemas/receivers.ts';

export const receiverOperations = {
  pollEventStream: operation({
    caller: 'receiver',
    method: 'POST',
    path: '/directories/{directory}/event-streams/{stream}/poll',
    title: 'Acknowledge Security Event Tokens and get the next ones (RFC 8936)',
    body: poll,
    // It names up to a thousand tokens.
    maxBodyBytes: 262_144,
    answer: polledTokens,
    example: { body: { maxEvents: 10, returnImmediately: true, ack: [] } },
  }),
  getKeySet: operation({
    caller: 'anyone',
    method: 'GET',
    path: '/directories/{directory}/jwks.json',
    title: 'Get the public keys that verify Security Event Tokens (RFC 7517)',
    answer: keySet,
    mediaTypes: ['application/jwk-set+json'],
  }),
};

interface Definition<Verb, Path, Kind, Body> {
  readonly caller: 'receiver' | 'anyone';
  readonly method: Verb;
  readonly path: Path;
  readonly title: string;
  readonly body?: Body;
  readonly maxBodyBytes?: number;
  readonly answer: Kind;
  readonly mediaTypes?: readonly string[];
  readonly example?: { readonly body: unknown };
}

function operation<
  const Verb extends Method,
  const Path extends string,
  Kind extends AnswerKind,
  Body extends Schema | undefined = undefined,
>(definition: Definition<Verb, Path, Kind, Body>): Documented & Shape<Verb, Path, Kind, undefined, Body> {
  return describeRoute({ ...definition, need: { right: 'public' } });
}
