// A directory with a stream that is pushed, a clock that the test moves, and a receiver that answers as the test says.

import {
  createDirectory,
  createResource,
  createStream,
  type EventStream,
  findDirectory,
  patchResource,
  type ResourceId,
  type StreamPatch,
  userKind,
} from '../../domain/index.ts';
import type { OutboundRequest } from '../../outbound/index.ts';
import { patchOpUrn, userUrn } from '../../scim/index.ts';
import { openTemporaryStore } from '../../store/testing/temporary-store.ts';
import { createStreamReader } from '../../use-cases/index.ts';
import { createStreamSender, type StreamSenderOptions } from '../event-streams/sender.ts';
import type { Sender } from '../sender.ts';
import { answerOf, openSite, type Reaction, type Site } from './site.ts';

/** A token that reached the receiver. */
export interface ReceivedToken {
  readonly id: string;
  /** The userName's first part and the events, in short. */
  readonly events: readonly string[];
  readonly externalId: string | undefined;
  readonly request: OutboundRequest;
}

export interface StreamSite extends Omit<Site, 'hooks'> {
  readonly stream: EventStream;
  readonly received: ReceivedToken[];
  /** How the receiver reacts from now on. */
  react: (token: ReceivedToken) => Reaction | Promise<Reaction>;
  readonly addUser: (name: string) => Promise<ResourceId>;
  readonly rename: (id: ResourceId, title: string) => Promise<unknown>;
  readonly read: () => Promise<EventStream>;
  readonly options: StreamSenderOptions;
  readonly open: (changes?: Partial<StreamSenderOptions>) => Sender;
}

export async function openStreamSite(patch: StreamPatch = {}): Promise<StreamSite> {
  const store = openTemporaryStore();
  const { hooks, ...base } = openSite(store);
  const { ctx } = base;
  const { platform } = ctx;
  const { id: directoryId } = await createDirectory(store, platform, { name: 'Contoso' });
  const directory = await findDirectory(store, directoryId);
  const settings = { audience: 'https://receiver.example', url: 'https://receiver.example/events', ...patch };
  const { stream } = await createStream({ ...ctx, directoryId }, 'push', { ...settings, events: undefined });
  const tenantUrl = `${ctx.publicUrl}/scim/v2/${directoryId}`;
  const context = { directory, store: store.directory(directoryId), platform, actor: ctx.actor, tenantUrl };
  const received: ReceivedToken[] = [];
  const options: StreamSenderOptions = {
    ...hooks,
    ctx,
    reader: createStreamReader(ctx),
    outbound: {
      send: async (request) => {
        const token = readToken(request);
        received.push(token);
        return answerOf(await site.react(token));
      },
    },
  };
  const site: StreamSite = {
    ...base,
    ...{ stream, received, options },
    react: () => 202,
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

/** The platform of the tests writes a token as the key's id, the type and the claims. */
function readToken(request: OutboundRequest): ReceivedToken {
  const claims = JSON.parse(request.body.replace(/^\S+ \S+ /, ''));
  const events = Object.keys(claims.events).map((uri) => uri.replace('urn:ietf:params:scim:event:prov:', ''));
  return { id: claims.jti, events, externalId: claims.sub_id.externalId, request };
}
