// One directory in the console and its owner, signed in.

import assert from 'node:assert/strict';
import type { TokenId } from '../../../domain/index.ts';
import {
  type Context,
  createResource,
  type Directory,
  findDirectory,
  type LogEntry,
  newLogEntryId,
  tenantUrlOf,
  userKind,
} from '../../../domain/index.ts';
import { userUrn } from '../../../scim/index.ts';
import { entryOf } from '../../../store/testing/samples.ts';
import { type Browser, openSite, type Site } from './browser.ts';

export const objectId = (number: number): string => `9f1c2d3e-0000-4000-8000-${String(number).padStart(12, '0')}`;

export interface Scene {
  readonly site: Site;
  readonly browser: Browser;
  readonly path: string;
  readonly directory: Directory;
  readonly context: Context;
}

/** An owner who has created one directory. */
export async function openScene(): Promise<Scene> {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const created = await browser.send('POST', '/v1/directories', { name: 'Contoso', licenseReference: 'L-1' });
  const directory = await findDirectory(site.store, String(created.body['id']));
  const tenantUrl = tenantUrlOf('https://becard.test', directory.id);
  const store = site.store.directory(directory.id);
  const context = {
    directory,
    store,
    platform: site.platform,
    actor: { kind: 'entra', tokenId: 'tok_test' as TokenId } as const,
    tenantUrl,
  };
  return { site, browser, path: `/v1/directories/${directory.id}`, directory, context };
}

/** A person with a number for a name. */
export async function addUser(
  context: Context,
  number: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const externalId = `user${number}@contoso.example`;
  const body = { schemas: [userUrn], userName: objectId(number), externalId, displayName: `User ${number}`, ...more };
  const { resource } = await createResource(context, userKind, body);
  return resource.id;
}

/** A line of the log. */
export function entry(site: Site, more: Partial<LogEntry>): LogEntry {
  return entryOf(newLogEntryId(site.platform), { at: site.platform.clock(), durationMs: 1, action: 'List', ...more });
}

export function namesOf(rows: unknown): readonly unknown[] {
  return column(rows, 'displayName');
}

export function subjectsOf(rows: unknown): readonly unknown[] {
  return column(rows, 'subject');
}

function column(rows: unknown, name: string): readonly unknown[] {
  assert.ok(Array.isArray(rows));
  return rows.map((row: Readonly<Record<string, unknown>>) => row[name]);
}
