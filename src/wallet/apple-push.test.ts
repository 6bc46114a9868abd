import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApplePush } from './apple-push.ts';
import { startAppleServer } from './testing/apple-server.ts';
import { makeChain, passType } from './testing/chain.ts';

const chain = makeChain();

test('a push is empty, names the passes and shows their certificate; one connection carries all', async (context) => {
  const apple = await startAppleServer(chain.authority);
  const push = createApplePush(chain, apple.server);
  context.after(async () => {
    push.close();
    await apple.close();
  });

  const answers = await Promise.all(['aa', 'bb', 'cc'].map((token) => push.push(token)));

  assert.deepEqual(
    answers.map(({ kind }) => kind),
    ['pushed', 'pushed', 'pushed'],
  );
  assert.deepEqual(apple.received.map(({ token }) => token).toSorted(), ['aa', 'bb', 'cc']);
  const [first] = apple.received;
  assert.deepEqual(
    [first?.body, first?.headers['apns-topic'], first?.headers[':method'], first?.passType, apple.connections()],
    ['{}', passType, 'POST', passType, 1],
  );
});

for (const [status, reason, kind] of [
  [410, 'Unregistered', 'gone'],
  [400, 'BadDeviceToken', 'gone'],
  [400, 'BadTopic', 'failed'],
  [403, 'BadCertificate', 'failed'],
  [429, 'TooManyRequests', 'failed'],
  [500, 'InternalServerError', 'failed'],
] as const) {
  test(`after ${status} ${reason} a device is ${kind}`, async (context) => {
    const apple = await startAppleServer(chain.authority, () => ({ status, reason }));
    const push = createApplePush(chain, apple.server);
    context.after(async () => {
      push.close();
      await apple.close();
    });

    const answer = await push.push('aa');

    assert.deepEqual(answer, kind === 'gone' ? { kind } : { kind, reason: `Apple answered ${status} (${reason})` });
  });
}

test('a connection that ends fails its push, and the next push opens another', async (context) => {
  const apple = await startAppleServer(chain.authority, (_, count) => (count === 1 ? 'end' : { status: 200 }));
  const push = createApplePush(chain, apple.server);
  context.after(async () => {
    push.close();
    await apple.close();
  });

  const answers = [await push.push('aa'), await push.push('aa')];

  assert.deepEqual(
    answers.map(({ kind }) => kind),
    ['failed', 'pushed'],
  );
  assert.equal(apple.connections(), 2);
});

test('no push goes to a server whose certificate is not trusted, or that is away', async (context) => {
  const apple = await startAppleServer(chain.authority);
  const pushes = [{ url: apple.server.url }, { url: 'https://localhost:1' }].map((server) =>
    createApplePush(chain, server),
  );
  context.after(async () => {
    for (const { close } of pushes) close();
    await apple.close();
  });

  const answers = await Promise.all(pushes.map(({ push }) => push('aa')));

  assert.deepEqual([answers.map(({ kind }) => kind), apple.received], [['failed', 'failed'], []]);
});
