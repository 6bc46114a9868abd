// What an API key reaches: every route x every scope x its own and another directory.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory, hasScope, scopes } from '../../domain/index.ts';
import type { Route } from './route.ts';
import { honoPath } from './router.ts';
import { routes } from './routes/index.ts';
import { actionsOf, addressOf, type Filled, openFilled, rules } from './testing/addresses.ts';
import { ask, keyOf } from './testing/keys.ts';

/** Scopes over the whole installation: no key for some directories has them. */
const unbound: readonly string[] = ['audit:read', 'admin'];

/** Calls a route as its example says. */
async function call({ site, names }: Filled, address: string, secret: string) {
  const rule = rules[address] ?? assert.fail(address);
  const { method, path } = addressOf(address, names, rule.query);
  const before = await actionsOf(site);
  const answer = await ask(site, secret, path, { method, body: rule.body });
  const after = await actionsOf(site);
  return { ...answer, acts: after.slice(0, after.length - before.length) };
}

function reasonOf({ problem }: Awaited<ReturnType<typeof call>>): unknown {
  return Object(problem['fields']).reason;
}

for (const [name, { method, path, scope, audits }] of Object.entries<Route>(routes)) {
  const address = `${method} /v1${honoPath(path)}`;
  const allowing = scopes.filter((held) => scope !== undefined && hasScope([held], scope));
  const other = scopes.filter((held) => !allowing.includes(held));
  const isOfDirectory = path.startsWith('/directories/{directory}');
  const isOfWebhook = path.startsWith('/webhooks/{webhook}');

  test(`${name} is refused to a key with every scope but ${allowing.join(', ')}`, async () => {
    const filled = await openFilled();

    for (const held of [...other.map((each) => [each]), other]) {
      const { secret } = await keyOf(filled.site, held);
      const { status, code, acts, problem } = await call(filled, address, secret);

      assert.deepEqual([status, code, acts], [403, 'BC-903', []], held.join());
      assert.equal(problem['nextStep'], `Create a key with the scope ${scope}.`);
    }
  });

  for (const held of allowing) {
    test(`${name} is allowed to a key with ${held}`, async () => {
      const filled = await openFilled();
      const { secret } = await keyOf(filled.site, [held]);

      assertDone(await call(filled, address, secret));
    });

    if (unbound.includes(held)) continue;
    if (isOfDirectory) {
      test(`${name} is allowed to a key with ${held} for its directory`, async () => {
        const filled = await openFilled();
        const { secret } = await keyOf(filled.site, [held], [filled.names['directory'] ?? '']);

        assertDone(await call(filled, address, secret));
      });
    }

    test(`${name} shows and changes nothing for a key with ${held} for another directory`, async () => {
      const filled = await openFilled();
      const { store, platform } = filled.site;
      const { id } = await createDirectory(store, platform, { name: 'Fabrikam' });
      const { secret } = await keyOf(filled.site, [held], [id]);
      const before = await store.directories.list();

      const answer = await call(filled, address, secret);

      assert.deepEqual(answer.acts, []);
      assert.deepEqual(await store.directories.list(), before);
      if (isOfDirectory) assert.deepEqual([answer.status, reasonOf(answer)], [404, 'directory']);
      else if (isOfWebhook) assert.deepEqual([answer.status, reasonOf(answer)], [404, 'webhook']);
      else if (method !== 'GET') assert.deepEqual([answer.status, reasonOf(answer)], [403, 'boundKey']);
      else assert.deepEqual([answer.status, answer.text.includes(filled.names['directory'] ?? '')], [200, false]);
    });
  }

  function assertDone(answer: Awaited<ReturnType<typeof call>>): void {
    // There is neither a group nor a rehearsal.
    const isMissing = answer.status === 404 && ['resource', 'group', 'rehearsal'].includes(String(reasonOf(answer)));
    assert.ok(answer.status < 300 || isMissing, answer.text);
    assert.deepEqual(answer.acts, audits);
  }
}

test('a method that no route of a path has is refused with those that one has', async () => {
  const { site, names } = await openFilled();
  const { secret } = await keyOf(site, ['admin']);
  const directory = `/v1/directories/${names['directory']}`;

  for (const [method, path, allow] of [
    ['DELETE', '/v1/directories', 'GET, HEAD, POST'],
    ['PUT', directory, 'DELETE, GET, HEAD, PATCH'],
    ['GET', `${directory}/switches`, 'PATCH'],
  ] as const) {
    const answer = await ask(site, secret, path, { method });

    assert.deepEqual([answer.status, answer.code], [405, 'BC-412'], answer.text);
    assert.equal(answer.headers.get('allow')?.split(', ').sort().join(', '), allow);
  }
});

test('a list as the body of a request that takes an object is refused', async () => {
  const { site, names } = await openFilled();
  const { secret } = await keyOf(site, ['directories:write']);

  const answer = await ask(site, secret, `/v1/directories/${names['directory']}`, { method: 'PATCH', body: [] });

  assert.deepEqual([answer.status, answer.code], [400, 'BC-906']);
  assert.equal(answer.problem['detail'], 'The body: is a list. Send an object.');
});

test('a refused body says what is missing and what is not known', async () => {
  const { site, names } = await openFilled();
  const { secret } = await keyOf(site, ['admin']);
  const send = (method: string, path: string, body: object) => ask(site, secret, path, { method, body });

  const [missing, unknown] = [
    await send('POST', '/v1/directories', {}),
    await send('PATCH', `/v1/directories/${names['directory']}/cards/${names['card']}`, { values: { shoeSize: 'x' } }),
  ];

  assert.deepEqual(
    [missing, unknown].map(({ status, problem }) => [status, problem['detail']]),
    [
      [400, 'name: is missing.'],
      [400, 'values.shoeSize: is not known here.'],
    ],
  );
});
