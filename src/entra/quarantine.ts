// When Entra gives up on an object for now, and when on a whole job. Pure rules; the clock is handed in.
// Source: Microsoft, "Application provisioning in quarantine status" and "Analyze provisioning logs" (error codes).

/** What Entra calls an answer in its provisioning log, and what it does about it. */
export interface Verdict {
  readonly code: string;
  readonly action: 'none' | 'retry at once' | 'retry next cycle' | 'quarantine';
}

const VERDICTS: ReadonlyMap<number, Verdict> = new Map([
  [400, { code: 'InvalidRequest', action: 'retry next cycle' }],
  [401, { code: 'SystemForCrossDomainIdentityManagementCredentialValidationFailure', action: 'quarantine' }],
  [403, { code: 'InsufficientRights', action: 'quarantine' }],
  [404, { code: 'InvalidAnchor', action: 'retry next cycle' }],
  [405, { code: 'MethodNotAllowed', action: 'retry next cycle' }],
  [409, { code: 'EntryConflict', action: 'retry next cycle' }],
  [422, { code: 'UnprocessableEntity', action: 'retry next cycle' }],
  [429, { code: 'TooManyRequests', action: 'retry at once' }],
  [501, { code: 'NotImplemented', action: 'retry next cycle' }],
  [503, { code: 'ServiceUnavailable', action: 'retry at once' }],
]);

/** The verdict on a status; 0 means no answer. `verdictOn(409)` is EntryConflict, retried in the next cycle. */
export function verdictOn(status: number): Verdict {
  if (status >= 200 && status < 300) return { code: 'Success', action: 'none' };
  if (status === 0) return { code: 'Timeout', action: 'retry next cycle' };
  const known = VERDICTS.get(status);
  if (known !== undefined) return known;
  return { code: status >= 500 ? 'InternalServerError' : 'UnexpectedStatus', action: 'retry next cycle' };
}

const HOUR_MS = 3_600_000;
const RETRY_HOURS = [6, 12, 24] as const;

/** An object is given up 28 days after its first failure. */
export const RETRY_LIMIT_MS = 28 * 24 * HOUR_MS;

/** When a failed object is tried again: after 6, 12 and 24 hours, then every 24 hours; undefined once 28 days have passed. */
export function nextRetryAt(failures: number, lastTriedAt: number, firstFailedAt: number): number | undefined {
  const hours = RETRY_HOURS[failures - 1] ?? 24;
  const at = lastTriedAt + hours * HOUR_MS;
  return at - firstFailedAt > RETRY_LIMIT_MS ? undefined : at;
}

/** The tally of one cycle. References are managers and members. */
export interface Tally {
  readonly attempts: number;
  readonly failures: number;
  readonly referenceFailures: number;
}

/** Why a job with this tally goes into quarantine, or undefined. Below 5,000 failures nothing is evaluated. */
export function quarantineReason({ attempts, failures, referenceFailures }: Tally): string | undefined {
  if (failures < 5_000) return undefined;
  const own = failures - referenceFailures;
  if (own > 40_000) return `more than 40,000 failures that are not references (${own})`;
  if (failures > 60_000) return `more than 60,000 failures (${failures})`;
  if (own > 0.4 * attempts) return `more than 40 % of ${attempts} attempts failed (${own})`;
  return undefined;
}

/** A job in quarantine runs once a day and is switched off after 28 days. */
export function quarantineStage(enteredAt: number, now: number): 'daily' | 'disabled' {
  return now - enteredAt > RETRY_LIMIT_MS ? 'disabled' : 'daily';
}
