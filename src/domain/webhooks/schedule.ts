// When an event is sent again: the times that Standard Webhooks recommends, ten attempts within 75 hours.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** The wait after the first attempt, after the second, and so on. */
export const retryDelaysMs: readonly number[] = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
];

/** A webhook without a success for so long is disabled. */
export const maxFailingMs = 5 * dayMs;
const maxRetryAfterMs = dayMs;

/** When an event is sent again after so many attempts; undefined after the last one. */
export function nextAttemptAt(attempts: number, now: number, retryAfterMs = 0): number | undefined {
  const delayMs = retryDelaysMs[attempts - 1];
  return delayMs === undefined ? undefined : now + Math.max(delayMs, retryAfterMs);
}

/** How long an answer of 429 or 503 asks to wait (RFC 9110 §10.2.3), at most a day; 0 where it does not say. */
export function retryAfterOf(status: number, header: string | undefined, now: number): number {
  if ((status !== 429 && status !== 503) || header === undefined) return 0;
  const waitMs = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(waitMs) ? 0 : Math.min(Math.max(waitMs, 0), maxRetryAfterMs);
}
