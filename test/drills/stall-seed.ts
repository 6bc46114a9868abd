// The directory from which the attack comes: many people, very large ones, and a group that nearly everybody is in.

import {
  createResource,
  type DirectoryId,
  findDirectory,
  groupKind,
  inOneTransaction,
  type ResourceId,
  tenantUrlOf,
  userKind,
} from '../../src/domain/index.ts';
import { createPlatform } from '../../src/platform.ts';
import { openStore } from '../../src/store/index.ts';
import type { Place } from './server.ts';

export interface Seeded {
  /** A group of 50,000 members. */
  readonly group: ResourceId;
  /** People without anything special. */
  readonly people: readonly ResourceId[];
  /** Has 1,000 e-mail addresses. */
  readonly rich: ResourceId;
  /** A group without members. */
  readonly put: ResourceId;
}

const people = 20_000;
const members = 50_000;
const large = 200;
const perTransaction = 500;
const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export async function seedHostile({ folder }: Place, id: string, databaseUrl: string | undefined): Promise<Seeded> {
  const where = databaseUrl === undefined ? { dataDirectory: `${folder}/data` } : { databaseUrl };
  const store = await openStore(where);
  try {
    const platform = createPlatform();
    const directory = await findDirectory(store, id as DirectoryId);
    const tenantUrl = tenantUrlOf('http://127.0.0.1', directory.id);
    const context = {
      directory,
      store: store.directory(directory.id),
      platform,
      actor: { kind: 'system' },
      tenantUrl,
    } as const;
    const create = async (bodies: readonly object[]): Promise<readonly ResourceId[]> => {
      const ids: ResourceId[] = [];
      for (let at = 0; at < bodies.length; at += perTransaction) {
        await inOneTransaction(context, async (inner) => {
          for (const body of bodies.slice(at, at + perTransaction))
            ids.push((await createResource(inner, userKind, body)).resource.id);
        });
      }
      return ids;
    };
    const ids = await create(Array.from({ length: people }, (_, at) => personOf(at)));
    await create(Array.from({ length: large }, (_, at) => largeOf(at)));
    const [rich] = await create([{ schemas: [userUrn], userName: 'rich', emails: emailsOf(1_000) }]);
    const { resource } = await createResource(context, groupKind, { schemas: [groupUrn], displayName: 'Everybody' });
    const joined = Array.from({ length: members }, (_, at) => ({
      id: ids[at] ?? (`00000000-0000-4000-8000-${String(at).padStart(12, '0')}` as ResourceId),
      type: 'User',
      display: `Person ${at}`,
    }));
    for (let at = 0; at < members; at += 5_000)
      await context.store.write((transaction) => transaction.members.add(resource.id, joined.slice(at, at + 5_000)));
    const put = await createResource(context, groupKind, { schemas: [groupUrn], displayName: 'Replaced' });
    return { group: resource.id, put: put.resource.id, people: ids, rich: rich ?? ids[0] ?? ('' as ResourceId) };
  } finally {
    await store.close();
  }
}

export function emailsOf(count: number, from = 0): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({ type: `t${from + at}`, value: `e${from + at}@example.com` }));
}

function personOf(at: number): object {
  const name = `person.${at}@example.com`;
  return {
    schemas: [userUrn],
    userName: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`,
    externalId: name,
    displayName: `Person ${at}`,
    title: `Title ${(at * 7919) % people}`,
    active: at % 20 > 0,
    emails: [{ type: 'work', value: name, primary: true }],
    phoneNumbers: [{ type: 'mobile', value: `+49 170 ${at}` }],
  };
}

/** Just below the bound of a resource. */
function largeOf(at: number): object {
  const addresses = Array.from({ length: 60 }, (_, of) => ({ type: `t${of}`, formatted: 'x'.repeat(4_096) }));
  return { schemas: [userUrn], userName: `large-${at}`, addresses };
}
