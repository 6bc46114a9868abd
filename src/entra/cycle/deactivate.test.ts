import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fetch } from '../client.ts';
import { textOf } from '../json.ts';
import { createTenant } from '../tenant/tenant.ts';
import { naiveServer, TENANT_URL, TOKEN } from '../testing/naive-server.ts';
import { runInitialCycle } from './cycle.ts';
import { deactivateUsers } from './deactivate.ts';
import { createJob } from './job.ts';

async function provisioned(change: (fetch: Fetch) => Fetch = (fetch) => fetch) {
  const { fetch, users } = naiveServer();
  const job = createJob({ tenantUrl: TENANT_URL, token: TOKEN, fetch });
  await runInitialCycle(job, createTenant('7', { users: 20, groups: 0 }));
  const wait = async (): Promise<void> => undefined;
  const leaving = createJob({ tenantUrl: TENANT_URL, token: TOKEN, fetch: change(fetch), wait });
  const active = () =>
    [...users.values()].filter((user) => Object(user).active !== false && textOf(user, 'active') !== 'False');
  return { leaving, active };
}

test('as many users as asked for are deactivated, and no more than there are', async () => {
  const { leaving, active } = await provisioned();

  const first = await deactivateUsers(leaving, 5);
  const left = active().length;
  const rest = await deactivateUsers(leaving, 40);

  assert.deepEqual([first, left, rest, active().length], [5, 15, 15, 0]);
});

test('after a refusal the others stay', async () => {
  let patches = 0;
  const { leaving, active } = await provisioned((fetch) => async (url, init) => {
    if (init.method === 'PATCH') patches += 1;
    return patches > 3 ? new Response('', { status: 429 }) : fetch(url, init);
  });

  assert.equal(await deactivateUsers(leaving, 10), 3);
  assert.equal(active().length, 17);
});
