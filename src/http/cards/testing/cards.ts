// A directory whose cards are published, with one user in it, and a visitor.

import assert from 'node:assert/strict';
import { changeSettings, followUsers } from '../../../cards/index.ts';
import { type Context, createDirectory, createResource, patchResource, userKind } from '../../../domain/index.ts';
import { openWorkbench } from '../../../domain/testing/workbench.ts';
import { cardRoutes, createCardCounter } from '../index.ts';

export const publicUrl = 'https://cards.contoso.example';
const urns = ['urn:ietf:params:scim:schemas:core:2.0:User'];
export const jana = {
  userName: '9f1c2d3e-0000-4000-8000-00000000abcd',
  displayName: 'Jana Weber',
  name: { givenName: 'Jana', familyName: 'Weber', honorificPrefix: 'Dr.' },
  title: 'Head of Sales',
  emails: [{ type: 'work', value: 'jana.weber@contoso.example' }],
  phoneNumbers: [{ type: 'mobile', value: '+49 (171) 123-4567' }],
};

/** A directory whose cards are published, with one user in it. */
export async function openCards(user: Readonly<Record<string, unknown>> = jana) {
  const { store, platform, pass } = openWorkbench();
  const directory = await createDirectory(store, platform, { name: 'Contoso', entra: true, provisioning: true });
  const context: Context = {
    ...{ directory, platform, store: store.directory(directory.id), actor: { kind: 'system' } },
    tenantUrl: `${publicUrl}/scim/v2/${directory.id}`,
  };
  const { cards } = store.directory(directory.id);
  await changeSettings({ store, platform, directory }, { enabled: true });
  const id = (await createResource(context, userKind, { schemas: urns, ...user })).resource.id;
  while (await followUsers({ store, platform }));
  const handle = (await cards.find(id))?.handle ?? '';
  const counter = createCardCounter(platform.clock);
  const openNode = () =>
    cardRoutes({
      ...{ store, platform, publicUrl, language: 'en', countCard: counter.count },
      wallet: { apple: undefined, google: undefined },
      reportError: (error) => assert.fail(String(error)),
    });
  const routes = openNode();
  const get = async (
    path: string,
    headers: Record<string, string> = {},
    remoteAddress = '192.0.2.1',
    form?: string,
    node = routes,
  ) => {
    const sent = form === undefined ? { headers } : { method: 'POST', headers, body: form };
    const response = await node.request(path, sent, { remoteAddress });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
  };
  const patch = (path: string, value: unknown) => {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
    return patchResource(context, userKind, id, { schemas, Operations: [{ op: 'replace', path, value }] }, undefined);
  };
  return {
    store,
    platform,
    directory,
    context,
    cards,
    id,
    handle,
    openNode,
    get,
    patch,
    pass,
    counter,
    scope: { store, platform, directory },
  };
}
