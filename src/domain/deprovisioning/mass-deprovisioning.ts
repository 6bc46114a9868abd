// A mass deprovisioning: more users deactivated or deleted within one hour than a company loses in one. Usually a group was removed from
// the scope in Entra by mistake. It is open until an administrator reverts or acknowledges it.

import { quote } from '../../scim/index.ts';
import type { Directory } from '../directories/directory.ts';
import type { DirectoriesStore } from '../directories/store.ts';
import { Failure } from '../errors/failure.ts';
import type { DirectoryId } from '../ids/brands.ts';
import type { Platform } from '../platform.ts';
import { type Burst, type Choice, type DeprovisionedUser, findBurst, isChosen, peopleOf } from './burst.ts';
import type { DeprovisioningMinute, DeprovisioningSource } from './store.ts';

const minuteMs = 60_000;
const windowMs = 60 * minuteMs;
/** As long as Entra repeats what failed, and nearly as long as deleted users are kept. */
const lookBackMs = 28 * 86_400_000;
/** How long an acknowledged mass deprovisioning may go on: Entra repeats refused requests only after hours. */
const acceptedMs = 24 * 3_600_000;
const fewest = 25;
const share = 0.2;

export interface MassDeprovisioning {
  /** Start of its first minute and end of its last one. */
  readonly since: number;
  readonly until: number;
  readonly deactivated: number;
  readonly deleted: number;
  /** More deprovisionings than this within an hour are a mass deprovisioning. */
  readonly threshold: number;
  /** Its actors, the one with the most users first; usually one token. */
  readonly actors: readonly { readonly actor: string; readonly people: number }[];
}

/** The oldest mass deprovisioning that no administrator has decided on. */
export async function readMassDeprovisioning(
  store: DeprovisioningSource,
  { deprovisioningAcknowledgedUntil = 0 }: Directory,
  now: number,
): Promise<MassDeprovisioning | undefined> {
  const minutes = await store.deprovisioning.minutes(Math.max(now - lookBackMs, deprovisioningAcknowledgedUntil));
  if (sum(minutes) <= fewest) return undefined;
  return detectMassDeprovisioning(minutes, await store.resources.count('User', { kind: 'all' }));
}

/** The first mass deprovisioning in these minutes, oldest first; `living` is the number of users now. It ends with an hour without one. */
export function detectMassDeprovisioning(
  minutes: readonly DeprovisioningMinute[],
  living: number,
): MassDeprovisioning | undefined {
  for (const [index, first] of minutes.entries()) {
    const hour = minutes.slice(index).filter(({ at }) => at < first.at + windowMs);
    const deleted = minutes.slice(index).reduce((total, minute) => total + minute.deleted, 0);
    const threshold = Math.max(fewest, Math.floor((living + deleted) * share));
    if (sum(hour) > threshold) return summarize(untilPause(minutes.slice(index)), threshold);
  }
  return undefined;
}

/** Keeps the changes: the mass deprovisioning is decided, and the rest of it may follow. Throws Failure BC-905 when there is none. */
export async function acknowledgeMassDeprovisioning(
  store: { readonly directories: DirectoriesStore; directory(id: DirectoryId): DeprovisioningSource },
  platform: Platform,
  directory: Directory,
): Promise<MassDeprovisioning> {
  const found = await requireMassDeprovisioning(store.directory(directory.id), platform, directory);
  await store.directories.update(directory.id, { deprovisioningAcknowledgedUntil: platform.clock() + acceptedMs });
  return found;
}

/** The open mass deprovisioning, or Failure BC-905. */
export async function requireMassDeprovisioning(
  store: DeprovisioningSource,
  platform: Platform,
  directory: Directory,
): Promise<MassDeprovisioning> {
  const found = await readMassDeprovisioning(store, directory, platform.clock());
  if (found === undefined) throw new Failure('BC-905', { reason: 'deprovisioning' });
  return found;
}

/** The directory in which users were deprovisioned. */
export interface DeprovisioningScope {
  readonly directory: Directory;
  readonly store: DeprovisioningSource;
  readonly platform: Platform;
}

/** The users of a mass deprovisioning; a decision covers deprovisionings until `until`. */
export interface DeprovisionedUsers {
  readonly burst: Burst | undefined;
  readonly people: readonly DeprovisionedUser[];
  readonly until: number;
}

/** The users who were deprovisioned during it. `shown` is the burst that the administrator's selection refers to, if it was found before. */
export async function readDeprovisionedUsers(
  store: DeprovisioningSource,
  { deprovisioningAcknowledgedUntil = 0 }: Directory,
  found: Pick<MassDeprovisioning, 'since' | 'until'>,
  shown?: Burst,
): Promise<DeprovisionedUsers> {
  const deprovisionings = await store.deprovisioning.list(
    Math.max(found.since, deprovisioningAcknowledgedUntil + 1),
    found.until,
  );
  const burst = shown ?? findBurst(deprovisionings);
  return { burst, people: peopleOf(deprovisionings, burst), until: deprovisionings.at(-1)?.at ?? found.until };
}

/** The selected users of the open one. Throws Failure BC-905 when there is none, BC-904 for an unknown id, BC-906 for an empty selection. */
export async function selectDeprovisionedUsers(
  { store, platform, directory }: DeprovisioningScope,
  choice: Choice,
  shown?: Burst,
): Promise<Omit<DeprovisionedUsers, 'burst'> & { readonly found: MassDeprovisioning }> {
  const found = await requireMassDeprovisioning(store, platform, directory);
  const { people, until } = await readDeprovisionedUsers(store, directory, found, shown);
  const ids = new Set<string>(people.map(({ id }) => id));
  const unknown = [...choice.except].find((id) => !ids.has(id));
  if (unknown !== undefined) throw new Failure('BC-904', { reason: 'deprovisioned', id: quote(unknown) });
  const chosen = people.filter((person) => isChosen(person, choice));
  if (chosen.length === 0) throw new Failure('BC-906', { reason: 'selection' });
  return { found, people: chosen, until };
}

function untilPause(minutes: readonly DeprovisioningMinute[]): readonly DeprovisioningMinute[] {
  const end = minutes.findIndex(({ at }, index) => index > 0 && at - (minutes[index - 1]?.at ?? at) > windowMs);
  return end < 0 ? minutes : minutes.slice(0, end);
}

function summarize(minutes: readonly DeprovisioningMinute[], threshold: number): MassDeprovisioning {
  const people = new Map<string, number>();
  for (const minute of minutes) people.set(minute.actor, (people.get(minute.actor) ?? 0) + sum([minute]));
  return {
    since: minutes[0]?.at ?? 0,
    until: (minutes.at(-1)?.at ?? 0) + minuteMs - 1,
    deactivated: minutes.reduce((total, { deactivated }) => total + deactivated, 0),
    deleted: minutes.reduce((total, { deleted }) => total + deleted, 0),
    threshold,
    actors: [...people].map(([actor, count]) => ({ actor, people: count })).toSorted((a, b) => b.people - a.people),
  };
}

function sum(minutes: readonly DeprovisioningMinute[]): number {
  return minutes.reduce((total, { deactivated, deleted }) => total + deactivated + deleted, 0);
}
