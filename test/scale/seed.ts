// A large directory and a long log, written through the port as the directory would write them.

import { createHash, randomUUID } from 'node:crypto';
import {
  createDirectory,
  createResource,
  type Directory,
  inOneTransaction,
  type LogAction,
  type LogEntry,
  type LogEntryId,
  orderKey,
  type ResourceId,
  type Store,
  searchKey,
  tenantUrlOf,
  userKind,
} from '../../src/domain/index.ts';
import { createPlatform } from '../../src/platform.ts';
import { openStore } from '../../src/store/index.ts';

export interface Seeded {
  readonly directoryId: string;
  /** Searches that a person might type, with what they look for. */
  readonly searches: readonly string[];
}

const platform = createPlatform();
const perTransaction = 500;
const perBatch = 2_000;
const families = [
  'Müller',
  'Schmidt',
  'Weber',
  'Köhler',
  'Groß',
  'Äpfel',
  'Özdemir',
  'Łukaszewski',
  'Adler',
  'Zimmermann',
];
const givens = ['Jana', 'Jörg', 'Anna', 'Paul', 'Zoë', 'Maximilian', 'Åsa', 'Bert', 'Claire', 'Emil'];
const departments = ['Vertrieb', 'Einkauf', 'IT', 'Änderungsdienst', 'Lager', 'Forschung', 'Personal', 'Recht'];

/** Fills a new data folder. */
export async function seed(folder: string, people: number, lines: number): Promise<Seeded> {
  const store = await openStore({ dataDirectory: folder });
  try {
    const directory = await createDirectory(store, platform, { name: 'Large', entra: true, provisioning: true });
    const ids = await addPeople(store, directory, people);
    await addLines(store, directory, ids, lines);
    return { directoryId: directory.id, searches: searchesFor(people, lines) };
  } finally {
    await store.close();
  }
}

async function addPeople(store: Store, directory: Directory, count: number): Promise<readonly ResourceId[]> {
  const tenantUrl = tenantUrlOf('http://127.0.0.1', directory.id);
  const context = {
    directory,
    store: store.directory(directory.id),
    platform,
    actor: { kind: 'system' } as const,
    tenantUrl,
  };
  const ids: ResourceId[] = [];
  for (let first = 0; first < count; first += perTransaction) {
    await inOneTransaction(context, async (inner) => {
      for (let at = first; at < Math.min(first + perTransaction, count); at += 1) {
        ids.push((await createResource(inner, userKind, personBody(at))).resource.id);
      }
    });
  }
  return ids;
}

function personBody(at: number): Readonly<Record<string, unknown>> {
  return {
    schemas: [
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    ],
    userName: objectId(at),
    externalId: addressOf(at),
    active: at % 20 > 0,
    displayName: nameOf(at),
    title: 'Account Executive',
    emails: [{ type: 'work', value: addressOf(at), primary: true }],
    phoneNumbers: [{ type: 'mobile', value: `+49 170 ${at}` }],
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: departments[at % departments.length] },
  };
}

const actions: readonly LogAction[] = ['Update', 'Read', 'Lookup', 'Create', 'Update', 'Read'];

/** A million lines over four weeks; one in two hundred is a creation that failed. */
async function addLines(store: Store, directory: Directory, ids: readonly ResourceId[], count: number): Promise<void> {
  const spanMs = 28 * 86_400_000;
  const begin = platform.clock() - spanMs;
  for (let first = 0; first < count; first += perBatch) {
    const batch = Array.from({ length: Math.min(perBatch, count - first) }, (_, offset) => {
      const at = first + offset;
      return { directoryId: directory.id, entry: lineOf(at, begin + Math.floor((at / count) * spanMs), ids) };
    });
    await store.appendLog(batch);
  }
}

function lineOf(at: number, time: number, ids: readonly ResourceId[]): LogEntry {
  const hasFailed = at % 200 === 199;
  const subject = hasFailed ? `Refused ${at} ${nameOf(at)}` : nameOf(at % Math.max(1, ids.length));
  const sent = hasFailed ? [subject, `refused.${at}@example.com`, objectId(at + 5_000_000)] : [subject];
  return {
    id: entryId(at),
    at: time,
    durationMs: 3,
    tokenId: undefined,
    action: hasFailed ? 'Create' : (actions[at % actions.length] ?? 'Read'),
    method: hasFailed ? 'POST' : 'PATCH',
    path: '/Users',
    status: hasFailed ? 409 : 200,
    outcome: hasFailed ? 'failure' : 'success',
    fields: undefined,
    code: hasFailed ? 'BC-301' : undefined,
    detail: hasFailed ? 'userName is used by another user.' : undefined,
    warnings: [],
    resourceId: hasFailed ? undefined : ids[at % Math.max(1, ids.length)],
    subject,
    search: searchKey(sent),
    requestBody: `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"title","value":"${at}"}]}`,
    responseBody: undefined,
  };
}

/** Names, addresses, object ids and event ids, of old and of new lines, and some that do not occur. */
function searchesFor(people: number, lines: number): readonly string[] {
  const old = 199;
  const late = Math.floor((lines - 1) / 200) * 200 + 199 - 200;
  const someone = Math.floor(people / 2);
  return [
    `refused ${old} `,
    `refused ${late} `,
    `refused.${old}@example.com`,
    `refused.${late}@example.com`,
    objectId(old + 5_000_000),
    addressOf(someone),
    objectId(someone),
    entryId(1),
    entryId(lines - 1),
    nameOf(3),
    'jana',
    'an unknown name',
  ];
}

function nameOf(at: number): string {
  const family = families[Math.floor(at / givens.length) % families.length] ?? '';
  return `${givens[at % givens.length] ?? ''} ${family} ${at}`;
}

function addressOf(at: number): string {
  return `${orderKey(nameOf(at)).replaceAll(' ', '.')}@example.com`;
}

/** Spread as Entra's are, and made from the number alone. */
function objectId(at: number): string {
  const digits = createHash('sha256').update(`object ${at}`).digest('hex');
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}

const salt = randomUUID().replaceAll('-', '').slice(0, 12);

/** A test names its own ids. */
function entryId(at: number): LogEntryId {
  return `log_${salt}${at}` as LogEntryId;
}
