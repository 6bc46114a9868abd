// The provisioning log: requests of Entra and their answers.

import * as v from 'valibot';
import { logOutcomes } from '../../../domain/index.ts';
import { change, count, described, named, namedResource, reference, type Shown, time } from './shared.ts';

const entry = {
  id: v.string(),
  at: time,
  action: v.string(),
  method: v.string(),
  path: v.string(),
  status: v.number(),
  outcome: v.picklist(logOutcomes),
  code: v.exactOptional(v.string()),
  fields: v.exactOptional(
    described(
      v.record(v.string(), v.union([v.string(), v.number()])),
      'The values in `detail`, for example `holderId` with BC-301; `reason` names the sentence where a code has several',
    ),
  ),
  detail: v.exactOptional(v.string()),
  warnings: v.array(v.string()),
  durationMs: v.number(),
  resourceId: v.exactOptional(v.string()),
  subject: v.exactOptional(v.string()),
  tokenId: v.exactOptional(v.string()),
};

/** What a request changed, in short. */
export const effect = named('Effect', {
  changes: described(
    v.array(change),
    'The first changes, texts cut; their values are hidden from a key that does not read users',
  ),
  others: described(count, 'How many attributes were changed besides'),
  membersAdded: count,
  membersRemoved: count,
});
export type Effect = Shown<typeof effect>;

const listed = {
  ...entry,
  effect: v.exactOptional(described(effect, 'In lists: what the request changed; absent when it changed nothing')),
};

export const logEntry = named('LogEntry', listed);
export type LogEntry = Shown<typeof logEntry>;
export type LogOutcome = LogEntry['outcome'];

const comparedValue = named('ComparedValue', {
  path: v.string(),
  isSame: described(v.boolean(), 'Ignoring letter case; known although both values may be hidden'),
  incoming: v.exactOptional(v.string()),
  current: v.exactOptional(v.string()),
});

export const conflict = named('Conflict', {
  holder: reference,
  isActive: v.boolean(),
  isSamePerson: described(v.boolean(), 'Whether an address or the user principal name is the same in both'),
  attributes: described(v.array(comparedValue), 'Empty when the refused request is not known any more'),
});
export type Conflict = Shown<typeof conflict>;

export const logEntryDetails = named('LogEntryDetails', {
  ...entry,
  tokenName: v.exactOptional(v.string()),
  changes: v.exactOptional(
    described(v.array(change), 'What the request changed; absent when it changed nothing, or that is no longer known'),
  ),
  named: described(v.array(namedResource), 'Members and managers that the changes name by their ids'),
  /** With BC-301: the user who has the name or object id already, beside the refused one. */
  conflict: v.exactOptional(conflict),
  isMasked: described(v.boolean(), 'Whether personal values in bodies, changes and conflict are hidden'),
  requestBody: v.exactOptional(v.string()),
  responseBody: v.exactOptional(v.string()),
});
export type LogEntryDetails = Shown<typeof logEntryDetails>;

export const cycle = described(
  named('Cycle', {
    from: time,
    until: time,
    requests: count,
    created: count,
    updated: count,
    deleted: count,
    failed: count,
    warned: count,
  }),
  'A provisioning cycle, estimated from the pauses between requests',
);
export type Cycle = Shown<typeof cycle>;

export const logInterval = named('LogInterval', {
  from: time,
  until: time,
  changed: described(count, 'Changes that succeeded'),
  read: described(count, 'Look-ups and reads that succeeded'),
  failed: count,
});
export type LogInterval = Shown<typeof logInterval>;

export const failingUser = named('FailingUser', {
  userId: v.string(),
  /** The request that failed last; none has succeeded since. */
  entry: logEntry,
});

export const foundEntry = named('FoundLogEntry', { directoryId: v.string(), entry: logEntry });
