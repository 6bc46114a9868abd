// Runs a handler: its error becomes a refusal, and an internal error is logged.

import type { HandlerResult } from './handler-result.ts';
import { type Refusal, refusalOf } from './respond.ts';
import type { ScimServices } from './services.ts';

export interface Outcome<Result = HandlerResult> {
  readonly handled: Result | undefined;
  readonly refusal: Refusal | undefined;
}

/** Does the work. Never rejects. */
export async function attempt<Result>(services: ScimServices, work: () => Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { handled: await work(), refusal: undefined };
  } catch (error) {
    return { handled: undefined, refusal: toRefusal(services, error) };
  }
}

/** The refusal that an error is; the error itself goes to the logger when it is hidden. */
export function toRefusal(services: ScimServices, error: unknown): Refusal {
  const refusal = refusalOf(error);
  if (refusal.hidden !== undefined)
    services.logger.error({ err: refusal.hidden, code: refusal.code }, 'request failed');
  return refusal;
}
