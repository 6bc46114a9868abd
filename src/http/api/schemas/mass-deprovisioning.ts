// A mass deprovisioning: its users, and what a reversal did.

import * as v from 'valibot';
import { count, named, type Shown, time } from './shared.ts';

export const massDeprovisioning = named('MassDeprovisioning', {
  since: time,
  until: time,
  deactivated: count,
  deleted: count,
  /** The one with the most users first. `tokenName` is absent for an actor that is no token of this directory. */
  actors: v.array(v.strictObject({ actor: v.string(), tokenName: v.exactOptional(v.string()), users: count })),
});
export type MassDeprovisioning = Shown<typeof massDeprovisioning>;

const burst = named('DeprovisioningBurst', { since: time, actor: v.string() });

export const deprovisionedUser = named('DeprovisionedUser', {
  id: v.string(),
  name: v.string(),
  at: time,
  /** Absent for an actor that is no token of this directory. */
  tokenName: v.exactOptional(v.string()),
  wasDeactivated: v.boolean(),
  wasDeleted: v.boolean(),
  isInBurst: v.boolean(),
});
export type DeprovisionedUser = Shown<typeof deprovisionedUser>;

export const deprovisionedUsers = named('DeprovisionedUsers', {
  total: count,
  /** How many are in the burst; the others left before it or by another actor. */
  inBurst: count,
  burst: v.exactOptional(burst),
  items: v.array(deprovisionedUser),
});
export type DeprovisionedUsers = Shown<typeof deprovisionedUsers>;

/** The reversal of a part of the users; it goes on from `done` until that is `users`. */
export const revertedPart = named('RevertedPart', {
  users: count,
  done: count,
  restored: count,
  activated: count,
  /** Users whom Entra has created again meanwhile. */
  created: count,
});
export type RevertedPart = Shown<typeof revertedPart>;
