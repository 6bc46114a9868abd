// Users and groups in the console: any window of a list of any length, everything about one of them, restoring, and the list as a file.

import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import * as v from 'valibot';
import {
  asObject,
  createSortedListCache,
  type Directory,
  type DirectoryStore,
  groupsByPositions,
  type ListQuery,
  listDepartments,
  orderKey,
  type ResourceId,
  readGroup,
  readPerson,
  searchText,
  tenantUrlOf,
  userKind,
  usersByPositions,
} from '../../../domain/index.ts';
import { entityTag, formatDateTime } from '../../../scim/index.ts';
import * as useCases from '../../../use-cases/index.ts';
import { allow } from '../auth/guard.ts';
import type { GroupDetail, GroupWindow, HistoryLine, Person, PersonWindow } from '../contract.ts';
import { pageSize, position, readQuery, text } from '../input.ts';
import { presentEvent, presentGroupRow, presentPersonRow, presentReference, presentText } from '../present.ts';
import type { ApiEnvironment, ApiServices, Ctx } from '../services.ts';
import { useCaseContext } from '../use-case-context.ts';
import { directoryOf } from './directories.ts';
import { userIn } from './erasure.ts';
import { exportPeople } from './users-file.ts';

const dayMs = 86_400_000;
const maxHistory = 100;
const maxDepartments = 200;
const listQuery = {
  search: v.optional(text(200)),
  direction: v.optional(v.picklist(['up', 'down']), 'up'),
  offset: v.optional(position, '0'),
  limit: pageSize,
};
const peopleQuery = v.object({
  ...listQuery,
  status: v.optional(v.picklist(['active', 'inactive', 'flagged', 'deleted'])),
  department: v.optional(text(1_000)),
  group: v.optional(text(200)),
  sort: v.optional(v.picklist(['name', 'email', 'department', 'changed']), 'name'),
});
const groupsQuery = v.object({ ...listQuery, sort: v.optional(v.picklist(['name', 'changed']), 'name') });

/** Routes below a directory. Their lists share a cache, which lives as long as the process. */
export function peopleRoutes(services: ApiServices): Hono<ApiEnvironment> {
  const sortedLists = createSortedListCache({ elapsed: () => performance.now(), pause });

  async function listed(context: Ctx, query: ListQuery) {
    const directory = await directoryOf(context, services);
    const store = services.store.directory(directory.id);
    return { directory, store, positions: await sortedLists.positions(directory.id, store, query) };
  }

  async function showPeople(context: Ctx): Promise<Response> {
    const query = readQuery(context, peopleQuery);
    const { store, positions } = await listed(context, toListQuery(query));
    const people = await usersByPositions(store, windowOf(positions, query));
    const window: PersonWindow = {
      total: positions.length,
      people: people.map((person) => (person === undefined ? null : presentPersonRow(person, keptMs(services)))),
    };
    return context.json(window);
  }

  async function showGroups(context: Ctx): Promise<Response> {
    const query = readQuery(context, groupsQuery);
    const { store, positions } = await listed(context, {
      type: 'Group',
      search: searchText(query.search),
      order: query.sort,
      descending: query.direction === 'down',
    });
    const groups = await groupsByPositions(store, windowOf(positions, query));
    const window: GroupWindow = {
      total: positions.length,
      groups: groups.map((group) => (group === undefined ? null : presentGroupRow(group))),
    };
    return context.json(window);
  }

  async function exportList(context: Ctx): Promise<Response> {
    const { directory, store, positions } = await listed(context, toListQuery(readQuery(context, peopleQuery)));
    const input = { directory: directory.id, count: positions.length };
    await useCases.users.exportList(useCaseContext(context, services), input);
    return exportPeople(context, directory, store, positions);
  }

  return new Hono<ApiEnvironment>()
    .get('/:directory/users', showPeople)
    .get('/:directory/export/users', allow(services, useCases.users.exportList), exportList)
    .get('/:directory/users/:user', (context) => showPerson(context, services))
    .post('/:directory/users/:user/restore', allow(services, useCases.users.restore), (context) =>
      restore(context, services),
    )
    .get('/:directory/departments', (context) => showDepartments(context, services))
    .get('/:directory/groups', showGroups)
    .get('/:directory/groups/:group', (context) => showGroup(context, services));
}

function toListQuery(query: v.InferOutput<typeof peopleQuery>): ListQuery {
  const { search, status, department, group, sort, direction } = query;
  const isActive = status === 'active' || status === 'inactive' ? status === 'active' : undefined;
  return {
    type: 'User',
    search: searchText(search),
    active: isActive,
    flagged: status === 'flagged' ? true : undefined,
    removed: status === 'deleted',
    department: department === undefined ? undefined : orderKey(department),
    // Any text may be asked for as an id; the store says whether there is one.
    groupId: group as ResourceId | undefined,
    order: sort,
    descending: direction === 'down',
  };
}

/** How long deleted people can be restored. */
function keptMs({ installation }: ApiServices): number {
  return installation.retention.deleted * dayMs;
}

function windowOf(
  positions: readonly number[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
): readonly number[] {
  return positions.slice(offset, offset + limit);
}

async function showDepartments(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  return context.json(await listDepartments(services.store.directory(id), maxDepartments));
}

async function showPerson(context: Ctx, services: ApiServices): Promise<Response> {
  const directory = await directoryOf(context, services);
  return context.json(await personOf(services, directory, context.req.param('user') ?? ''));
}

async function restore(context: Ctx, services: ApiServices): Promise<Response> {
  const { directory, id } = await useCases.users.restore(useCaseContext(context, services), userIn(context));
  return context.json(await personOf(services, directory, id));
}

async function personOf(services: ApiServices, { id }: Directory, userId: string): Promise<Person> {
  const store = services.store.directory(id);
  const { summary, resource, manager } = await readPerson(store, userId);
  const memberships = resource.memberships ?? [];
  return {
    ...presentPersonRow(summary, keptMs(services)),
    objectId: summary.userName,
    ...presentText('userPrincipalName', summary.externalId),
    createdAt: formatDateTime(summary.createdAt),
    version: entityTag(resource.version),
    ...(manager === undefined ? {} : { manager: presentReference(manager) }),
    groups: memberships.map(({ groupId, display }) => ({ id: groupId, displayName: display })),
    history: await historyOf(store, resource.id),
    resource: asObject(userKind, resource, tenantUrlOf(services.publicUrl, id)),
  };
}

async function showGroup(context: Ctx, services: ApiServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const store = services.store.directory(id);
  const { summary, groups, namesakes } = await readGroup(store, context.req.param('group') ?? '');
  const group: GroupDetail = {
    ...presentGroupRow(summary),
    pending: summary.pending,
    groups: groups.map(presentReference),
    namesakes: namesakes.map(presentReference),
    history: await historyOf(store, summary.id),
  };
  return context.json(group);
}

async function historyOf(store: DirectoryStore, id: ResourceId): Promise<readonly HistoryLine[]> {
  const events = await store.events.list(id, maxHistory);
  return events.map(presentEvent);
}
