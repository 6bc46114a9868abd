// The deprovisioning guard over SCIM: it takes part in every request that deactivates or deletes a user.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeDirectory } from '../../domain/index.ts';
import { patchOpUrn, userUrn } from '../../scim/index.ts';
import { detail, json, openBench } from './testing/bench.ts';

test('during a mass deprovisioning further deactivations and deletions are refused with BC-503', async () => {
  const { store, directory, send } = await openBench();
  await changeDirectory(store, directory.id, { deprovisioningGuard: true });
  const ids: string[] = [];
  for (let number = 0; number < 30; number += 1) {
    const created = await send('POST', '/Users', { body: { schemas: [userUrn], userName: `user${number}` } });
    ids.push(String(json(created)['id']));
  }
  for (const id of ids.slice(0, 26)) await send('DELETE', `/Users/${id}`);

  const deactivate = { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: 'active', value: false }] };
  const refused = [
    await send('DELETE', `/Users/${ids[26]}`),
    await send('PATCH', `/Users/${ids[26]}`, { body: deactivate }),
  ];
  const rename = { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: 'title', value: 'Lead' }] };
  const renamed = await send('PATCH', `/Users/${ids[26]}`, { body: rename });

  assert.deepEqual(
    refused.map((answer) => [answer.status, /BC-503/.test(detail(answer))]),
    [
      [429, true],
      [429, true],
    ],
  );
  assert.equal(renamed.status, 200);
});
