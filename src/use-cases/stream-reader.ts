// What polls and pushes of event streams have in common: the changes of a directory as signed Security Event Tokens.

import {
  createRegistries,
  type EventStream,
  findDirectory,
  findPrivateKey,
  type SignedToken,
  type StreamSource,
  signTokens,
  type UnsignedToken,
} from '../domain/index.ts';
import { resourceContext, type UseCaseContext } from './context.ts';
import { rotateKey } from './event-streams.ts';

export interface StreamReader {
  /** Where the tokens of a stream come from. Rejects with Failure BC-904 once its directory is gone. */
  readonly open: (stream: EventStream) => Promise<StreamSource>;
  readonly sign: (stream: EventStream, tokens: readonly UnsignedToken[]) => Promise<readonly SignedToken[]>;
}

export function createStreamReader(services: Omit<UseCaseContext, 'actor' | 'origin'>): StreamReader {
  const ctx: UseCaseContext = { ...services, actor: { kind: 'system' }, origin: undefined };
  const { store, platform } = ctx;
  const registryOf = createRegistries();
  return {
    open: async ({ directoryId }) => {
      const directory = await findDirectory(store, directoryId);
      const own = store.directory(directoryId);
      return {
        context: resourceContext(ctx, directory),
        streams: own.eventStreams,
        registry: await registryOf(directory, own),
        feed: store.events,
      };
    },
    sign: async ({ directoryId }, tokens) => {
      if (tokens.length === 0) return [];
      // A key that this installation cannot read gives way to another.
      const found = await findPrivateKey(ctx, directoryId);
      if (found === undefined) await rotateKey(ctx, { directory: directoryId });
      const key = found ?? (await findPrivateKey(ctx, directoryId));
      if (key === undefined) throw new Error(`The signing key of ${directoryId} cannot be read`);
      return signTokens(platform, key, tokens);
    },
  };
}
