// Whom a mass deprovisioning is about: those who left in its burst, and not those who left shortly before or by another hand. A mistake of
// scope makes many leave one right behind the other; people who really leave do so alone, or some of them some time before.

import type { ResourceId } from '../ids/brands.ts';
import type { Deprovisioning } from '../store.ts';

/** The actor (token, administrator or command) of the burst and its start: everyone who leaves by that actor from then on is in it. */
export interface Burst {
  readonly since: number;
  readonly actor: string;
}

/** A person who left during a mass deprovisioning. */
export interface LeaverPerson {
  readonly id: ResourceId;
  /** As the person was called then. */
  readonly name: string;
  /** When the person left last, and by whom. */
  readonly at: number;
  readonly actor: string;
  readonly wasDeactivated: boolean;
  readonly wasDeleted: boolean;
  readonly isInBurst: boolean;
}

/** Who is to come back: a preset, and those for whom the opposite holds. */
export interface Choice {
  readonly preset: 'burst' | 'all' | 'none';
  readonly except: ReadonlySet<string>;
}

/** Everybody in the burst. */
export const burstChoice: Choice = { preset: 'burst', except: new Set() };

/** A pause is twenty times as long as it mostly is from one to the next, within these bounds. */
const pauseFactor = 20;
const minPauseMs = 2_000;
const maxPauseMs = 60_000;
/** The burst begins with the first run that has at least this share of the people of the largest. */
const share = 0.25;

interface Run {
  readonly since: number;
  readonly people: number;
}

/**
 * The burst among those who left, in the order of their leaving; undefined without leavers. Its actor is the one by whom most people left. What
 * follows without a pause and in one kind (deactivated, deleted) is a run; runs that are small beside the largest and lie before it are no
 * part of the burst.
 */
export function findBurst(leavers: readonly Deprovisioning[]): Burst | undefined {
  const [own] = [...Map.groupBy(leavers, ({ actor }) => actor).values()].toSorted((a, b) => b.length - a.length);
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
 * Each person once, in the order of their first leaving. For a person in the burst, earlier events and those of other actors are left out: a
 * person who was deactivated on purpose and deleted in the burst comes back deactivated.
 */
export function peopleOf(leavers: readonly Deprovisioning[], burst: Burst | undefined): readonly LeaverPerson[] {
  return [...Map.groupBy(leavers, ({ resourceId }) => resourceId)].flatMap(([id, all]) => {
    const inBurst = all.filter((leaver) => isIn(leaver, burst));
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

export function isChosen({ id, isInBurst }: LeaverPerson, { preset, except }: Choice): boolean {
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

function runsOf(leavers: readonly Deprovisioning[], pauseMs: number): readonly Run[] {
  const starts = leavers.flatMap(({ at }, index) => {
    const before = leavers[index - 1];
    return before === undefined || at - before.at > pauseMs ? [index] : [];
  });
  return starts.map((start, index) => ({
    since: leavers[start]?.at ?? 0,
    people: (starts[index + 1] ?? leavers.length) - start,
  }));
}
