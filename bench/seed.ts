// Fills a store with one directory, by the directory's own rules and through the store's port: "people" with all their attributes and in
// everyday groups, the same with "cards", or "groups" of many people who are little more than a name. Started with a data folder or a database URL, what to
// fill it with and the number of people; prints what it made as JSON.

import { changeSettings, followUsers } from '../src/cards/index.ts';
import {
  type Context,
  createDirectory,
  createResource,
  createToken,
  groupKind,
  inOneTransaction,
  type Kind,
  type Platform,
  patchResource,
  type ResourceId,
  type Store,
  tenantUrlOf,
  userKind,
} from '../src/domain/index.ts';
import { createPlatform } from '../src/platform.ts';
import { patchOpUrn } from '../src/scim/index.ts';
import { openStore } from '../src/store/index.ts';
import {
  bareBody,
  groupBody,
  groupId,
  groupSizes,
  groupsPerSize,
  handleOf,
  personBody,
  personId,
  teamSize,
} from './people.ts';

const perTransaction = 500;
const membersPerRequest = 20_000;
const platform = createPlatform();

const [place = '.', content = 'people', count = '1000'] = process.argv.slice(2);
const store = await openStore(place.includes('://') ? { databaseUrl: place } : { dataDirectory: place });
process.stdout.write(`${JSON.stringify(await seed(store, Number(count)))}\n`);
await store.close();

interface Made {
  readonly basePath: string;
  readonly token: string;
}

/** The directory that is measured, and an empty one in which servers are warmed up. */
async function seed(target: Store, people: number): Promise<Made & { readonly warmUp: Made }> {
  const { context, made } = await openDirectory(target, `Bench ${content} ${people}`);
  await addPeople(context, people, content === 'groups' ? bareBody : personBody);
  if (content === 'groups') await addGroups(context);
  else await addTeams(context, people);
  if (content === 'cards') await addCards(target, context, people);
  const { context: empty, made: warmUp } = await openDirectory(target, 'Warm-up');
  if (content === 'cards') await addCards(target, empty, 0);
  return { ...made, warmUp };
}

async function openDirectory(target: Store, name: string): Promise<{ readonly context: Context; readonly made: Made }> {
  const directory = await createDirectory(target, platform, { name, entra: true, provisioning: true });
  const directoryStore = target.directory(directory.id);
  const scope = { directoryId: directory.id, store: directoryStore, platform };
  const { secret } = await createToken(scope, { createdBy: 'bench' });
  const tenantUrl = tenantUrlOf('http://127.0.0.1', directory.id);
  const context: Context = { directory, store: directoryStore, platform, actor: { kind: 'system' }, tenantUrl };
  return { context, made: { basePath: new URL(tenantUrl).pathname, token: secret } };
}

async function addPeople(context: Context, people: number, bodyOf: (at: number) => unknown): Promise<void> {
  for (let first = 0; first < people; first += perTransaction) {
    const ats = Array.from({ length: Math.min(perTransaction, people - first) }, (_, at) => first + at);
    await inOneTransaction(context, async (inner) => {
      for (const at of ats) await create(inner, userKind, personId(at), bodyOf(at));
    });
  }
}

/** With handles that the load generator knows, and with their events. */
async function addCards(target: Store, { directory }: Context, people: number): Promise<void> {
  await changeSettings({ store: target, platform, directory }, { enabled: true });
  for (let first = 0; first < people; first += perTransaction) {
    const ats = Array.from({ length: Math.min(perTransaction, people - first) }, (_, at) => first + at);
    const cards = ats.map((at) => ({ resourceId: personId(at) as ResourceId, handle: handleOf(at) }));
    await target.directory(directory.id).cards.add(cards, 'published', platform.clock());
  }
  while (await followUsers({ store: target, platform }));
}

async function addTeams(context: Context, people: number): Promise<void> {
  for (let first = 0; first < people; first += teamSize) {
    const body = groupBody(`Team ${first / teamSize}`, first, teamSize);
    await create(context, groupKind, groupId(teamSize, first / teamSize), body);
  }
}

async function addGroups(context: Context): Promise<void> {
  for (const size of groupSizes) {
    for (let at = 0; at < groupsPerSize; at += 1) {
      await createGroup(context, groupId(size, at), `Group ${at} of ${size}`, size);
    }
  }
}

/** A request names a bounded number of members, so a large group is filled by several. */
async function createGroup(context: Context, id: string, name: string, size: number): Promise<void> {
  await create(context, groupKind, id, groupBody(name, 0, Math.min(size, membersPerRequest)));
  for (let first = membersPerRequest; first < size; first += membersPerRequest) {
    const { members } = groupBody(name, first, Math.min(size - first, membersPerRequest));
    const body = { schemas: [patchOpUrn], Operations: [{ op: 'add', path: 'members', value: members }] };
    await patchResource(context, groupKind, id as ResourceId, body, undefined);
  }
}

/** Creates a resource under an id of our choice: the first UUID that a creation asks for is the resource's. */
async function create(context: Context, kind: Kind, id: string, body: unknown): Promise<void> {
  const ids = [id];
  const named: Platform = { ...platform, uuid: () => ids.pop() ?? platform.uuid() };
  await createResource({ ...context, platform: named }, kind, body);
}
