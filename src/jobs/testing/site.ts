// What senders are tested on: an installation with a clock that the test moves, and receivers that answer as the test says.

import type { Store } from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { type OutboundAnswer, OutboundError, type OutboundReason } from '../../outbound/index.ts';
import type { UseCaseContext } from '../../use-cases/index.ts';
import type { Sender, SenderHooks } from '../sender.ts';

/** What a receiver does: a status, the reason for which there is no answer, or parts of an answer. */
export type Reaction = number | OutboundReason | Partial<OutboundAnswer>;

export interface Site {
  readonly ctx: UseCaseContext;
  /** Errors that a sender has reported. */
  readonly reported: unknown[];
  readonly pass: (milliseconds: number) => void;
  readonly now: () => number;
  /** What every sender is made with: it holds its lease, and nothing wakes it. */
  readonly hooks: SenderHooks & { readonly reportError: (error: unknown) => void };
}

export function openSite(store: Store): Site {
  const { platform, pass } = openWorkbench();
  const reported: unknown[] = [];
  const ctx: UseCaseContext = {
    actor: { kind: 'system' },
    origin: undefined,
    store,
    platform,
    auditKey: undefined,
    publicUrl: 'https://becard.test',
    targets: { findProblem: () => undefined, maxUrlLength: 2048 },
  };
  const hooks = {
    maySend: () => true,
    onEnd: () => undefined,
    reportError: (error: unknown) => void reported.push(error),
  };
  return { ctx, reported, pass, now: platform.clock, hooks };
}

/** The answer of a reaction, with these parts where it names no others. */
export function answerOf(reaction: Reaction, parts: Partial<OutboundAnswer> = {}): OutboundAnswer {
  if (typeof reaction === 'string') throw new OutboundError(reaction, 'The connection failed (ECONNREFUSED).');
  const given = typeof reaction === 'number' ? { status: reaction } : reaction;
  return { status: 200, headers: {}, body: '', ...parts, ...given };
}

/** Waits for what other promises bring about. */
export async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise((resolve) => setImmediate(resolve));
}

/** Turns until nothing is due and nothing is under way. */
export async function drain(sender: Sender): Promise<void> {
  do {
    while (await sender.turn());
    await sender.idle();
  } while (sender.needsTurn());
}
