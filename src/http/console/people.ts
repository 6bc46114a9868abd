// Users and groups in the console: pages of a list, and everything about one of them. Reads only.

import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
  asObject,
  type DirectoryStore,
  listGroups,
  listPeople,
  type ResourceId,
  readGroup,
  readPerson,
  tenantUrlOf,
  userKind,
} from '../../directory/index.ts';
import { entityTag, formatDateTime } from '../../scim/index.ts';
import type { GroupDetail, GroupPage, HistoryLine, Person, PersonPage } from './contract.ts';
import { directoryOf } from './directories.ts';
import { flag, pageSize, position, readQuery, text } from './input.ts';
import { presentEvent, presentGroupRow, presentPersonRow, presentReference, presentText } from './present.ts';
import type { ConsoleEnvironment, ConsoleServices } from './services.ts';

const maxHistory = 100;
const maxMembers = 1_000;
const listQuery = { search: v.optional(text(200)), after: v.optional(position), limit: pageSize };
const peopleQuery = v.object({ ...listQuery, active: v.optional(flag) });
const groupsQuery = v.object(listQuery);

type Ask = Context<ConsoleEnvironment>;

export function peopleRoutes(services: ConsoleServices): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .get('/:directory/users', (context) => showPeople(context, services))
    .get('/:directory/users/:user', (context) => showPerson(context, services))
    .get('/:directory/groups', (context) => showGroups(context, services))
    .get('/:directory/groups/:group', (context) => showGroup(context, services));
}

async function showPeople(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const { search, active, after, limit } = readQuery(context, peopleQuery);
  const found = await listPeople(services.store.directory(id), { search, active, after, limit });
  const page: PersonPage = {
    total: found.total,
    people: found.items.map(presentPersonRow),
    ...presentText('next', found.next?.toString()),
  };
  return context.json(page);
}

async function showPerson(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const store = services.store.directory(id);
  const { summary, resource, manager } = await readPerson(store, context.req.param('user') ?? '');
  const memberships = resource.memberships ?? [];
  const person: Person = {
    ...presentPersonRow(summary),
    objectId: summary.userName,
    ...presentText('userPrincipalName', summary.externalId),
    createdAt: formatDateTime(summary.createdAt),
    version: entityTag(resource.version),
    ...(manager === undefined ? {} : { manager: presentReference(manager) }),
    groups: memberships.map(({ groupId, display }) => ({ id: groupId, displayName: display })),
    history: await historyOf(store, resource.id),
    resource: asObject(userKind, resource, tenantUrlOf(services.publicUrl, id)),
  };
  return context.json(person);
}

async function showGroups(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const { search, after, limit } = readQuery(context, groupsQuery);
  const found = await listGroups(services.store.directory(id), { search, after, limit });
  const page: GroupPage = {
    total: found.total,
    groups: found.items.map(presentGroupRow),
    ...presentText('next', found.next?.toString()),
  };
  return context.json(page);
}

async function showGroup(context: Ask, services: ConsoleServices): Promise<Response> {
  const { id } = await directoryOf(context, services);
  const store = services.store.directory(id);
  const { summary, people } = await readGroup(store, context.req.param('group') ?? '', maxMembers);
  const group: GroupDetail = {
    ...presentGroupRow(summary),
    people: people.map(presentReference),
    history: await historyOf(store, summary.id),
  };
  return context.json(group);
}

async function historyOf(store: DirectoryStore, id: ResourceId): Promise<readonly HistoryLine[]> {
  const events = await store.events(id, maxHistory);
  return events.map(presentEvent);
}
