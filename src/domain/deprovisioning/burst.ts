// The burst of a mass deprovisioning: the users whom a mistake deprovisions, without those who left shortly before or by another actor.
// A mistake of scope deprovisions many users in quick succession; users who really leave do so singly, or some time before.

import type { ResourceId } from '../ids/brands.ts';
import type { Deprovisioning } from './store.ts';

/** The actor (token, administrator or command) and the start of the burst: every later deprovisioning by that actor is part of it. */
export interface Burst {
  readonly since: number;
  readonly actor: string;
}

/** A user who was deprovisioned during a mass deprovisioning. */
export interface DeprovisionedUser {
  readonly id: ResourceId;
  /** The name at that time. */
  readonly name: string;
  /** The last deprovisioning of the user. */
  readonly at: number;
  readonly actor: string;
  readonly wasDeactivated: boolean;
  readonly wasDeleted: boolean;
  readonly isInBurst: boolean;
}

/** The users to restore: a preset and the exceptions from it. */
export interface Choice {
  readonly preset: 'burst' | 'all' | 'none';
  readonly except: ReadonlySet<string>;
}

/** All users of the burst. */
export const burstChoice: Choice = { preset: 'burst', except: new Set() };

/** A pause is twenty times the median gap, within these bounds. */
const pauseFactor = 20;
const minPauseMs = 2_000;
const maxPauseMs = 60_000;
/** The burst begins with the first run that has at least this share of the largest run's users. */
const share = 0.25;

interface Run {
  readonly since: number;
  readonly people: number;
}

/**
 * The burst among deprovisionings in the order of their time; undefined without any. Its actor is the one with the most users. Deprovisionings
 * of one kind (deactivated, deleted) without a pause are a run; runs before the largest that are small beside it are no part of the burst.
 */
export function findBurst(deprovisionings: readonly Deprovisioning[]): Burst | undefined {
  const [own] = [...Map.groupBy(deprovisionings, ({ actor }) => actor).values()].toSorted(
    (a, b) => b.length - a.length,
  );
  const [first] = own ?? [];
  if (own === undefined || first === undefined) return undefined;
  const pauseMs = pauseOf(own.map(({ at }) => at));
  const kinds = Map.groupBy(own, ({ isDeleted }) => isDeleted);
  const runs = [...kinds.values()].flatMap((some) => runsOf(some, pauseMs));
  const largest = Math.max(...runs.map(({ people }) => people));
  const since = Math.min(...runs.filter(({ people }) => people >= largest * share).map((run) => run.since));
  return { since, actor: first.actor };
}

/**
 * Each user once, in the order of the first deprovisioning. For a user of the burst, earlier events and those of other actors do not count: a
 * user who was deactivated on purpose and deleted in the burst comes back deactivated.
 */
export function peopleOf(
  deprovisionings: readonly Deprovisioning[],
  burst: Burst | undefined,
): readonly DeprovisionedUser[] {
  return [...Map.groupBy(deprovisionings, ({ resourceId }) => resourceId)].flatMap(([id, all]) => {
    const inBurst = all.filter((deprovisioning) => isIn(deprovisioning, burst));
    const isInBurst = inBurst.length > 0;
    const counting = isInBurst ? inBurst : all;
    const last = counting.at(-1);
    if (last === undefined) return [];
    const wasDeleted = counting.some(({ isDeleted }) => isDeleted);
    const wasDeactivated = counting.some(({ isDeleted }) => !isDeleted);
    const { name, at, actor } = last;
    return [{ id, name, at, actor, wasDeactivated, wasDeleted, isInBurst }];
  });
}

export function isChosen({ id, isInBurst }: DeprovisionedUser, { preset, except }: Choice): boolean {
  const isPreset = preset === 'burst' ? isInBurst : preset === 'all';
  return isPreset !== except.has(id);
}

function isIn({ at, actor }: Deprovisioning, burst: Burst | undefined): boolean {
  return burst !== undefined && actor === burst.actor && at >= burst.since;
}

function pauseOf(times: readonly number[]): number {
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.min(Math.max(usual * pauseFactor, minPauseMs), maxPauseMs);
}

function runsOf(deprovisionings: readonly Deprovisioning[], pauseMs: number): readonly Run[] {
  const starts = deprovisionings.flatMap(({ at }, index) => {
    const before = deprovisionings[index - 1];
    return before === undefined || at - before.at > pauseMs ? [index] : [];
  });
  return starts.map((start, index) => ({
    since: deprovisionings[start]?.at ?? 0,
    people: (starts[index + 1] ?? deprovisionings.length) - start,
  }));
}
