// Rehearsals: a simulated Entra provisions a directory that is made for it. One at a time in the installation, bounded, and it can be called
// off. It runs in one process and tells the store how it goes, so that every process can show it and call it off. The simulation is handed
// in; this file decides what it may touch and ends its token.

import { setTimeout as delay } from 'node:timers/promises';
import {
  type Directory,
  type DirectoryId,
  Failure,
  type Platform,
  type Store,
  type Token,
} from '../../domain/index.ts';
import { formatDateTime } from '../../scim/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import * as useCases from '../../use-cases/index.ts';
import type { RehearsalOrder, RehearsalReport, Rehearsal as RehearsalState } from './schemas/rehearsals.ts';

/** What the simulation gets. */
export interface RehearsalHooks {
  readonly onProgress: (progress: { readonly phase: string; readonly done: number; readonly total: number }) => void;
  readonly signal: AbortSignal;
}

/** Plays Entra against a directory and reports what it met. */
export type Rehearse = (
  order: RehearsalOrder & { readonly directoryId: DirectoryId; readonly token: string },
  hooks: RehearsalHooks,
) => Promise<RehearsalReport>;

interface Dependencies {
  readonly store: Store;
  readonly platform: Platform;
  readonly rehearse: Rehearse;
  readonly reportError: (error: unknown) => void;
  /** How often a running rehearsal is written down, and asks whether it was called off. */
  readonly tellMs?: number;
}

export interface Rehearsals {
  /** The running rehearsal of a directory, or its last one, whichever process it runs in. */
  readonly stateOf: (id: DirectoryId) => Promise<RehearsalState | undefined>;
  /** Refuses real directories with BC-922 and a second rehearsal with BC-923. */
  readonly start: (ctx: UseCaseContext, directory: Directory, order: RehearsalOrder) => Promise<void>;
  /** False when none is running there. */
  readonly cancel: (ctx: UseCaseContext, directory: Directory) => Promise<boolean>;
  /** Calls the one that runs in this process off and waits for its end. */
  readonly close: () => Promise<void>;
}

/** What is stored of a rehearsal. The next rehearsal ends the token if this process could not. */
interface Progress {
  readonly state: RehearsalState;
  readonly tokenId?: Token['id'];
}

/** The one that runs in this process. */
interface Running {
  /** The caller who began it. */
  readonly ctx: UseCaseContext;
  readonly id: string;
  readonly directoryId: DirectoryId;
  readonly stop: AbortController;
  progress: Progress;
  ended: Promise<void>;
}

const usualTellMs = 500;
/** A runner without a report for this long has died. */
const goneMs = 20_000;

export function createRehearsals(dependencies: Dependencies): Rehearsals {
  const { store, platform, rehearse, reportError, tellMs = usualTellMs } = dependencies;
  let running: Running | undefined;
  const now = (): string => formatDateTime(platform.clock());
  const aliveSince = (): number => platform.clock() - goneMs;

  async function start(ctx: UseCaseContext, directory: Directory, order: RehearsalOrder): Promise<void> {
    refuseReal(directory);
    const left = await store.rehearsals.find(directory.id);
    const progress: Progress = { state: { state: 'running', order, startedAt: now() } };
    const begun = { id: platform.uuid(), directoryId: directory.id, progress };
    const signs = { ...begun, seenAt: platform.clock(), text: JSON.stringify(progress) };
    if (!(await store.rehearsals.begin(signs, aliveSince()))) {
      throw new Failure('BC-923');
    }
    const own: Running = { ...begun, ctx, stop: new AbortController(), ended: Promise.resolve() };
    running = own;
    try {
      if (left?.isRunning === true) await endToken(own, readProgress(left.text).tokenId);
      const { secret, token } = await useCases.rehearsals.issueToken(ctx, { directory: directory.id });
      own.progress = { ...progress, tokenId: token.id };
      own.ended = run(own, order, secret);
    } catch (error) {
      await end(own, { state: 'broken' });
      throw error;
    }
  }

  async function run(own: Running, order: RehearsalOrder, secret: string): Promise<void> {
    const over = new AbortController();
    const telling = tellOf(own, over.signal);
    const hooks = {
      onProgress: (progress: RehearsalState['progress'] & object) => change(own, { progress }),
      signal: own.stop.signal,
    };
    let outcome: Partial<RehearsalState>;
    try {
      const report = await rehearse({ ...order, directoryId: own.directoryId, token: secret }, hooks);
      outcome = { state: report.passed ? 'passed' : 'failed', report };
    } catch (error) {
      const isCancelled = own.stop.signal.aborted;
      if (!isCancelled) reportError(error);
      outcome = { state: isCancelled ? 'cancelled' : 'broken' };
    }
    over.abort();
    await telling;
    await end(own, outcome);
  }

  /** Reports the progress at intervals. A report that fails changes nothing: the next one says more. */
  async function tellOf(own: Running, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await delay(tellMs, undefined, { signal: over, ref: false }).catch(() => undefined);
      const goesOn = over.aborted || (await report(own, true).catch(() => true));
      if (!goesOn) own.stop.abort();
    }
  }

  function report({ id, progress }: Running, isRunning: boolean): Promise<boolean> {
    return store.rehearsals.report({ id, isRunning, seenAt: platform.clock(), text: JSON.stringify(progress) });
  }

  function change(own: Running, more: Partial<RehearsalState>): void {
    own.progress = { ...own.progress, state: { ...own.progress.state, ...more } };
  }

  async function end(own: Running, outcome: Partial<RehearsalState>): Promise<void> {
    // First, so that a rehearsal that has ended leaves no active token.
    await endToken(own, own.progress.tokenId);
    change(own, { ...outcome, endedAt: now() });
    await report(own, false).catch(reportError);
    if (running === own) running = undefined;
  }

  /** The system ends the token, whichever caller began the rehearsal. The directory may be gone by now, and its token with it. */
  async function endToken({ ctx, directoryId }: Running, token: Token['id'] | undefined): Promise<void> {
    if (token === undefined) return;
    const bySystem: UseCaseContext = { ...ctx, actor: { kind: 'system' }, origin: undefined };
    try {
      await useCases.rehearsals.endToken(bySystem, { directory: directoryId, token });
    } catch (error) {
      if (!(error instanceof Failure)) reportError(error);
    }
  }

  return {
    start,
    stateOf: async (id) => {
      if (running?.directoryId === id) return running.progress.state;
      const kept = await store.rehearsals.find(id);
      if (kept === undefined) return undefined;
      const { state } = readProgress(kept.text);
      const hasDied = kept.isRunning && kept.seenAt < aliveSince();
      return hasDied ? { ...state, state: 'broken', endedAt: formatDateTime(kept.seenAt) } : state;
    },
    cancel: async (ctx, { id }) => {
      const input = { directory: id, aliveSince: aliveSince() };
      const { isRunning } = await useCases.rehearsals.cancel(ctx, input);
      if (isRunning && running?.directoryId === id) running.stop.abort();
      return isRunning;
    },
    close: async () => {
      const last = running;
      last?.stop.abort();
      await last?.ended;
    },
  };
}

/** The same program wrote it. */
function readProgress(text: string): Progress {
  return JSON.parse(text);
}

function refuseReal({ testing, demonstration }: Directory): void {
  if (testing || demonstration) return;
  throw new Failure('BC-922');
}
