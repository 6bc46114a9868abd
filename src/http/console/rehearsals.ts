// Rehearsals: a simulated Entra provisions a directory that is made for it. One at a time in a process, bounded, and it can be called
// off. The simulation is handed in; here stands what it may touch and what becomes of its token.

import {
  createToken,
  type Directory,
  type DirectoryId,
  Failure,
  type Platform,
  revokeToken,
  type Store,
  type Token,
} from '../../directory/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import type { RehearsalOrder, RehearsalReport, RehearsalState } from './contract.ts';

/** What the simulation is told of its surroundings. */
export interface RehearsalHooks {
  readonly onProgress: (progress: { readonly phase: string; readonly done: number; readonly total: number }) => void;
  readonly signal: AbortSignal;
}

/** Plays Entra against a directory and reports what it met. */
export type Rehearse = (
  order: RehearsalOrder & { readonly directoryId: DirectoryId; readonly token: string },
  hooks: RehearsalHooks,
) => Promise<RehearsalReport>;

interface Surroundings {
  readonly store: Store;
  readonly platform: Platform;
  readonly rehearse: Rehearse;
  readonly reportError: (error: unknown) => void;
}

export interface Rehearsals {
  /** The running rehearsal of a directory, or its last one since this process began. */
  readonly stateOf: (id: DirectoryId) => RehearsalState | undefined;
  /** Refuses real directories with BC-922 and a second rehearsal with BC-923. */
  readonly start: (directory: Directory, order: RehearsalOrder, actor: string) => Promise<Token>;
  /** False when none is running there. */
  readonly cancel: (id: DirectoryId) => boolean;
  /** Calls the running one off and waits for its end. */
  readonly close: () => Promise<void>;
}

interface Running {
  readonly id: DirectoryId;
  readonly stop: AbortController;
  ended: Promise<void>;
}

export function createRehearsals(surroundings: Surroundings): Rehearsals {
  const states = new Map<DirectoryId, RehearsalState>();
  let running: Running | undefined;
  const now = (): string => formatDateTime(surroundings.platform.clock());

  async function start(directory: Directory, order: RehearsalOrder, actor: string): Promise<Token> {
    refuseReal(directory);
    if (running !== undefined) {
      throw new Failure('BC-923', 'Another rehearsal is running. Wait for its end, or cancel it.');
    }
    const begun: Running = { id: directory.id, stop: new AbortController(), ended: Promise.resolve() };
    running = begun;
    try {
      const scope = { directoryId: directory.id, store: surroundings.store.directory(directory.id) };
      const made = await createToken(
        { ...scope, platform: surroundings.platform },
        { name: 'Rehearsal', createdBy: actor, expiresInDays: 1 },
      );
      states.set(directory.id, { state: 'running', order, startedAt: now() });
      begun.ended = run(begun, order, made.secret, made.token);
      return made.token;
    } catch (error) {
      running = undefined;
      throw error;
    }
  }

  async function run({ id, stop }: Running, order: RehearsalOrder, secret: string, token: Token): Promise<void> {
    const change = (more: Partial<RehearsalState>): void => {
      const before = states.get(id);
      if (before !== undefined) states.set(id, { ...before, ...more });
    };
    try {
      const hooks = {
        onProgress: (progress: RehearsalState['progress'] & object) => change({ progress }),
        signal: stop.signal,
      };
      const report = await surroundings.rehearse({ ...order, directoryId: id, token: secret }, hooks);
      change({ state: report.passed ? 'passed' : 'failed', report, endedAt: now() });
    } catch (error) {
      const isCancelled = stop.signal.aborted;
      if (!isCancelled) surroundings.reportError(error);
      change({ state: isCancelled ? 'cancelled' : 'broken', endedAt: now() });
    } finally {
      running = undefined;
      await endToken(surroundings, id, token);
    }
  }

  return {
    start,
    stateOf: (id) => states.get(id),
    cancel: (id) => {
      if (running?.id !== id) return false;
      running.stop.abort();
      return true;
    },
    close: async () => {
      const last = running;
      last?.stop.abort();
      await last?.ended;
    },
  };
}

function refuseReal({ testing, demonstration }: Directory): void {
  if (testing || demonstration) return;
  throw new Failure(
    'BC-922',
    'A rehearsal fills its directory with invented people. Create a User Directory for testing and rehearse there.',
  );
}

/** The directory may be gone by now, and its token with it. */
async function endToken({ store, platform, reportError }: Surroundings, id: DirectoryId, token: Token): Promise<void> {
  try {
    await revokeToken({ directoryId: id, store: store.directory(id), platform }, token.id);
  } catch (error) {
    if (!(error instanceof Failure)) reportError(error);
  }
}
