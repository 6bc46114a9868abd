// What is measured and what shall be reached, as data: operations, sizes and the goals.

import type { OperationName } from './load/order.ts';

export interface Plan {
  readonly sizes: readonly number[];
  /** A directory beyond the goals, in which only `hugeOperations` are measured, of Becard and the floor. */
  readonly hugeSize?: number | undefined;
  readonly rounds: number;
  readonly roundMs: number;
  /** A warm-up lasts this long, and longer for a server that has not answered `warmUpRequests` by then. */
  readonly warmUpMs: number;
}

export const clients = 32;
/** V8 compiles the hundreds of functions of a write until then: of the first thousand, a fourth of the processor time is its threads'. */
export const warmUpRequests = 20_000;
/** For slow answers, such as lists, whose functions are called more often for each. */
export const maxWarmUpMs = 6_000;

/** Three minutes, for daily use: enough to see a loss of a tenth. */
export const quickPlan: Plan = { sizes: [1_000, 100_000], rounds: 3, roundMs: 1_000, warmUpMs: 1_000 };
export const fullPlan: Plan = {
  sizes: [1_000, 10_000, 100_000],
  hugeSize: 1_000_000,
  rounds: 3,
  roundMs: 4_000,
  warmUpMs: 2_000,
};

/** With cards: the pages of 1,000 are kept, those of 10,000 are not. */
export const cardSizes: readonly number[] = [1_000, 10_000];
export const cardMeasures: readonly string[] = ['GET by id', 'mixed', 'PATCH one attribute', 'of a card', 'POST'];

export const hugeOperations: readonly OperationName[] = ['get', 'find', 'patch'];
/** The goals are those of directories up to this size. */
export const goalSize = 100_000;

export interface Measure {
  readonly operation: OperationName;
  readonly title: string;
  readonly groupSize: number;
  /** The least share of bare node:http. */
  readonly ofBare: number | undefined;
  /** The least share of bare node:http on PostgreSQL. */
  readonly ofBareOnPostgres: number | undefined;
  /** The most that the 99th percentile may be in the largest directory. */
  readonly p99Ms: number | undefined;
  /** Whether it is a visit of a card. */
  readonly isPublic: boolean;
  /** The least rate of a card's addresses. */
  readonly perSecond: number | undefined;
  /** Whether the directory grows, so that every round begins on fresh data. */
  readonly grows: boolean;
}

/** The most that cards may cost SCIM: the least share of the rate without them, and the most of the 99th percentile. */
export const withCards = { rate: 0.9, p99: 1.1 };
/** The least share of the floor. */
export const ofFloor = 0.7;
/** The most that an operation may cost in the largest directory or group, as a multiple of the smallest. */
export const growth = 1.25;
/** The least share of the same server without a token check. */
export const ofOpenDoor = 0.9;
export const readyMs = 500;
export const idleMiB = 120;
export const afterMiB = 400;

export const measures: readonly Measure[] = [
  measure('get', 'GET by id', { ofBare: 0.4, ofBareOnPostgres: threeTimes(900, 62_700), p99Ms: 5 }),
  measure('find', 'filter userName eq, hit', { ofBare: 0.35, ofBareOnPostgres: threeTimes(815, 64_700) }),
  measure('miss', 'filter userName eq, miss', { ofBare: 0.35 }),
  measure('list', 'list of 100', { ofBare: 0.5 }),
  measure('last-page', 'list of 100, last page'),
  measure('patch', 'PATCH one attribute', { ofBare: 0.25, ofBareOnPostgres: threeTimes(490, 45_000), p99Ms: 15 }),
  measure('cycle', 'mixed, like a cycle of Entra'),
  measure('member', 'PATCH +1 member of 1,000', { groupSize: 1_000 }),
  measure('member', 'PATCH +1 member of 10,000', { groupSize: 10_000, ofBare: 0.15 }),
  measure('member', 'PATCH +1 member of 50,000', { groupSize: 50_000 }),
  measure('page', 'page of a card', { isPublic: true, perSecond: 2_000 }),
  measure('vcard', 'vCard of a card', { isPublic: true, perSecond: 2_000 }),
  measure('post', 'POST', { ofBare: 0.25, ofBareOnPostgres: threeTimes(340, 37_400), grows: true }),
];

function measure(operation: OperationName, title: string, stated: Partial<Measure> = {}): Measure {
  const open = { ofBare: undefined, ofBareOnPostgres: undefined, p99Ms: undefined };
  return { operation, title, groupSize: 0, grows: false, isPublic: false, perSecond: undefined, ...open, ...stated };
}

/** Three times what the best server on PostgreSQL reached (requests/s), as a share of what bare node:http reached in the same run. */
function threeTimes(best: number, bare: number): number {
  return (3 * best) / bare;
}
