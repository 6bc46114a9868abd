// The end of every SCIM request: its answer gets its ids, metrics and the request log see it, and the provisioning log has an entry.

import { newLogEntryId, type Registry } from '../../domain/index.ts';
import type { LogTarget } from './authenticate.ts';
import type { ScimAnswer, ScimRequest } from './exchange.ts';
import { logEntry } from './log-entry.ts';
import { answerOf, type Outcome } from './outcome.ts';
import type { FaceServices } from './services.ts';
import type { Target } from './target.ts';

export interface CompletedRequest {
  readonly services: FaceServices;
  readonly request: ScimRequest;
  readonly target: Target;
  /** By `performance.now()`. */
  readonly started: number;
  readonly at: number;
  readonly registry: Registry;
  readonly requestBody?: string | undefined;
  /** Whether it was not let in. */
  readonly isRefused?: boolean;
}

/** The answer to a request, which is logged for each of `logTargets`. */
export function finish(
  { services, request, target, started, requestBody, ...completed }: CompletedRequest,
  logTargets: readonly LogTarget[],
  outcome: Outcome,
): ScimAnswer {
  const id = newLogEntryId(services.platform);
  const plain = answerOf(outcome);
  // X-Becard-Event is the name from before: operators have it in their searches.
  const own = { 'x-becard-log-entry': id, 'x-becard-event': id };
  const answer = { ...plain, headers: { 'x-request-id': id, ...plain.headers, ...own } };
  const { handled, refusal } = outcome;
  const [{ directory, tokenId } = {}] = logTargets;
  const exchange = { logEntryId: id, directoryId: directory?.id, tokenId, ...handled };
  services.observe?.({ request, answer, started, endpoint: target.segments[0], refusal, exchange });
  if (handled?.isLogged === true) return answer;
  const { method } = request;
  const durationMs = performance.now() - started;
  for (const { directory, tokenId, isMisdirected = false } of logTargets) {
    const logged = isMisdirected ? { ...target, path: request.target } : target;
    const facts = { ...completed, id, durationMs, method, target: logged, tokenId, requestBody, answer, outcome };
    services.journal.write({ directoryId: directory.id, entry: logEntry(facts) });
  }
  return answer;
}
