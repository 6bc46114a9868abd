// Registers the checks. Each runs on every store, in an empty directory of its own, under the ids of what it proves.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Store } from '../../src/domain/index.ts';
import { openStore } from '../../src/store/index.ts';
import { createDatabase } from '../../src/store/testing/database.ts';
import { openScim, openServer, type Scim, type Server } from './driver.ts';
import type { RequirementId } from './requirements/index.ts';

interface Opened {
  readonly store: Store;
  readonly clear: () => Promise<unknown>;
}

const stores: readonly { readonly name: string; readonly server: () => Promise<Server> }[] = [
  { name: 'SQLite', server: sharedServer(openTemporarySqlite) },
  { name: 'PostgreSQL', server: sharedServer(openTemporaryPostgres) },
];

/**
 * A black-box check that proves one requirement or several.
 *
 * @example requirement('7644-3.6-a', 'DELETE answers 204 without a body', async (scim) => { … })
 */
export function requirement(
  ids: RequirementId | readonly RequirementId[],
  title: string,
  check: (scim: Scim) => Promise<void>,
): void {
  for (const { name, server } of stores) {
    test(`${[ids].flat().join(' ')} ${title} (${name})`, async () => check(await openScim(await server())));
  }
}

/** A check of the protocol engine alone, for what no schema of the server has. */
export function engineRequirement(
  ids: RequirementId | readonly RequirementId[],
  title: string,
  check: () => void,
): void {
  test(`${[ids].flat().join(' ')} ${title}`, check);
}

/** One server for all checks of a file, opened by the first of them. */
function sharedServer(open: () => Promise<Opened>): () => Promise<Server> {
  let opened: Promise<{ readonly server: Server; readonly clear: Opened['clear'] }> | undefined;
  after(async () => {
    const { server, clear } = (await opened) ?? {};
    await server?.close();
    await clear?.();
  });
  return async () => {
    opened ??= open().then(({ store, clear }) => ({ server: openServer(store), clear }));
    return (await opened).server;
  };
}

async function openTemporarySqlite(): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'becard-conformance-'));
  const store = await openStore({ dataDirectory: folder });
  return { store, clear: () => rm(folder, { recursive: true, force: true }) };
}

async function openTemporaryPostgres(): Promise<Opened> {
  const { url, drop } = await createDatabase();
  return { store: await openStore({ databaseUrl: url }), clear: drop };
}
