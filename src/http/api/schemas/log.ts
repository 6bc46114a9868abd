// The provisioning log: requests of Entra and their answers.

import * as v from 'valibot';
import { logOutcomes } from '../../../domain/index.ts';
import { change, count, named, reference, type Shown, time } from './shared.ts';

const entry = {
  id: v.string(),
  at: time,
  action: v.string(),
  method: v.string(),
  path: v.string(),
  status: v.number(),
  outcome: v.picklist(logOutcomes),
  code: v.exactOptional(v.string()),
  /** The values in `detail`, for example `holderId` with BC-301; `reason` names the sentence where a code has several. */
  fields: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
  detail: v.exactOptional(v.string()),
  warnings: v.array(v.string()),
  durationMs: v.number(),
  resourceId: v.exactOptional(v.string()),
  subject: v.exactOptional(v.string()),
  tokenId: v.exactOptional(v.string()),
};

export const logEntry = named('LogEntry', entry);
export type LogEntry = Shown<typeof logEntry>;
export type LogOutcome = LogEntry['outcome'];

const comparedValue = named('ComparedValue', {
  path: v.string(),
  /** Ignoring letter case; known although both values may be hidden. */
  isSame: v.boolean(),
  incoming: v.exactOptional(v.string()),
  current: v.exactOptional(v.string()),
});

export type ComparedValue = Shown<typeof comparedValue>;

export const conflict = named('Conflict', {
  holder: reference,
  isActive: v.boolean(),
  /** Whether an address or the user principal name is the same in both. */
  isSamePerson: v.boolean(),
  /** Empty when the refused request is not known any more. */
  attributes: v.array(comparedValue),
});
export type Conflict = Shown<typeof conflict>;

export const logEntryDetails = named('LogEntryDetails', {
  ...entry,
  tokenName: v.exactOptional(v.string()),
  /** What the request changed; absent when it changed nothing, or that is no longer known. */
  changes: v.exactOptional(v.array(change)),
  /** With BC-301: the user who has the name or object id already, beside the refused one. */
  conflict: v.exactOptional(conflict),
  /** Whether personal values in bodies, changes and conflict are hidden. */
  isMasked: v.boolean(),
  requestBody: v.exactOptional(v.string()),
  responseBody: v.exactOptional(v.string()),
});
export type LogEntryDetails = Shown<typeof logEntryDetails>;

/** A provisioning cycle, estimated from the pauses between requests. */
export const cycle = named('Cycle', {
  from: time,
  until: time,
  requests: count,
  created: count,
  updated: count,
  deleted: count,
  failed: count,
  warned: count,
});
export type Cycle = Shown<typeof cycle>;

export const foundEntry = named('FoundLogEntry', { directoryId: v.string(), entry: logEntry });
export type FoundLogEntry = Shown<typeof foundEntry>;
