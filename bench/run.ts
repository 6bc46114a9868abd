// One run of the bench: seeds, starts the targets, measures, and gathers every figure that the goals speak of.

import { setTimeout as delay } from 'node:timers/promises';
import { type Seed, seedFor } from './data.ts';
import { hugeOperations, type Measure, measures, type Plan } from './plan.ts';
import { residentMiB } from './process.ts';
import {
  type Driven,
  type Figure,
  figureOf,
  type Generator,
  measureInRounds,
  measureOnce,
  startGenerator,
  warmUp,
} from './rounds.ts';
import { openTarget, type Target, type TargetKind } from './targets.ts';

/** Everything that a run found out. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly servers: readonly Footprint[];
}

/** What Becard with so many people took to start, and its memory before and after the run; undefined where the system does not tell it. */
export interface Footprint {
  readonly people: number;
  readonly readyMs: number | undefined;
  readonly idleMiB: number | undefined;
  readonly afterMiB: number | undefined;
}

export interface Choice {
  readonly plan: Plan;
  /** Only measures whose title contains one of these; all when there are none. */
  readonly only: readonly string[];
  readonly kinds: readonly TargetKind[];
  /** The folder of the revision that takes part as `before`. */
  readonly before?: string | undefined;
}

type Tell = (text: string) => void;

const settleMs = 2_000;
/** More than the largest group has members. */
const peopleOfGroups = 100_000;

export async function run({ plan, only, kinds, before }: Choice, tell: Tell): Promise<Findings> {
  const hasCards = kinds.includes('cards');
  const chosen = measures
    .filter(({ title }) => only.length === 0 || only.some((text) => title.includes(text)))
    .filter(({ isPublic }) => hasCards || !isPublic);
  const bench: Bench = { generator: startGenerator(), plan, before, tell };
  try {
    const people: Seed[] = [];
    for (const size of plan.sizes) people.push(await seedFor('people', size, tell, before));
    const cards: Seed[] = [];
    for (const size of hasCards ? plan.sizes : []) cards.push(await seedFor('cards', size, tell));
    const without = kinds.filter((kind) => kind !== 'cards');
    const places = [...line(without, people), ...line(['cards'], cards)];
    const steady = await measureSteady(
      bench,
      places,
      chosen.filter(({ groupSize, grows }) => groupSize === 0 && !grows),
    );
    const grouped = chosen.filter(({ groupSize }) => groupSize > 0);
    const groups = grouped.length === 0 ? [] : [await seedFor('groups', peopleOfGroups, tell, before)];
    const members = await measureSteady(bench, line(without, groups), grouped);
    const growing = await measureGrowing(
      bench,
      places,
      chosen.filter(({ grows }) => grows),
    );
    const huge = await measureHuge(bench, kinds, chosen);
    return {
      figures: [...steady.figures, ...members.figures, ...growing, ...huge.figures],
      servers: [...steady.servers, ...huge.servers],
    };
  } finally {
    bench.generator.close();
  }
}

interface Bench {
  readonly generator: Generator;
  readonly plan: Plan;
  readonly before: string | undefined;
  readonly tell: Tell;
}

interface Place {
  readonly kind: TargetKind;
  readonly seed: Seed;
}

/** Bare answers the same whatever the size; the token check is looked at in the largest directory. */
function line(kinds: readonly TargetKind[], seeds: readonly Seed[]): readonly Place[] {
  return seeds.flatMap((seed, at) => {
    const isLargest = at === seeds.length - 1;
    const wanted = kinds.filter((kind) => isLargest || (kind !== 'bare' && kind !== 'no-token'));
    return wanted.map((kind) => ({ kind, seed }));
  });
}

async function measureHuge(bench: Bench, kinds: readonly TargetKind[], chosen: readonly Measure[]): Promise<Findings> {
  const size = bench.plan.hugeSize;
  if (size === undefined) return { figures: [], servers: [] };
  const seed = await seedFor('people', size, bench.tell, bench.before);
  const places = kinds.filter((kind) => kind === 'floor' || kind === 'becard').map((kind) => ({ kind, seed }));
  const wanted = chosen.filter(({ operation }) => hugeOperations.includes(operation));
  return measureSteady(bench, places, wanted);
}

/** Measures on servers that run throughout; what is said of start and memory is said of Becard with the largest directory. */
async function measureSteady(
  { generator, plan, before, tell }: Bench,
  places: readonly Place[],
  chosen: readonly Measure[],
): Promise<Findings> {
  const targets: Target[] = [];
  try {
    for (const { kind, seed } of chosen.length === 0 ? [] : places) targets.push(await openTarget(kind, seed, before));
    const largest = targets.findLast(({ kind }) => kind === 'becard');
    await delay(settleMs);
    const idleMiB = largest && residentMiB(largest.running);
    const figures: Figure[] = [];
    for (const measure of chosen) {
      tell(measure.title);
      const able = targets.filter((target) => takesPart(target, measure));
      figures.push(...(await measureInRounds(generator, able, measure, plan)));
    }
    return { figures, servers: largest === undefined ? [] : [footprintOf(largest, idleMiB)] };
  } finally {
    for (const target of targets) await target.close();
  }
}

function footprintOf({ people, readyMs, running }: Target, idleMiB: number | undefined): Footprint {
  return { people, readyMs, idleMiB, afterMiB: residentMiB(running) };
}

/** Each round of a growing operation begins on a fresh copy of the data: otherwise the small directory would not stay small. */
async function measureGrowing(
  { generator, plan, before, tell }: Bench,
  places: readonly Place[],
  chosen: readonly Measure[],
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const measure of chosen) {
    tell(measure.title);
    const able = places.filter(({ kind }) => takesPart({ kind }, measure));
    const results = able.map((place) => ({ place, reached: [] as Driven[] }));
    for (let round = 0; round < plan.rounds; round += 1) {
      for (const { place, reached } of results) {
        const target = await openTarget(place.kind, place.seed, before);
        await warmUp(generator, target, measure, plan);
        reached.push(await measureOnce(generator, target, measure, plan.roundMs));
        await target.close();
      }
    }
    figures.push(
      ...results.map(({ place: { kind, seed }, reached }) => figureOf(measure, { kind, people: seed.people }, reached)),
    );
  }
  return figures;
}

/** The token check shows most where there is least else to do. */
function takesPart({ kind }: Pick<Target, 'kind'>, { operation, isPublic }: Measure): boolean {
  if (isPublic) return kind === 'cards' || kind === 'bare';
  return kind !== 'no-token' || operation === 'get';
}
