// Groups: any window of their list, and everything about one of them.

import * as v from 'valibot';
import { groupsByPositions, readGroup, searchText } from '../../../domain/index.ts';
import { presentGroup, presentReference } from '../present.ts';
import { presentHistory } from '../present-history.ts';
import { route } from '../route.ts';
import { windowOf } from '../schemas/shared.ts';
import { group, groupSummary } from '../schemas/users.ts';
import { directoryStore } from './directory-store.ts';
import { listQuery, partOf, positionsOf } from './lists.ts';

const all = '/directories/{directory}/groups';

export const groupRoutes = {
  listGroups: route({
    method: 'GET',
    path: all,
    title: 'List groups, sorted and filtered',
    need: { right: 'read', scope: 'users:read' },
    query: v.object({ ...listQuery, sort: v.optional(v.picklist(['name', 'changed', 'created']), 'name') }),
    answer: windowOf(groupSummary),
    handle: async ({ params, query, ctx, services }) => {
      const { store, positions } = await positionsOf(services, ctx.store, params.directory, {
        type: 'Group',
        search: searchText(query.search),
        order: query.sort,
        descending: query.direction === 'down',
      });
      const part = partOf(positions, query);
      const groups = await groupsByPositions(store, part.positions);
      return part.answer(groups.map((each) => each && presentGroup(each)));
    },
  }),
  getGroup: route({
    method: 'GET',
    path: `${all}/{group}`,
    title: 'Get a group',
    need: { right: 'read', scope: 'users:read' },
    answer: group,
    handle: async ({ params, ctx }) => {
      const store = await directoryStore(ctx, params.directory);
      const { summary, groups, namesakes } = await readGroup(store, params.group);
      return {
        ...presentGroup(summary),
        groups: groups.map(presentReference),
        namesakes: namesakes.map(presentReference),
        ...(await presentHistory(store, summary.id)),
      };
    },
  }),
};
