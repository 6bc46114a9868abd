// The mistake that a visitor of a demonstration may ask for: many users leave at once. The simulation is handed in; this file gives it a
// token and ends the token after it.

import type { DirectoryId } from '../domain/index.ts';
import { type Demonstrations, type UseCaseContext, demonstrations as verbs } from '../use-cases/index.ts';
import { endToken } from './end-token.ts';

/** Deactivates users of a directory as Entra does. */
export type LetUsersLeave = (order: {
  readonly directoryId: DirectoryId;
  readonly token: string;
  readonly users: number;
  readonly signal: AbortSignal;
}) => Promise<unknown>;

interface Dependencies {
  readonly letUsersLeave: LetUsersLeave;
  readonly reportError: (error: unknown) => void;
}

export interface DemonstrationRunner extends Demonstrations {
  /** Ends what is under way. */
  readonly close: () => Promise<void>;
}

export function createDemonstrations({ letUsersLeave, reportError }: Dependencies): DemonstrationRunner {
  const stop = new AbortController();
  const running = new Set<Promise<void>>();

  async function leave(ctx: UseCaseContext, begun: Awaited<ReturnType<typeof verbs.letUsersLeave>>): Promise<void> {
    const { directory, token, secret, users } = begun;
    try {
      await letUsersLeave({ directoryId: directory.id, token: secret, users, signal: stop.signal });
    } catch (error) {
      if (!stop.signal.aborted) reportError(error);
    }
    await endToken(ctx, { directory: directory.id, token: token.id }, reportError);
  }

  return {
    letUsersLeave: async (ctx, directory) => {
      const leaving = leave(ctx, await verbs.letUsersLeave(ctx, { directory }));
      running.add(leaving);
      void leaving.finally(() => running.delete(leaving));
    },
    close: async () => {
      stop.abort();
      await Promise.all(running);
    },
  };
}
