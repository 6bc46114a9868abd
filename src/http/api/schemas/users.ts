// Users and groups.

import * as v from 'valibot';
import { logEntry } from './log.ts';
import { count, described, historyEvent, named, namedResource, reference, type Shown, time } from './shared.ts';

const summary = {
  id: v.string(),
  displayName: v.string(),
  title: v.exactOptional(v.string()),
  department: v.exactOptional(v.string()),
  office: v.exactOptional(described(v.string(), 'The `formatted` of the work address')),
  manager: v.exactOptional(reference),
  email: v.exactOptional(v.string()),
  mobile: v.exactOptional(v.string()),
  phone: v.exactOptional(described(v.string(), 'The work phone')),
  employeeNumber: v.exactOptional(v.string()),
  objectId: v.string(),
  userPrincipalName: v.exactOptional(v.string()),
  active: v.boolean(),
  createdAt: time,
  changedAt: time,
  deletedAt: v.exactOptional(described(time, 'Present on deleted users: they can be restored until `keptUntil`')),
  keptUntil: v.exactOptional(time),
  warnings: described(v.array(v.string()), 'Codes of warnings about this user that last, for example BC-310'),
};

export const userSummary = named('UserSummary', summary);
export type UserSummary = Shown<typeof userSummary>;

export const user = named('User', {
  ...summary,
  version: v.string(),
  groups: v.array(reference),
  /** The last change, if it failed; absent for a key that does not read the log. */
  failure: v.exactOptional(logEntry),
  history: v.array(historyEvent),
  named: described(
    v.array(namedResource),
    'Members and managers that the history names by their ids, the first of each event',
  ),
  resource: described(v.record(v.string(), v.unknown()), 'The SCIM resource as Entra reads it'),
});
export type User = Shown<typeof user>;

export const userCounts = named('UserCounts', {
  all: described(count, 'Active and inactive ones'),
  active: count,
  inactive: count,
  flagged: described(count, 'With a warning that lasts'),
  deleted: described(count, 'Can be restored'),
  failed: v.exactOptional(
    described(count, 'Whose last change failed within 7 days; absent for a key that does not read the log'),
  ),
});
export type UserCounts = Shown<typeof userCounts>;

export const erasedUser = named('ErasedUser', {
  ids: v.array(v.string()),
  events: described(count, 'How many events and log entries named the user'),
  logEntries: count,
});
export const department = named('Department', { name: v.string(), users: count });
const groupEntries = {
  id: v.string(),
  displayName: v.string(),
  members: count,
  pending: described(count, 'Members that Entra named and that have not arrived yet'),
  createdAt: time,
  changedAt: time,
};
export const groupSummary = named('GroupSummary', groupEntries);
export type GroupSummary = Shown<typeof groupSummary>;

export const group = named('Group', {
  ...groupEntries,
  groups: described(v.array(reference), 'Groups in this group, at most 200. Its users: /users?group='),
  namesakes: described(v.array(reference), 'Other groups of the same name, at most 10: BC-303'),
  history: v.array(historyEvent),
  named: described(
    v.array(namedResource),
    'Members and managers that the history names by their ids, the first of each event',
  ),
});
export type Group = Shown<typeof group>;

const found = { directoryId: v.string(), id: v.string(), displayName: v.string() };
export const foundGroup = named('FoundGroup', found);
export const foundUser = named('FoundUser', {
  ...found,
  email: v.exactOptional(v.string()),
  active: v.boolean(),
  deletedAt: v.exactOptional(time),
});
export type FoundUser = Shown<typeof foundUser>;

export type HistoryEvent = Shown<typeof historyEvent>;
