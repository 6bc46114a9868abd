// From figures to goals: what each one reached, beside what it should.

import {
  afterMiB,
  goalSize,
  growth,
  idleMiB,
  type Measure,
  measures,
  ofFloor,
  ofOpenDoor,
  readyMs,
  withCards,
} from './plan.ts';
import type { Figure } from './rounds.ts';
import type { Findings } from './run.ts';
import type { TargetKind } from './targets.ts';

export interface Goal {
  readonly title: string;
  readonly reached: number;
  readonly wanted: number;
  readonly unit: '' | 'x' | 'ms' | 'MiB';
  readonly isMet: boolean;
}

/** Every goal that the run measured something for. */
export function judge(findings: Findings): readonly Goal[] {
  const figures = findings.figures.filter(({ people }) => people <= goalSize);
  const server = findings.servers.find(({ people }) => people <= goalSize);
  return [
    ...measures.flatMap((measure) => [...judgeMeasure(figures, measure), ...judgePostgres(figures, measure)]),
    ...measures.flatMap((measure) => judgeCards(figures, measure)),
    ...judgeGroups(figures),
    ...atMost('start to ready', server?.readyMs, readyMs, 'ms'),
    ...atMost('memory when idle', server?.idleMiB, idleMiB, 'MiB'),
    ...atMost('memory after the run', server?.afterMiB, afterMiB, 'MiB'),
  ];
}

/** Shares of processor time are those of the largest directory; growth is what the largest costs as a multiple of the smallest. */
function judgeMeasure(figures: readonly Figure[], { title, ofBare, p99Ms }: Measure): readonly Goal[] {
  const small = find(figures, title, 'becard')[0];
  const large = find(figures, title, 'becard').at(-1);
  if (small === undefined || large === undefined) return [];
  const shareOf = (kind: TargetKind): number | undefined => {
    const other = find(figures, title, kind).at(-1);
    return other && costOf(other) / costOf(large);
  };
  return [
    ...(ofBare === undefined ? [] : atLeast(`${title}: share of bare`, shareOf('bare'), ofBare)),
    ...atLeast(`${title}: share of the floor`, shareOf('floor'), ofFloor),
    ...atLeast(`${title}: share of itself without token check`, shareOf('no-token'), ofOpenDoor),
    ...(small === large
      ? []
      : atMost(`${title}: growth, ${small.people} to ${large.people}`, costOf(large) / costOf(small), growth, 'x')),
    ...(p99Ms === undefined ? [] : atMost(`${title}: p99`, large.p99Ms, p99Ms, 'ms')),
  ];
}

function judgePostgres(figures: readonly Figure[], { title, ofBareOnPostgres: wanted }: Measure): readonly Goal[] {
  const [reached, bare] = (['postgres', 'bare'] as const).map((kind) => find(figures, title, kind).at(-1)?.perSecond);
  if (wanted === undefined) return [];
  return atLeast(`${title}: PostgreSQL, share of bare`, reached && bare && reached / bare, wanted);
}

/** A server with cards beside the same one without, by size, and the rate of the addresses of cards. */
function judgeCards(figures: readonly Figure[], { title, perSecond }: Measure): readonly Goal[] {
  return find(figures, title, 'cards').flatMap((cards) => {
    const name = `${title}, ${cards.people} people`;
    const visits = perSecond === undefined ? [] : atLeast(`${name}: requests/s`, cards.perSecond, perSecond);
    const without = find(figures, title, 'becard').find(({ people }) => people === cards.people);
    if (without === undefined) return visits;
    return [
      ...atLeast(`${name}: rate with cards`, cards.perSecond / without.perSecond, withCards.rate),
      ...atMost(`${name}: p99 with cards`, cards.p99Ms / without.p99Ms, withCards.p99, 'x'),
    ];
  });
}

/** Adding a member to the largest group against the smallest, in the same directory. */
function judgeGroups(figures: readonly Figure[]): readonly Goal[] {
  const costs = measures
    .filter(({ operation }) => operation === 'member')
    .map(({ title }) => find(figures, title, 'becard').at(-1))
    .map((figure) => figure && costOf(figure));
  const [small] = costs;
  const large = costs.at(-1);
  return atMost('PATCH +1 member: growth, 1,000 to 50,000', small && large && large / small, growth, 'x');
}

/** What a request costs: processor time, or the time between two answers where the system does not tell it. */
export function costOf({ cpuUs, perSecond }: Figure): number {
  return cpuUs ?? 1_000_000 / perSecond;
}

/** The figures of a kind of target, from the smallest directory to the largest. */
function find(figures: readonly Figure[], title: string, wanted: TargetKind): readonly Figure[] {
  return figures
    .filter(({ measure, kind }) => measure === title && kind === wanted)
    .toSorted((left, right) => left.people - right.people);
}

function atLeast(title: string, reached: number | undefined, wanted: number): readonly Goal[] {
  return reached === undefined ? [] : [{ title, reached, wanted, unit: '', isMet: reached >= wanted }];
}

function atMost(title: string, reached: number | undefined, wanted: number, unit: Goal['unit']): readonly Goal[] {
  return reached === undefined ? [] : [{ title, reached, wanted, unit, isMet: reached <= wanted }];
}
