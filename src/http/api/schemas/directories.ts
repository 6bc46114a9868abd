// User Directories, and what happened in them last.

import * as v from 'valibot';
import { logEntry } from './log.ts';
import { massDeprovisioning } from './mass-deprovisioning.ts';
import { rehearsal } from './rehearsals.ts';
import { count, described, named, type Shown, time } from './shared.ts';
import { token } from './tokens.ts';

const warnings = described(
  v.array(v.string()),
  'Warnings of the directory that last: BC-310 (userName is not an object id), BC-311 (externalId is not a UPN)',
);

const entries = {
  id: v.string(),
  name: v.string(),
  licenseReference: v.exactOptional(v.string()),
  entra: v.boolean(),
  provisioning: v.boolean(),
  demonstration: v.boolean(),
  testing: described(v.boolean(), 'For trying things out: a rehearsal may fill it'),
  deprovisioningGuard: described(
    v.boolean(),
    'Whether further deprovisionings are refused after a mass deprovisioning until an administrator decides',
  ),
  createdAt: time,
  tenantUrl: v.string(),
  users: count,
  groups: count,
  tokens: described(count, 'Active Secret Tokens'),
  warnings,
  lastRequest: v.exactOptional(logEntry),
};

export const directory = named('Directory', entries);
export type Directory = Shown<typeof directory>;

export const createdDirectory = named('CreatedDirectory', {
  ...entries,
  secret: v.exactOptional(
    described(v.string(), 'The Secret Token, where one was created. Shown once; it cannot be read again'),
  ),
});

export const activity = named('Activity', {
  lastRequest: v.exactOptional(logEntry),
  lastRefusal: v.exactOptional(logEntry),
  users: count,
  groups: count,
  firstUserAt: v.exactOptional(described(time, 'When the first user who is still there arrived')),
  warnings,
  setupRequests: described(count, 'How many holders of expired setup links ask for more time'),
  /** A mass deprovisioning that no administrator has decided on. */
  massDeprovisioning: v.exactOptional(massDeprovisioning),
});
export type Activity = Shown<typeof activity>;

/**
 * The events of the stream `/directories/{directory}/live` (HTML standard, "Server-sent events"). What happens on any node arrives within a
 * second: `state` carries a LiveState at the start and after each change of it, `lines` LiveLines, and `end` says that the session, its
 * rights or the directory ended.
 */
export const liveState = described(
  named('LiveState', {
    directory,
    tokens: v.array(token),
    activity,
    rehearsal: v.exactOptional(rehearsal),
  }),
  'What is in force now. An API key gets it with `directories:read` only',
);
export type LiveState = Shown<typeof liveState>;

export const liveLines = named('LiveLines', {
  lines: described(v.array(logEntry), 'New entries of the provisioning log, newest first'),
  isWhole: described(v.boolean(), 'False after a burst of which only the newest lines are given: read the log again'),
});
export type LiveLines = Shown<typeof liveLines>;
