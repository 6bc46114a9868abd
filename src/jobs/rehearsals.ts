// Runs rehearsals: a simulated Entra, which is handed in, provisions a directory that is made for it. One runs at a time in the
// installation, in one process, which keeps its progress in the store, so that every process can show and cancel it.

import { setTimeout as delay } from 'node:timers/promises';
import {
  aliveSince,
  beginRehearsal,
  type DirectoryId,
  endRehearsal,
  Failure,
  type KeptRehearsal,
  type Platform,
  type Rehearsal,
  type RehearsalOrder,
  type RehearsalProgress,
  type RehearsalReport,
  readStoredRehearsal,
  rehearsalAt,
  requireRehearsable,
  type Store,
  type StoredRehearsal,
  type TokenId,
} from '../domain/index.ts';
import { type Rehearsals, type UseCaseContext, rehearsals as verbs } from '../use-cases/index.ts';
import { endToken } from './end-token.ts';

/** What the simulation gets. */
export interface RehearsalHooks {
  readonly onProgress: (progress: RehearsalProgress) => void;
  readonly signal: AbortSignal;
}

/** Plays Entra against a directory and reports what it met. */
export type Rehearse = (
  order: RehearsalOrder & { readonly directoryId: DirectoryId; readonly token: string },
  hooks: RehearsalHooks,
) => Promise<RehearsalReport>;

interface Dependencies {
  readonly store: Pick<Store, 'rehearsals'>;
  readonly platform: Pick<Platform, 'clock' | 'uuid'>;
  readonly rehearse: Rehearse;
  readonly reportError: (error: unknown) => void;
  /** How often the progress is stored, and a request to cancel is looked for. */
  readonly reportMs?: number;
}

export interface RehearsalRunner extends Rehearsals {
  /** Cancels the one that runs in this process and waits for its end. */
  readonly close: () => Promise<void>;
}

const defaultReportMs = 500;

export function createRehearsals(dependencies: Dependencies): RehearsalRunner {
  const { store, platform } = dependencies;
  let running: Running | undefined;
  let ended = Promise.resolve();
  const forget = (own: Running): void => {
    if (running === own) running = undefined;
  };
  return {
    start: async (ctx, directory, order) => {
      requireRehearsable(directory);
      const former = await store.rehearsals.find(directory.id);
      const own = await begin(dependencies, ctx, directory.id, order);
      running = own;
      try {
        if (former?.isRunning === true) await own.endToken(readStoredRehearsal(former).tokenId);
        const { secret, token } = await verbs.issueToken(ctx, { directory: directory.id });
        own.noteToken(token.id);
        ended = run(dependencies, own, secret).then(() => forget(own));
      } catch (error) {
        await own.end({ state: 'broken' });
        forget(own);
        throw error;
      }
    },
    stateOf: async (id) => {
      if (running?.directoryId === id) return running.state();
      const kept = await store.rehearsals.find(id);
      return kept === undefined ? undefined : rehearsalAt(kept, platform.clock());
    },
    cancel: async (ctx, { id }) => {
      const { isRunning } = await verbs.cancel(ctx, { directory: id });
      if (isRunning && running?.directoryId === id) running.stop.abort();
      return isRunning;
    },
    close: async () => {
      if (running === undefined) return;
      running.stop.abort();
      await ended;
    },
  };
}

/** A rehearsal of this process. */
interface Running {
  readonly directoryId: DirectoryId;
  readonly stop: AbortController;
  readonly state: () => Rehearsal;
  readonly noteToken: (token: TokenId) => void;
  readonly noteProgress: (progress: RehearsalProgress) => void;
  /** Stores the progress. False when it has to stop. */
  readonly report: () => Promise<boolean>;
  readonly end: (outcome: Partial<Rehearsal>) => Promise<void>;
  readonly endToken: (token: TokenId | undefined) => Promise<void>;
}

/** Takes the one place of the installation, or refuses with BC-923. */
async function begin(
  dependencies: Dependencies,
  ctx: UseCaseContext,
  directoryId: DirectoryId,
  order: RehearsalOrder,
): Promise<Running> {
  const { store, platform } = dependencies;
  const [id, now] = [platform.uuid(), platform.clock()];
  const state = beginRehearsal(order, now);
  const begun = { id, directoryId, seenAt: now, text: JSON.stringify({ state }) };
  if (await store.rehearsals.begin(begun, aliveSince(now))) return createRunning(dependencies, ctx, begun, state);
  throw new Failure('BC-923');
}

function createRunning(
  { store, platform, reportError }: Dependencies,
  ctx: UseCaseContext,
  { id, directoryId }: Pick<KeptRehearsal, 'id' | 'directoryId'>,
  begun: Rehearsal,
): Running {
  let state = begun;
  let tokenId: TokenId | undefined;
  const report = (isRunning: boolean): Promise<boolean> => {
    const stored: StoredRehearsal = { state, ...(tokenId && { tokenId }) };
    return store.rehearsals.report({ id, isRunning, seenAt: platform.clock(), text: JSON.stringify(stored) });
  };
  const endTokenOf = async (token: TokenId | undefined): Promise<void> => {
    if (token !== undefined) await endToken(ctx, { directory: directoryId, token }, reportError);
  };
  return {
    directoryId,
    stop: new AbortController(),
    state: () => state,
    noteToken: (token) => {
      tokenId = token;
    },
    noteProgress: (progress) => {
      state = { ...state, progress };
    },
    report: () => report(true),
    end: async (outcome) => {
      // First, so that a rehearsal that has ended leaves no active token.
      await endTokenOf(tokenId);
      state = endRehearsal(state, outcome, platform.clock());
      await report(false).catch(reportError);
    },
    endToken: endTokenOf,
  };
}

async function run(dependencies: Dependencies, own: Running, secret: string): Promise<void> {
  const over = new AbortController();
  const reporting = reportUntil(over.signal, own, dependencies.reportMs);
  const outcome = await simulate(dependencies, own, secret);
  over.abort();
  await reporting;
  await own.end(outcome);
}

async function simulate(
  { rehearse, reportError }: Dependencies,
  { directoryId, stop: { signal }, state, noteProgress }: Running,
  token: string,
): Promise<Partial<Rehearsal>> {
  try {
    const report = await rehearse({ ...state().order, directoryId, token }, { onProgress: noteProgress, signal });
    return { state: report.passed ? 'passed' : 'failed', report };
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled' };
    reportError(error);
    return { state: 'broken' };
  }
}

/** Reports the progress at intervals. A report that fails changes nothing: the next one says more. */
async function reportUntil(over: AbortSignal, { report, stop }: Running, everyMs = defaultReportMs): Promise<void> {
  while (!over.aborted) {
    await delay(everyMs, undefined, { signal: over, ref: false }).catch(() => undefined);
    const mayGoOn = over.aborted || (await report().catch(() => true));
    if (!mayGoOn) stop.abort();
  }
}
