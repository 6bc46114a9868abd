// The mistake that a visitor of a demonstration may ask for: many users leave at once. The simulation is handed in; this file gives it a
// token and ends the token after it.

import { type DirectoryId, Failure } from '../../domain/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import * as useCases from '../../use-cases/index.ts';

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

export interface Demonstrations {
  /** Begins and does not wait for the end. Refuses a directory that is no demonstration with BC-925. */
  readonly letUsersLeave: (ctx: UseCaseContext, directory: string) => Promise<void>;
  /** Ends what is under way. */
  readonly close: () => Promise<void>;
}

export function createDemonstrations({ letUsersLeave, reportError }: Dependencies): Demonstrations {
  const stop = new AbortController();
  const running = new Set<Promise<void>>();

  async function leave(ctx: UseCaseContext, begun: Awaited<ReturnType<typeof useCases.demonstrations.letUsersLeave>>) {
    const { directory, token, secret, users } = begun;
    try {
      await letUsersLeave({ directoryId: directory.id, token: secret, users, signal: stop.signal });
    } catch (error) {
      if (!stop.signal.aborted) reportError(error);
    }
    // The system ends the token, whose caller may have signed out. The directory may be gone, and its token with it.
    const bySystem: UseCaseContext = { ...ctx, actor: { kind: 'system' }, origin: undefined };
    await useCases.rehearsals
      .endToken(bySystem, { directory: directory.id, token: token.id })
      .catch((error: unknown) => {
        if (!(error instanceof Failure)) reportError(error);
      });
  }

  return {
    letUsersLeave: async (ctx, directory) => {
      const leaving = leave(ctx, await useCases.demonstrations.letUsersLeave(ctx, { directory }));
      running.add(leaving);
      void leaving.finally(() => running.delete(leaving));
    },
    close: async () => {
      stop.abort();
      await Promise.all(running);
    },
  };
}
