// Users: any window of a list of any length, everything about one of them, restoring, erasing, and the list as a file.

import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import {
  asObject,
  bitsOf,
  cardValues,
  countUsers,
  findDirectory,
  findFailure,
  findPerson,
  isAllowed,
  type ListQuery,
  listDepartments,
  listFailingUsers,
  nameManagers,
  orderKey,
  type ResourceId,
  requireScope,
  searchText,
  tenantUrlOf,
  userKind,
  usersByPositions,
} from '../../../domain/index.ts';
import { entityTag } from '../../../scim/index.ts';
import { users as verbs } from '../../../use-cases/index.ts';
import { attachment } from '../csv.ts';
import { instant, text } from '../input.ts';
import { presentLogEntry, presentUser } from '../present.ts';
import { presentHistory } from '../present-history.ts';
import { type Call, route } from '../route.ts';
import { failingUser } from '../schemas/log.ts';
import { described, listOf, type Shown, windowOf } from '../schemas/shared.ts';
import { department, erasedUser, user, userCounts, userSummary } from '../schemas/users.ts';
import { sheetType } from '../spreadsheet.ts';
import { directoryStore } from './directory-store.ts';
import { listQuery, partOf, positionsOf } from './lists.ts';
import { columns, exportPeople, fileFormat, separator } from './users-file.ts';

const dayMs = 86_400_000;
const maxDepartments = 200;
/** Entra repeats a failed change within hours. */
const failingDays = 7;
const all = '/directories/{directory}/users';
const one = `${all}/{user}`;
const filters = {
  ...listQuery,
  status: v.exactOptional(v.picklist(['active', 'inactive', 'flagged', 'failed', 'deleted'])),
  department: v.exactOptional(text(1_000)),
  group: v.exactOptional(described(text(200), 'The id of a group: its direct members')),
  missing: v.exactOptional(
    described(v.array(v.picklist(cardValues)), 'Only users who lack all of these values, separated by commas'),
  ),
  changedSince: v.exactOptional(described(instant, 'Only users who were created, changed or deleted since')),
  sort: v.optional(v.picklist(['name', 'email', 'department', 'changed', 'created']), 'name'),
};
const listFilter = v.object(filters);

export const userRoutes = {
  listUsers: route({
    method: 'GET',
    path: all,
    title: 'List users, sorted and filtered',
    need: { right: 'read', scope: 'users:read' },
    query: listFilter,
    answer: windowOf(userSummary),
    handle: async ({ params, query, ctx, services }) => {
      const { store, positions } = await listedBy(services, ctx, params.directory, query);
      const part = partOf(positions, query);
      const users = await usersByPositions(store, part.positions);
      const managers = await nameManagers(
        store,
        users.filter((each) => each !== undefined),
      );
      const keptForMs = keptMs(services);
      return part.answer(users.map((each) => each && presentUser(each, keptForMs, managers.get(each.manager ?? ''))));
    },
  }),
  exportUsers: route({
    method: 'GET',
    path: '/directories/{directory}/export/users',
    title: 'Export users as CSV or XLSX, sorted and filtered',
    need: verbs.exportList,
    query: v.object({ ...filters, columns, separator, format: fileFormat }),
    answer: 'file',
    mediaTypes: ['text/csv', sheetType],
    audits: ['users.exported'],
    handle: async ({ params, query, ctx, services }) => {
      const { directory, store, positions } = await listedBy(services, ctx, params.directory, query);
      await verbs.exportList(ctx, { directory: directory.id, count: positions.length });
      return exportPeople(query, directory, { store, platform: ctx.platform }, positions);
    },
  }),
  countUsers: route({
    method: 'GET',
    path: '/directories/{directory}/user-counts',
    title: 'Count users by status',
    need: { right: 'read', scope: 'users:read' },
    answer: userCounts,
    handle: async ({ params, ctx }) => {
      const { actor, platform } = ctx;
      const store = await directoryStore(ctx, params.directory);
      const { living, active, removed, flagged } = await countUsers(store);
      const counts = { all: living, active, inactive: living - active, flagged, deleted: removed };
      if (!isAllowed(actor, 'log:read')) return counts;
      return { ...counts, failed: (await listFailingUsers(store, platform.clock() - failingDays * dayMs)).length };
    },
  }),
  listFailingUsers: route({
    method: 'GET',
    path: '/directories/{directory}/failing-users',
    title: 'List users whose last change failed within 7 days, the newest failure first',
    need: { right: 'read', scope: 'log:read' },
    answer: listOf(failingUser),
    handle: async ({ params, ctx }) => {
      const store = await directoryStore(ctx, params.directory);
      const failing = await listFailingUsers(store, ctx.platform.clock() - failingDays * dayMs);
      return { items: failing.map(({ id: userId, entry }) => ({ userId, entry: presentLogEntry(entry) })) };
    },
  }),
  getUser: route({
    method: 'GET',
    path: one,
    title: 'Get a user by id, userName or externalId; deleted ones by id',
    need: { right: 'read', scope: 'users:read' },
    answer: user,
    handle: ({ params, ctx, services }) => present(services, ctx, params),
  }),
  restoreUser: route({
    method: 'POST',
    path: `${one}/restore`,
    title: 'Restore a deleted user',
    need: verbs.restore,
    answer: user,
    audits: ['user.restored'],
    handle: async ({ params, ctx, services }) => {
      const { directory, id } = await verbs.restore(ctx, params);
      return present(services, ctx, { directory: directory.id, user: id });
    },
  }),
  eraseUser: route({
    method: 'POST',
    path: `${one}/erase`,
    title: 'Erase a user from every table, earlier records with the same userName included',
    need: verbs.erase,
    answer: erasedUser,
    audits: ['user.erased', 'user.erasure_begun'],
    handle: ({ params, ctx, services }) =>
      verbs.erase(ctx, { ...params, untilLogged: () => delay(services.installation.logDelayMs) }),
  }),
  exportUser: route({
    method: 'GET',
    path: '/directories/{directory}/export/users/{user}',
    title: 'Export everything that is kept about a user',
    need: verbs.exportOne,
    answer: 'file',
    mediaTypes: ['application/json'],
    audits: ['user.exported'],
    handle: async ({ params, ctx }) => {
      const { ids, document } = await verbs.exportOne(ctx, params);
      return new Response(JSON.stringify(document, undefined, 2), {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': attachment(`${ids[0] ?? 'user'}.json`),
        },
      });
    },
  }),
  listDepartments: route({
    method: 'GET',
    path: '/directories/{directory}/departments',
    title: 'List departments, at most 200, the largest first',
    need: { right: 'read', scope: 'users:read' },
    answer: listOf(department),
    handle: async ({ params, ctx }) => {
      const found = await listDepartments(await directoryStore(ctx, params.directory), maxDepartments);
      return { items: found.map(({ name, people }) => ({ name, users: people })) };
    },
  }),
};

type Filter = v.InferOutput<typeof listFilter>;

/** The users that a filter leaves, in its order. The ones whose last change failed are known to the log alone. */
async function listedBy(
  services: Call['services'],
  { store, actor, platform }: Call['ctx'],
  directoryId: string,
  filter: Filter,
): ReturnType<typeof positionsOf> {
  const query = toListQuery(filter);
  if (filter.status !== 'failed') return positionsOf(services, store, directoryId, query);
  requireScope(actor, 'log:read');
  const { id } = await findDirectory(store, directoryId);
  const failing = await listFailingUsers(store.directory(id), platform.clock() - failingDays * dayMs);
  return positionsOf(services, store, id, { ...query, ids: failing.map((user) => user.id) });
}

function toListQuery({ search, status, direction, missing, ...query }: Filter): ListQuery {
  return {
    type: 'User',
    search: searchText(search),
    active: status === 'active' || status === 'inactive' ? status === 'active' : undefined,
    flagged: status === 'flagged' ? true : undefined,
    removed: status === 'deleted',
    department: query.department === undefined ? undefined : orderKey(query.department),
    missing: missing && bitsOf(missing),
    changedSince: query.changedSince,
    // Any text may be asked for as an id; the store says whether there is one.
    groupId: query.group as ResourceId | undefined,
    order: query.sort,
    descending: direction === 'down',
  };
}

/** How long deleted users can be restored. */
function keptMs({ installation }: Call['services']): number {
  return installation.retention.deleted * dayMs;
}

async function present(
  services: Call['services'],
  ctx: Pick<Call['ctx'], 'store' | 'actor'>,
  params: { readonly directory: string; readonly user: string },
): Promise<Shown<typeof user>> {
  const { id } = await findDirectory(ctx.store, params.directory);
  const store = ctx.store.directory(id);
  const { summary, resource, manager } = await findPerson(store, params.user);
  const failure = isAllowed(ctx.actor, 'log:read') ? await findFailure(store, resource.id) : undefined;
  return {
    ...presentUser(summary, keptMs(services), manager?.displayName),
    version: entityTag(resource.version),
    groups: (resource.memberships ?? []).map(({ groupId, display }) => ({ id: groupId, displayName: display })),
    ...(failure === undefined ? {} : { failure: presentLogEntry(failure, summary.displayName) }),
    ...(await presentHistory(store, resource.id)),
    resource: asObject(userKind, resource, tenantUrlOf(services.publicUrl, id)),
  };
}
