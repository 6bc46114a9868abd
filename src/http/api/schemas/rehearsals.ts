// Rehearsals: the built-in Entra client provisions a directory for testing.

import * as v from 'valibot';
import { count, described, named, type Shown, time } from './shared.ts';

const maxUsers = 5_000;

export const rehearsalOrder = named('RehearsalOrder', {
  users: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxUsers)),
  mapping: v.picklist(['becard', 'default']),
  dialect: v.picklist(['legacy', '2020']),
});
export type RehearsalOrder = Shown<typeof rehearsalOrder>;

const counts = named('RehearsalCounts', { created: count, updated: count, deleted: count, failed: count });
const cycle = named('RehearsalCycle', {
  kind: v.picklist(['initial', 'incremental']),
  users: counts,
  groups: counts,
});
const finding = named('RehearsalFinding', {
  severity: v.picklist(['error', 'warning', 'note']),
  code: v.string(),
  message: described(v.string(), 'English'),
  example: v.string(),
  count,
});
export type RehearsalFinding = Shown<typeof finding>;

const report = named('RehearsalReport', {
  passed: v.boolean(),
  connection: described(
    v.strictObject({ isConnected: v.boolean(), shown: v.string() }),
    "The result of Test Connection, as Entra's admin centre would show it",
  ),
  cycles: v.array(cycle),
  requests: v.strictObject({
    total: count,
    perSecond: v.number(),
    latencyMs: v.strictObject({ p50: v.number(), p95: v.number() }),
  }),
  findings: v.array(finding),
  durationMs: v.number(),
});
export type RehearsalReport = Shown<typeof report>;

export const rehearsal = named('Rehearsal', {
  state: described(
    v.picklist(['running', 'passed', 'failed', 'cancelled', 'broken']),
    '`failed`: it ran and found faults; `broken`: it could not be completed',
  ),
  order: rehearsalOrder,
  startedAt: time,
  endedAt: v.exactOptional(time),
  progress: v.exactOptional(v.strictObject({ phase: v.string(), done: count, total: count })),
  report: v.exactOptional(report),
});
export type Rehearsal = Shown<typeof rehearsal>;

/** The last rehearsal of a directory, if there was one. */
export const lastRehearsal = v.pipe(
  v.union([rehearsal, v.strictObject({ state: v.literal('none') })]),
  v.title('LastRehearsal'),
);
