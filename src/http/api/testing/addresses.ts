// Every address of the console's API: who may ask there, what to send, and what the audit log says of it. The table of the tests of rights and of audit.

import assert from 'node:assert/strict';
import { addLocation, addTemplate, changeSettings, changeTemplate } from '../../../cards/index.ts';
import type { TokenId } from '../../../domain/index.ts';
import {
  createAdministrator,
  createApiKey,
  createCardLink,
  createDirectory,
  createResource,
  createSetupLink,
  createStream,
  createToken,
  createWebhook,
  type Directory,
  importSchemas,
  type Right,
  removeResource,
  type Store,
  type StoredAuditAction,
  saveView,
  tenantUrlOf,
  userKind,
} from '../../../domain/index.ts';
import type { Rehearse } from '../../../jobs/index.ts';
import { userUrn } from '../../../scim/index.ts';
import { changeIdOf, deliveryOf } from '../../../store/testing/samples.ts';
import { addLogEntry, deprovisionMany, schemaDocument } from '../../../use-cases/testing/installation.ts';
import type { Route } from '../route.ts';
import { honoPath } from '../router.ts';
import { routes } from '../routes/index.ts';
import { openSite, password, type Site } from './browser.ts';

export interface Rule {
  readonly right: Right;
  readonly body?: object;
  /** Added to the path. */
  readonly query?: string;
  /** What the audit log says of it, newest first; only reading leaves nothing. */
  readonly acts?: readonly string[];
}

/** The addresses below /session, which no API key reaches. */
const ofSession: Readonly<Record<string, Rule>> = {
  'POST /session/confirm': { right: 'read', body: { password }, acts: ['session.confirmed'] },
  'POST /session/account/password': {
    right: 'read',
    body: { current: password, password: 'another horse battery' },
    acts: ['administrator.password_changed'],
  },
  'GET /session/account/sessions': { right: 'read' },
  'DELETE /session/account/sessions': { right: 'read' },
  'DELETE /session/account/sessions/:session': { right: 'read' },
};

export const rules: Readonly<Record<string, Rule>> = {
  ...ofSession,
  ...Object.fromEntries(Object.values<Route>(routes).map(ruleOf)),
};

function ruleOf({ method, path, right, audits, example: { body, query } }: Route): readonly [string, Rule] {
  const rule = {
    right: right === 'public' ? assert.fail(path) : right,
    ...(body === undefined ? {} : { body: Object(body) }),
    ...(query === undefined ? {} : { query: `?${new URLSearchParams(query).toString()}` }),
    acts: audits,
  };
  return [`${method} /v1${honoPath(path)}`, rule];
}

export interface Filled {
  readonly site: Site;
  readonly names: Readonly<Record<string, string>>;
}

/** A console with one of everything that an address can name. `change` puts something between it and its store. */
export async function openFilled(change?: (store: Store) => Store): Promise<Filled> {
  const site = openSite('https://becard.test', change, untilCancelled, () => new Promise(() => undefined));
  const { store, platform } = site;
  const directory = await createDirectory(store, platform, { name: 'Contoso', testing: true, demonstration: true });
  const scope = { directoryId: directory.id, store: store.directory(directory.id), platform };
  const view = await saveView(scope, { list: 'users', name: 'Without a title', query: 'missing=title' }, 'test');
  const { token } = await createToken(scope, { createdBy: 'test' });
  const { link } = await createSetupLink(scope, { name: 'Contoso IT', createdBy: 'test' });
  const accounts = { store: store.administrators, platform };
  const { administrator } = await createAdministrator(accounts, 'other@example.com', 'editor');
  const actor = { kind: 'system' } as const;
  const { key } = await createApiKey({ store, platform, actor }, { name: 'Personnel', scopes: ['users:read'] });
  const secrets = { token: token.id, link: link.id, key: key.id };
  const names = { ...secrets, directory: directory.id, administrator: administrator.id };
  await deprovisionMany(scope);
  const schema = 'urn:contoso:2.0:User';
  await importSchemas(scope.store, schemaDocument(schema));
  const user = await addDeleted(site, directory);
  const webhook = await addWebhook(site, directory);
  return {
    site,
    names: {
      ...names,
      schema,
      user,
      card: await addCard(site, directory),
      change: cardChange,
      template: await addUnusedTemplate(site, directory),
      location: (await addLocation({ store, platform, directory }, { name: 'Dresden' })).id,
      webhook,
      delivery: 'dlv_1',
      stream: await addStream(site, directory),
      group: 'g',
      view: view.id,
      entry: (await addLogEntry(site, directory)).id,
      session: 'ses_ended',
    },
  };
}

/** The change that made a draft of the card. */
const cardChange = changeIdOf('cch_4Tq8Zr1yWn6c');

/** An event stream whose receiver polls. */
async function addStream({ store, platform }: Site, { id: directoryId }: Directory): Promise<string> {
  const scope = {
    store,
    directoryId,
    platform,
    auditKey: undefined,
    actor: { kind: 'cli', userName: 'root' },
  } as const;
  const settings = { audience: 'https://receiver.example', events: undefined };
  return (await createStream(scope, 'poll', settings)).stream.id;
}

/** A webhook with one delivery. */
async function addWebhook({ store, platform }: Site, { id }: Directory): Promise<string> {
  const scope = { store, platform, auditKey: undefined, actor: { kind: 'cli', userName: 'root' } } as const;
  const target = { url: 'https://example.com/becard', description: undefined, types: undefined };
  const { webhook } = await createWebhook(scope, target, id);
  await store.deliveries.keep({ webhookId: webhook.id, attempts: [deliveryOf('dlv_1', { webhookId: webhook.id })] });
  return webhook.id;
}

/** A rehearsal that goes on, so that its end adds nothing to the audit log of a test. */
const untilCancelled: Rehearse = (_, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('Cancelled'))));

/** A user who can be restored. */
async function addDeleted({ store, platform }: Site, directory: Directory): Promise<string> {
  const tenantUrl = tenantUrlOf('https://becard.test', directory.id);
  const context = {
    directory,
    store: store.directory(directory.id),
    platform,
    actor: { kind: 'entra', tokenId: 'tok_test' as TokenId } as const,
    tenantUrl,
  };
  const body = { schemas: [userUrn], userName: 'deleted', displayName: 'Deleted' };
  const { resource } = await createResource(context, userKind, body);
  await removeResource(context, userKind, resource.id, undefined);
  return resource.id;
}

/** A template with two versions that no rule names, chosen for every card. */
async function addUnusedTemplate({ store, platform }: Site, directory: Directory): Promise<string> {
  const scope = { store, platform, directory };
  const { id } = await addTemplate(scope, 'Interns');
  await changeTemplate(scope, id, { name: 'Trainees', logo: { hash: 'logo', png: 'AA==' } });
  const { cards } = store.directory(directory.id);
  await cards.chooseTemplate(await cards.toCompare(10), id, platform.clock(), cardChange);
  return id;
}

/** A user with a card that is a draft. */
async function addCard({ store, platform }: Site, directory: Directory): Promise<string> {
  const tenantUrl = tenantUrlOf('https://becard.test', directory.id);
  const actor = { kind: 'system' } as const;
  const context = { directory, store: store.directory(directory.id), platform, actor, tenantUrl };
  const body = { schemas: [userUrn], userName: 'ada', displayName: 'Ada' };
  const { resource } = await createResource(context, userKind, body);
  await changeSettings({ store, platform, directory }, { enabled: true });
  await changeSettings({ store, platform, directory }, { newCards: 'draft' });
  const { cards } = context.store;
  await cards.add([{ resourceId: resource.id, handle: 'Ada00000000' }], 'published', platform.clock());
  await cards.setState([resource.id], 'draft', platform.clock(), cardChange);
  await cards.savePin(resource.id, 'hash', platform.clock());
  await cards.addSignatureKey(resource.id, 'key');
  await cards.savePhoto(resource.id, { hash: 'photo', bytes: Uint8Array.of(0xff), by: 'Ada' }, platform.clock());
  const links = { directoryId: directory.id, store: context.store, platform };
  await createCardLink(links, { resourceId: resource.id, days: 1, createdBy: 'test' });
  return resource.id;
}

/** Method and path of a request to a route, with the names of what is there. */
export function addressOf(
  route: string,
  names: Filled['names'],
  query = '',
): { readonly method: string; readonly path: string } {
  const [method = '', pattern = ''] = route.split(' ');
  return { method, path: pattern.replace(/:(\w+)/g, (_, name: string) => names[name] ?? assert.fail(name)) + query };
}

/** What the audit log holds, newest first. */
export async function actionsOf({ store }: Site): Promise<readonly StoredAuditAction[]> {
  return (await store.audit.list({ limit: 100 })).map(({ action }) => action);
}
