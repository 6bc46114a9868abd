// A directory at a glance. Every figure comes from an index, a bounded stretch or the cache of hours, so that a large directory answers
// as fast as a small one.

import * as v from 'valibot';
import {
  countResources,
  expectNextCycle,
  findDirectory,
  groupCycles,
  type Hour,
  isAllowed,
  keptDays,
  readCoverage,
  readFailureCauses,
  readMovements,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { instant } from '../input.ts';
import { presentText, presentTime } from '../present.ts';
import { route } from '../route.ts';
import { type Overview, overview } from '../schemas/overview.ts';
import { described } from '../schemas/shared.ts';

const dayMs = 86_400_000;
const defaultDays = 7;
const mostMovements = 5;

const days = v.optional(
  described(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(keptDays)),
    `How many days back the hours begin, at most ${keptDays}`,
  ),
  defaultDays,
);
const since = v.exactOptional(described(instant, 'From when on movements are given; the last 24 hours by default'));

export const overviewRoutes = {
  getOverview: route({
    method: 'GET',
    path: '/directories/{directory}/overview',
    title: 'Get a User Directory at a glance',
    need: { right: 'read', scope: 'directories:read' },
    query: v.object({ days, since }),
    answer: overview,
    handle: async ({ params, query, ctx, services }) => {
      const directory = await findDirectory(ctx.store, params.directory);
      const { id } = directory;
      const store = ctx.store.directory(id);
      const now = ctx.platform.clock();
      const yesterday = now - dayMs;
      const inactive = { type: 'User', active: false, order: 'created' } as const;
      const [counts, left, recent, failures, movements, coverage] = await Promise.all([
        countResources(store),
        services.sortedLists.positions(id, store, inactive),
        services.hours.read(id, store, now),
        readFailureCauses(store.log, yesterday),
        readMovements(store.events, query.since ?? yesterday, mostMovements),
        readCoverage(store.resources),
      ]);
      const cycles = groupCycles(recent.minutes, directory);
      const showsNames = isAllowed(ctx.actor, 'users:read');
      return {
        ...counts,
        activeUsers: Math.max(0, counts.users - left.length),
        ...presentHours(
          recent.hours.filter(({ at }) => at >= now - query.days * dayMs),
          counts.users,
        ),
        cycles: cycles.map((each) => ({
          ...each,
          from: formatDateTime(each.from),
          until: formatDateTime(each.until),
        })),
        ...presentTime('nextCycleAt', expectNextCycle(cycles)),
        failures: failures.map(({ code, requests, last }) => ({
          ...presentText('code', code),
          requests,
          lastAt: formatDateTime(last.at),
          lastEntry: last.id,
          ...presentText('lastSubject', isAllowed(ctx.actor, 'log:read') ? last.subject : undefined),
        })),
        movements: movements.map(({ kind, at, userId, name }) => ({
          kind,
          at: formatDateTime(at),
          userId,
          name: showsNames ? name : '',
        })),
        coverage: { sampled: coverage.looked, fields: coverage.fields },
      };
    },
  }),
};

/** With the number of users at the end of each hour, counted back from those of now. */
function presentHours(hours: readonly Hour[], users: number): Pick<Overview, 'hours' | 'usersBefore'> {
  let count = users;
  const shown = hours.toReversed().map(({ at, growth, ...counts }) => {
    const hour = { at: formatDateTime(at), ...counts, users: Math.max(0, count) };
    count -= growth;
    return hour;
  });
  return { hours: shown.reverse(), usersBefore: Math.max(0, count) };
}
