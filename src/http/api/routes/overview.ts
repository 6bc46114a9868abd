// A directory at a glance. Every figure comes from a counter, an index or a bounded stretch, so that a large directory answers as fast as a
// small one.

import * as v from 'valibot';
import {
  changesOfCycles,
  countActiveUsers,
  countResources,
  expectNextCycle,
  findDirectory,
  groupCycles,
  isAllowed,
  mostDays,
  readCoverage,
  readFailureCauses,
  readHours,
  readMovements,
} from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { instant } from '../input.ts';
import { presentSpan, presentText, presentTime } from '../present.ts';
import { route } from '../route.ts';
import { overview } from '../schemas/overview.ts';
import { described } from '../schemas/shared.ts';

const dayMs = 86_400_000;
const defaultDays = 7;
const mostMovements = 5;

const days = v.optional(
  described(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostDays)),
    `How many days back the hours begin, at most ${mostDays}`,
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
    handle: async ({ params, query, ctx }) => {
      const directory = await findDirectory(ctx.store, params.directory);
      const { id } = directory;
      const store = ctx.store.directory(id);
      const now = ctx.platform.clock();
      const yesterday = now - dayMs;
      const activeUsers = await countActiveUsers(store);
      const [counts, recent, minutes, deprovisionings, failures, movements, coverage] = await Promise.all([
        countResources(store),
        readHours(store, now - query.days * dayMs, now + 1, activeUsers),
        store.log.minutes(yesterday, now + 1),
        store.deprovisioning.minutes(yesterday),
        readFailureCauses(store.log, yesterday),
        readMovements(store.events, query.since ?? yesterday, mostMovements),
        readCoverage(store.resources),
      ]);
      const cycles = groupCycles(minutes, directory);
      const showsNames = isAllowed(ctx.actor, 'users:read');
      return {
        ...counts,
        activeUsers,
        activeBefore: recent.activeBefore,
        hours: recent.hours.map((each) => ({ ...each, at: formatDateTime(each.at) })),
        cycles: changesOfCycles(cycles, deprovisionings).map(presentSpan),
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
