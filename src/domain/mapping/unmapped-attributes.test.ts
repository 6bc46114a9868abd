import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchOpUrn, userUrn } from '../../scim/index.ts';
import { createDirectory } from '../directories/directories.ts';
import type { LogEntryId } from '../ids/brands.ts';
import type { LogEntry } from '../provisioning-log/entry.ts';
import { importSchemas } from '../schemas/own-schemas.ts';
import { day, openWorkbench } from '../testing/workbench.ts';
import { readUnmappedAttributes } from './unmapped-attributes.ts';

const contoso = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';

async function openDirectory() {
  const { store, platform, pass } = openWorkbench();
  const { id } = await createDirectory(store, platform, { name: 'Contoso' });
  const write = (entry: LogEntry): Promise<void> => store.appendLog([{ directoryId: id, entry }]);
  return { directory: store.directory(id), platform, pass, write };
}

function line(id: string, at: number, method: string, body: object | string, more: Partial<LogEntry> = {}): LogEntry {
  return {
    id: id as LogEntryId,
    at,
    durationMs: 1,
    tokenId: undefined,
    action: 'Create',
    method,
    path: '/Users',
    status: 201,
    outcome: 'warning',
    code: undefined,
    fields: undefined,
    detail: undefined,
    warnings: ['BC-402'],
    resourceId: undefined,
    subject: undefined,
    search: '',
    requestBody: typeof body === 'string' ? body : JSON.stringify(body),
    responseBody: undefined,
    ...more,
  };
}

const refused = { status: 400, outcome: 'failure', code: 'BC-402', warnings: [] } as const;

test('what no schema describes is listed with its schema, how often and where it came last', async () => {
  const { directory, platform, write } = await openDirectory();
  const now = platform.clock();
  const person = { schemas: [userUrn], userName: 'x', shoeSize: 44, [contoso]: { badge: 'B1', floor: 3 } };
  await write(line('log_1', now - 3000, 'POST', person));
  await write(
    line('log_2', now - 2000, 'PUT', { schemas: [userUrn], shoeSize: 45 }, { path: '/Users/1', status: 200 }),
  );
  const operations = [
    { op: 'Add', path: `${contoso}:badge`, value: 'B2' },
    { op: 'Add', path: 'title', value: 'Lead' },
    { op: 'Add', path: 'emails[type eq', value: 'x' },
  ];
  const patch = { schemas: [patchOpUrn], Operations: operations };
  await write(line('log_3', now - 1000, 'PATCH', patch, { path: '/Users/1', ...refused }));

  const ignored = await readUnmappedAttributes(directory, now);

  const own = { urn: contoso, hasSchema: false };
  assert.deepStrictEqual(ignored, [
    { path: `${contoso}:badge`, ...own, isRefused: true, requests: 2, lastAt: now - 1000, lastEntry: 'log_3' },
    {
      path: 'shoeSize',
      urn: undefined,
      hasSchema: true,
      isRefused: false,
      requests: 2,
      lastAt: now - 2000,
      lastEntry: 'log_2',
    },
    { path: `${contoso}:floor`, ...own, isRefused: false, requests: 1, lastAt: now - 3000, lastEntry: 'log_1' },
  ]);
});

test('what was imported meanwhile is ignored no more, and what its schema still lacks says so', async () => {
  const { directory, platform, write } = await openDirectory();
  await write(line('log_1', platform.clock(), 'POST', { schemas: [userUrn], [contoso]: { badge: 'B1', floor: 3 } }));
  const attributes = [{ name: 'badge', type: 'string' }];
  const schema = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id: contoso,
    name: 'Contoso',
    attributes,
  };

  await importSchemas(directory, JSON.stringify(schema));
  const ignored = await readUnmappedAttributes(directory, platform.clock());

  assert.deepStrictEqual(
    ignored.map(({ path, hasSchema }) => [path, hasSchema]),
    [[`${contoso}:floor`, true]],
  );
});

test('groups, bodies that were cut and what is a week old are left out', async () => {
  const { directory, platform, pass, write } = await openDirectory();
  const now = platform.clock();
  await write(line('log_1', now, 'POST', { shoeSize: 1 }, { path: '/Groups' }));
  await write(line('log_2', now, 'POST', '{"shoeSize": 1…'));
  await write(line('log_3', now, 'POST', { hatSize: 1 }));

  const before = await readUnmappedAttributes(directory, now);
  pass(8 * day);
  const after = await readUnmappedAttributes(directory, platform.clock());

  assert.deepStrictEqual([before.map(({ path }) => path), after], [['hatSize'], []]);
});
