// A directory with a stream that is pushed, a clock that the test moves, and a receiver that answers as the test says.

import {
  createDirectory,
  createResource,
  createStream,
  type EventStream,
  findDirectory,
  patchResource,
  type ResourceId,
  type Store,
  type StreamPatch,
  userKind,
} from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { type OutboundAnswer, OutboundError, type OutboundReason, type OutboundRequest } from '../../outbound/index.ts';
import { patchOpUrn, userUrn } from '../../scim/index.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import { createStreamReader, type UseCaseContext } from '../../use-cases/index.ts';
import type { Sender } from '../dispatcher.ts';
import { createStreamSender, type StreamSenderOptions } from '../event-streams/sender.ts';

/** What a receiver does: a status, the reason for which there is no answer, or a whole answer. */
export type Reaction = number | OutboundReason | OutboundAnswer;

/** A token that reached the receiver. */
export interface ReceivedToken {
  readonly id: string;
  /** The userName's first part and the events, in short. */
  readonly events: readonly string[];
  readonly externalId: string | undefined;
  readonly request: OutboundRequest;
}

export interface StreamSite {
  readonly ctx: UseCaseContext;
  readonly stream: EventStream;
  readonly received: ReceivedToken[];
  readonly reported: unknown[];
  /** How the receiver reacts from now on. */
  react: (token: ReceivedToken) => Reaction | Promise<Reaction>;
  readonly pass: (milliseconds: number) => void;
  readonly now: () => number;
  readonly addUser: (name: string) => Promise<ResourceId>;
  readonly rename: (id: ResourceId, title: string) => Promise<unknown>;
  readonly read: () => Promise<EventStream>;
  readonly options: StreamSenderOptions;
  readonly open: (changes?: Partial<StreamSenderOptions>) => Sender;
}

export async function openStreamSite(
  patch: StreamPatch = {},
  store: Store = openTemporaryStore(),
): Promise<StreamSite> {
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
  const { id: directoryId } = await createDirectory(store, platform, { name: 'Contoso' });
  const directory = await findDirectory(store, directoryId);
  const settings = { audience: 'https://receiver.example', url: 'https://receiver.example/events', ...patch };
  const { stream } = await createStream({ ...ctx, directoryId }, 'push', { ...settings, events: undefined });
  const tenantUrl = `${ctx.publicUrl}/scim/v2/${directoryId}`;
  const context = { directory, store: store.directory(directoryId), platform, actor: ctx.actor, tenantUrl };
  const [received, reported]: [ReceivedToken[], unknown[]] = [[], []];

  const send = async (request: OutboundRequest): Promise<OutboundAnswer> => {
    const token = readToken(request);
    received.push(token);
    const reaction = await site.react(token);
    if (typeof reaction === 'string') throw new OutboundError(reaction, 'The connection failed (ECONNREFUSED).');
    return typeof reaction === 'number' ? { status: reaction, headers: {}, body: '' } : reaction;
  };
  const options: StreamSenderOptions = {
    ctx,
    reader: createStreamReader(ctx),
    outbound: { send },
    maySend: () => true,
    onEnd: () => undefined,
    reportError: (error) => void reported.push(error),
  };
  const site: StreamSite = {
    ...{ ctx, stream, received, reported, pass, options },
    react: () => 202,
    now: platform.clock,
    addUser: async (name) => {
      const body = { schemas: [userUrn], userName: `${name}@example.com`, externalId: name };
      return (await createResource(context, userKind, body)).resource.id;
    },
    rename: (id, title) => {
      const body = { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: 'title', value: title }] };
      return patchResource(context, userKind, id, body, undefined);
    },
    read: async () => {
      const found = await store.directory(directoryId).eventStreams.find(stream.id);
      if (found === undefined) throw new Error('There is no stream');
      return found;
    },
    open: (changes = {}) => createStreamSender({ ...options, ...changes }, stream),
  };
  return site;
}

/** Turns until nothing is due and nothing is under way. */
export async function drain(sender: Sender): Promise<void> {
  do {
    await sender.turn();
    await sender.idle();
  } while (sender.needsTurn());
}

/** The platform of the tests writes a token as the key's id, the type and the claims. */
function readToken(request: OutboundRequest): ReceivedToken {
  const claims = JSON.parse(request.body.replace(/^\S+ \S+ /, ''));
  const events = Object.keys(claims.events).map((uri) => uri.replace('urn:ietf:params:scim:event:prov:', ''));
  return { id: claims.jti, events, externalId: claims.sub_id.externalId, request };
}
