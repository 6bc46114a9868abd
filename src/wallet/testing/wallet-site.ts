// A directory whose cards are published, with users and both wallets, against doubles of Apple and Google.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { changeSettings, followUsers } from '../../cards/index.ts';
import {
  type Context,
  createDirectory,
  createResource,
  patchResource,
  type ResourceId,
  userKind,
} from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { createOutbound } from '../../outbound/index.ts';
import { openWallet } from '../index.ts';
import { type PushDecision, startAppleServer } from './apple-server.ts';
import { makeChain } from './chain.ts';
import { startGoogleServer } from './google-server.ts';

export const publicUrl = 'https://cards.contoso.example';

export interface WalletSiteOptions {
  readonly users?: number;
  readonly decidePush?: (token: string, count: number) => PushDecision;
  readonly refuse?: Parameters<typeof startGoogleServer>[0];
}

/** The certificate of this run of tests. */
export const chain = makeChain({ days: 3650 });

export async function openWalletSite(test: TestContext, options: WalletSiteOptions = {}) {
  const { users = 1, decidePush, refuse } = options;
  const workbench = openWorkbench();
  const { store, platform } = workbench;
  const apple = await startAppleServer(chain.authority, decidePush);
  const google = await startGoogleServer(refuse);
  const outbound = createOutbound({ outboundNetworks: ['127.0.0.1'], ca: google.ca });
  const settings = { appleWallet: chain, googleWallet: google.settings };
  const wallet = openWallet(settings, {
    ...{ clock: platform.clock, outbound, pushServer: apple.server, googleApi: google.apiUrl },
  });
  test.after(async () => {
    await wallet.close();
    await Promise.all([apple.close(), google.close()]);
  });
  const directory = await createDirectory(store, platform, { name: 'Contoso', entra: true, provisioning: true });
  const context: Context = {
    ...{ directory, platform, store: store.directory(directory.id), actor: { kind: 'system' } },
    tenantUrl: `${publicUrl}/scim/v2/${directory.id}`,
  };
  const scope = { store, platform, directory };
  await changeSettings(scope, { enabled: true });
  const ids: ResourceId[] = [];
  for (let at = 0; at < users; at += 1) ids.push(await addUser(context, at));
  while (await followUsers({ store, platform }));
  const { cards } = store.directory(directory.id);
  const found = await cards.ofUsers(ids);
  const handles = ids.map((id) => found.find(({ resourceId }) => resourceId === id)?.handle ?? '');
  const change = (at: number, path: string, value: unknown) => {
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
    const id = ids[at];
    assert.ok(id !== undefined);
    return patchResource(context, userKind, id, { schemas, Operations: [{ op: 'replace', path, value }] }, undefined);
  };
  return { ...workbench, apple, google, wallet, directory, context, scope, cards, ids, handles, change };
}

async function addUser(context: Context, at: number): Promise<ResourceId> {
  const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
  const user = { schemas, userName: `user-${at}`, displayName: `Jana Weber ${at}`, title: 'Head of Sales' };
  return (await createResource(context, userKind, user)).resource.id;
}
