// A directory with four users who have cards, and one who is inactive.

import assert from 'node:assert/strict';
import {
  type Context,
  createDirectory,
  createResource,
  patchResource,
  type ResourceId,
  userKind,
} from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { enterpriseUserUrn, userUrn } from '../../scim/index.ts';
import { followUsers } from '../follow.ts';
import { changeSettings } from '../settings.ts';
import { changeOwnValues, readUserCard } from '../user-card.ts';

const cases = [
  ['anna', 'Sales'],
  ['ben', 'Sales'],
  ['cara', 'Plant'],
  ['dora', undefined],
] as const;

/** Four users with cards, and one who is inactive. Ada entered a position for Ben. */
export async function openCards() {
  const { store, platform } = openWorkbench();
  const directory = await createDirectory(store, platform, { name: 'Contoso', entra: true, provisioning: true });
  const scope = { store, platform, directory };
  const context: Context = {
    ...{ directory, platform, store: store.directory(directory.id), actor: { kind: 'system' } },
    tenantUrl: 'https://becard.test/scim/v2/ud_test',
  };
  await changeSettings(scope, { enabled: true });
  const ids = new Map<string, ResourceId>();
  for (const [userName, department] of [...cases, ['gone', 'Sales'] as const]) {
    const body = {
      ...{ schemas: [userUrn, enterpriseUserUrn], userName, displayName: userName, title: 'Clerk' },
      ...(department === 'Plant' ? { addresses: [{ type: 'work', formatted: 'dresden  2' }] } : {}),
      ...(department === undefined ? {} : { [enterpriseUserUrn]: { department } }),
    };
    ids.set(userName, (await createResource(context, userKind, body)).resource.id);
  }
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
  const gone = { schemas, Operations: [{ op: 'replace', path: 'active', value: false }] };
  await patchResource(context, userKind, ids.get('gone') ?? assert.fail(), gone, undefined);
  while (await followUsers(scope));
  const ben = await readUserCard(scope, ids.get('ben') ?? '', undefined);
  await changeOwnValues(scope, ben, { position: 'Partner' }, { editor: 'editor', name: 'Ada' });
  const { cards } = store.directory(directory.id);
  const [standard] = await cards.templates();
  const idOf = (userName: string): ResourceId => ids.get(userName) ?? assert.fail(userName);
  return { scope, context, cards, idOf, standard: standard ?? assert.fail() };
}
