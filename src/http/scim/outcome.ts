// Runs a handler: its error becomes a refusal, and an internal error is logged.

import type { ScimAnswer } from './exchange.ts';
import type { HandlerResult } from './handler-result.ts';
import { type Refusal, refusalOf, replyRefusal } from './respond.ts';
import type { ScimServices } from './services.ts';

/** What a piece of work gave, or why it was refused. */
export type Outcome<Result = HandlerResult> =
  | { readonly handled: Result; readonly refusal?: never }
  | { readonly handled?: never; readonly refusal: Refusal };

/** Does the work. Never rejects. */
export async function attempt<Result>(services: ScimServices, work: () => Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { handled: await work() };
  } catch (error) {
    return { refusal: toRefusal(services, error) };
  }
}

export function answerOf({ handled, refusal }: Outcome): ScimAnswer {
  return refusal === undefined ? handled.answer : replyRefusal(refusal);
}

/** The refusal that an error is; the error itself goes to the logger when it is hidden. */
export function toRefusal(services: ScimServices, error: unknown): Refusal {
  const refusal = refusalOf(error);
  if (refusal.hidden !== undefined)
    services.logger.error({ err: refusal.hidden, code: refusal.code }, 'request failed');
  return refusal;
}
