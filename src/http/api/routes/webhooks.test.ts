import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeliveryId, WebhookId } from '../../../domain/index.ts';
import { deliveryOf, queuedOf } from '../../../store/testing/samples.ts';
import { openScene, type Scene } from '../testing/scene.ts';

const target = { url: 'https://hooks.example.com/becard' };

async function createOne({ browser, directory }: Scene, more: object = {}) {
  const { status, body } = await browser.send('POST', '/v1/webhooks', { ...target, directory: directory.id, ...more });
  const webhook = Object(body['webhook']);
  return { status, webhook, secret: String(body['secret']), id: webhook.id as WebhookId };
}

test('a webhook is created with its secret, which no later answer contains', async () => {
  const scene = await openScene();
  const { status, webhook, secret, id } = await createOne(scene, {
    types: ['user.created'],
    description: ' Personnel ',
  });

  const list = await scene.browser.send('GET', '/v1/webhooks');
  const one = await scene.browser.send('GET', `/v1/webhooks/${id}`);

  assert.equal(status, 201);
  assert.match(secret, /^whsec_/);
  assert.deepEqual(
    [webhook.directoryId, webhook.url, webhook.description, webhook.types, webhook.state],
    [scene.directory.id, target.url, 'Personnel', ['user.created'], 'active'],
  );
  assert.deepEqual(one.body, webhook);
  assert.deepEqual(list.body, { items: [webhook] });
  assert.ok(!JSON.stringify([list.body, one.body]).includes(secret));
});

for (const [url, reason] of [
  ['http://hooks.example.com/', 'webhookScheme'],
  ['https://10.0.0.1/', 'webhookNetwork'],
  ['https://169.254.169.254/', 'webhookNetwork'],
  ['https://user:secret@hooks.example.com/', 'webhookCredentials'],
  ['hooks', 'webhookSyntax'],
  [`https://hooks.example.com/${'x'.repeat(3_000)}`, 'webhookLength'],
] as const) {
  test(`the address ${url.slice(0, 50)} is refused when it is entered`, async () => {
    const scene = await openScene();
    const { id } = await createOne(scene);

    const answers = [
      await scene.browser.send('POST', '/v1/webhooks', { url }),
      await scene.browser.send('PATCH', `/v1/webhooks/${id}`, { url }),
    ];

    for (const { status, body } of answers) {
      assert.deepEqual([status, body['code'], Object(body['fields']).reason], [400, 'BC-906', reason]);
    }
  });
}

test('the list tells what waits and how the last day was, and can be limited to a directory', async () => {
  const scene = await openScene();
  const { store, platform } = scene.site;
  const { id: webhookId } = await createOne(scene);
  const { body: other } = await scene.browser.send('POST', '/v1/directories', { name: 'Fabrikam' });
  await createOne(scene, { directory: other['id'] });
  const at = platform.clock();
  await store.deliveries.keep({
    webhookId,
    added: [queuedOf('evt_9', { webhookId, createdAt: Date.UTC(2026, 0, 1) })],
    attempts: [
      deliveryOf('dlv_1', { webhookId, at, durationMs: 40 }),
      deliveryOf('dlv_2', { webhookId, at, durationMs: 90, status: 500 }),
      deliveryOf('dlv_3', { webhookId, at: at - 86_400_001, status: 500 }),
    ],
  });

  const { body } = await scene.browser.send('GET', `/v1/webhooks?directory=${scene.directory.id}`);

  const items = body['items'];
  assert.ok(Array.isArray(items));
  assert.deepEqual(
    items.map(({ id, waiting, waitingSince, lastDay }) => ({ id, waiting, waitingSince, lastDay })),
    [
      {
        id: webhookId,
        waiting: 1,
        waitingSince: '2026-01-01T00:00:00.000Z',
        lastDay: { attempts: 2, delivered: 1, p95Ms: 90 },
      },
    ],
  );
});

test('deliveries come in pages, newest first, or only the failed ones; the answer comes with a single one', async () => {
  const scene = await openScene();
  const { id: webhookId } = await createOne(scene);
  const attempts = [
    deliveryOf('dlv_1', { webhookId, status: 500, nextAt: 9_000, answer: 'no' }),
    deliveryOf('dlv_2', { webhookId, status: undefined, error: 'timeout', answer: '' }),
    deliveryOf('dlv_3', { webhookId, status: 204 }),
  ];
  await scene.site.store.deliveries.keep({ webhookId, attempts });
  const path = `/v1/webhooks/${webhookId}/deliveries`;

  const first = await scene.browser.send('GET', `${path}?limit=2`);
  const second = await scene.browser.send('GET', `${path}?limit=2&cursor=${first.body['next']}`);
  const failed = await scene.browser.send('GET', `${path}?failed=true`);
  const one = await scene.browser.send('GET', `${path}/dlv_1`);

  assert.deepEqual([idsOf(first.body), idsOf(second.body)], [['dlv_3', 'dlv_2'], ['dlv_1']]);
  assert.equal(second.body['next'], undefined);
  assert.deepEqual(idsOf(failed.body), ['dlv_2', 'dlv_1']);
  assert.deepEqual([one.body['answer'], one.body['nextAt']], ['no', '1970-01-01T00:00:09.000Z']);
});

function idsOf(body: Readonly<Record<string, unknown>>): readonly DeliveryId[] {
  const items = body['items'];
  assert.ok(Array.isArray(items));
  return items.map(({ id }) => id);
}

test('a webhook is paused, resumed, rotated, tested, recovered and removed', async () => {
  const scene = await openScene();
  const { id, secret } = await createOne(scene);
  const post = (verb: string, body?: object) => scene.browser.send('POST', `/v1/webhooks/${id}/${verb}`, body);

  const paused = await post('pause');
  const refused = await post('test');
  const resumed = await post('resume');
  const rotated = await post('rotate');
  const tested = await post('test');
  const recovered = await post('recover', { since: '2026-01-01T00:00:00Z' });
  const removed = await scene.browser.send('DELETE', `/v1/webhooks/${id}`);
  const gone = await scene.browser.send('GET', `/v1/webhooks/${id}`);

  assert.deepEqual([paused.body['state'], refused.body['code'], resumed.body['state']], ['paused', 'BC-905', 'active']);
  assert.notEqual(rotated.body['secret'], secret);
  assert.equal(typeof Object(rotated.body['webhook']).formerSecretUntil, 'string');
  assert.match(String(tested.body['eventId']), /^evt_/);
  assert.deepEqual([tested.status, recovered.status, removed.status], [202, 202, 204]);
  assert.deepEqual([gone.status, gone.body['code']], [404, 'BC-904']);
});
