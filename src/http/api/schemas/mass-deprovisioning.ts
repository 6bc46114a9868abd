// A mass deprovisioning: its users, and what a reversal did.

import * as v from 'valibot';
import { count, described, named, type Shown, time } from './shared.ts';

export const massDeprovisioning = named('MassDeprovisioning', {
  since: time,
  until: time,
  deactivated: count,
  deleted: count,
  threshold: described(count, 'More than this many within an hour are a mass deprovisioning'),
  actors: described(
    v.array(v.strictObject({ actor: v.string(), tokenName: v.exactOptional(v.string()), users: count })),
    'The one with the most users first. `tokenName` is absent for an actor that is no token of this directory.',
  ),
});
export type MassDeprovisioning = Shown<typeof massDeprovisioning>;

const burst = named('DeprovisioningBurst', { since: time, actor: v.string() });

export const deprovisionedUser = named('DeprovisionedUser', {
  id: v.string(),
  name: v.string(),
  at: time,
  actor: described(v.string(), 'The id of a token, administrator or API key, or the name of a command'),
  tokenName: v.exactOptional(described(v.string(), 'Absent for an actor that is no token of this directory')),
  wasDeactivated: v.boolean(),
  wasDeleted: v.boolean(),
  isInBurst: v.boolean(),
});
export type DeprovisionedUser = Shown<typeof deprovisionedUser>;

export const deprovisionedUsers = named('DeprovisionedUsers', {
  total: count,
  inBurst: described(count, 'How many are in the burst; the others left before it or by another actor'),
  burst: v.exactOptional(burst),
  items: v.array(deprovisionedUser),
});
export type DeprovisionedUsers = Shown<typeof deprovisionedUsers>;

export const revertedPart = described(
  named('RevertedPart', {
    users: count,
    done: count,
    restored: count,
    activated: count,
    created: described(count, 'Users whom Entra has created again meanwhile'),
  }),
  'The reversal of a part of the users; it goes on from `done` until that is `users`',
);
export type RevertedPart = Shown<typeof revertedPart>;
