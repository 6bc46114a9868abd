// A directory at a glance: figures by the hour, its cycles, what failed, who moved, and what is known of its users.

import * as v from 'valibot';
import { cardFields, movementKinds } from '../../../domain/index.ts';
import { count, described, named, type Shown, time } from './shared.ts';

const hour = named('OverviewHour', {
  at: described(time, 'Start of the hour'),
  requests: count,
  failed: described(count, 'Requests that failed or were refused'),
  created: described(count, 'Users who were created'),
  updated: described(count, 'Changes of users, with those reactivated and restored'),
  left: described(count, 'Users who were deactivated or deleted'),
  activeUsers: described(count, 'Active users at the end of the hour'),
});
export type OverviewHour = Shown<typeof hour>;

const cycleChanges = named('OverviewCycle', {
  from: time,
  until: time,
  requests: count,
  failed: described(count, 'Requests that failed or were refused'),
  created: count,
  updated: described(count, 'Changes but for those that deactivated a user'),
  left: described(count, 'Users who were deactivated or deleted'),
});

const cause = named('FailureCause', {
  code: v.exactOptional(described(v.string(), 'Absent for an error of the protocol')),
  requests: count,
  lastAt: time,
  lastEntry: described(v.string(), 'The id of the newest entry of the provisioning log'),
  lastSubject: v.exactOptional(v.string()),
});
export type FailureCause = Shown<typeof cause>;

const movement = named('Movement', {
  kind: v.picklist(movementKinds),
  at: time,
  userId: v.string(),
  name: described(v.string(), 'Empty for a caller who may not read users'),
});
export type Movement = Shown<typeof movement>;

const coverage = named('Coverage', {
  sampled: described(count, 'How many users were looked at: all, or an even sample'),
  fields: v.array(named('CoveredField', { field: v.picklist(cardFields), users: count })),
});

export const overview = named('Overview', {
  users: count,
  activeUsers: count,
  groups: count,
  activeBefore: described(count, 'Active users before the first of these hours'),
  hours: described(v.array(hour), 'Hours in which something happened, oldest first'),
  cycles: described(v.array(cycleChanges), 'Cycles of the last 24 hours, newest first'),
  nextCycleAt: v.exactOptional(described(time, 'When the next cycle is due, estimated from the intervals before')),
  failures: described(
    v.array(cause),
    'Causes of the newest 100 failures of the last 24 hours, the most frequent first',
  ),
  movements: described(v.array(movement), 'Who joined, left or was renamed since `since`, at most five of each'),
  coverage,
});
export type Overview = Shown<typeof overview>;
