import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory } from '../../../domain/index.ts';
import { openSite } from '../testing/browser.ts';

const audience = 'https://receiver.example';

async function open() {
  const site = openSite('https://becard.test');
  const { id } = await createDirectory(site.store, site.platform, { name: 'Contoso' });
  const owner = await site.signedIn('owner');
  return { site, id, owner, path: `/v1/directories/${id}/event-streams` };
}

test('an event stream for a polling receiver is created with its token, shown once', async () => {
  const { id, owner, path } = await open();

  const created = await owner.send('POST', path, { audience, delivery: { method: 'poll' } });
  const { stream, token } = created.body as { stream: Record<string, unknown>; token: string };
  const list = await owner.send('GET', path);
  const rotated = await owner.send('POST', `${path}/${stream['id']}/rotate`);

  assert.equal(created.status, 201);
  assert.match(token, /^becard_set_[0-9A-Za-z]{49}$/);
  assert.deepEqual(stream, {
    id: stream['id'],
    directoryId: id,
    issuer: `https://becard.test/scim/v2/${id}`,
    audience,
    jwksUrl: `https://becard.test/api/v1/directories/${id}/jwks.json`,
    delivery: {
      method: 'poll',
      url: `https://becard.test/api${path}/${stream['id']}/poll`,
      tokenHint: `${token.slice(0, 14)}…${token.slice(-2)}`,
    },
    format: 'notice',
    state: 'enabled',
    createdAt: stream['createdAt'],
    createdBy: 'owner@example.com',
  });
  assert.deepEqual(list.body['items'], [stream]);
  assert.notEqual(rotated.body['token'], token);
});

test('an event stream that is pushed shows its address and never what authorizes Becard there', async () => {
  const { owner, path } = await open();
  const delivery = { method: 'push', url: 'https://receiver.example/events', authorization: 'Bearer secret' };

  const created = await owner.send('POST', path, { audience, delivery, events: ['delete'], format: 'full' });
  const { stream, token } = created.body as { stream: Record<string, unknown>; token?: string };
  const address = `${path}/${stream['id']}`;
  const changed = await owner.send('PATCH', address, { authorization: null, events: null });
  const rotated = await owner.send('POST', `${address}/rotate`);

  assert.equal(token, undefined);
  assert.deepEqual(stream['delivery'], { method: 'push', url: delivery.url, hasAuthorization: true });
  assert.deepEqual(changed.body['delivery'], { method: 'push', url: delivery.url, hasAuthorization: false });
  assert.deepEqual([stream['events'], changed.body['events']], [['delete'], undefined]);
  assert.ok(!JSON.stringify([created.body, changed.body]).includes('secret'));
  assert.deepEqual([rotated.status, rotated.body['code']], [409, 'BC-905']);
});

test('an event stream is paused, resumed and removed', async () => {
  const { owner, path } = await open();
  const created = await owner.send('POST', path, { audience, delivery: { method: 'poll' } });
  const { stream } = created.body as { stream: Record<string, unknown> };
  const address = `${path}/${stream['id']}`;

  const states = [];
  for (const verb of ['pause', 'resume']) states.push((await owner.send('POST', `${address}/${verb}`)).body['state']);
  const removed = await owner.send('DELETE', address);
  const again = await owner.send('DELETE', address);

  assert.deepEqual(states, ['paused', 'enabled']);
  assert.deepEqual([removed.status, again.status, again.body['code']], [204, 404, 'BC-904']);
});

test('what does not fit is refused with what to do', async () => {
  const { owner, path } = await open();
  const poll = { method: 'poll' };
  const push = { method: 'push', url: 'https://receiver.example/events' };
  const bodies: readonly (readonly [body: object, reason: string])[] = [
    [{ audience: ' ', delivery: poll }, 'eventStreamAudience'],
    [{ audience, delivery: poll, events: [] }, 'eventStreamEvents'],
    [{ audience, delivery: poll, events: ['put'] }, 'field'],
    [{ audience, delivery: { method: 'mail' } }, 'field'],
    [{ audience, delivery: { method: 'push' } }, 'field'],
    [{ audience, delivery: { ...push, url: 'http://receiver.example/' } }, 'webhookScheme'],
    [{ audience, delivery: { ...push, url: 'https://10.0.0.1/' } }, 'webhookNetwork'],
    [{ audience, delivery: { ...push, authorization: 'Bearer a\nHost: b' } }, 'eventStreamAuthorization'],
  ];

  for (const [body, reason] of bodies) {
    const answer = await owner.send('POST', path, body);
    const { fields } = answer.body as { fields?: Record<string, unknown> };
    assert.deepEqual([answer.status, fields?.['reason']], [400, reason], JSON.stringify(body));
  }
});

test('a receiver that polls has no address, and a directory at most twenty streams', async () => {
  const { owner, path } = await open();
  const created = await owner.send('POST', path, { audience, delivery: { method: 'poll' } });
  const { stream } = created.body as { stream: Record<string, unknown> };

  const changed = await owner.send('PATCH', `${path}/${stream['id']}`, { url: 'https://receiver.example/events' });
  for (let count = 1; count < 20; count += 1)
    await owner.send('POST', path, { audience, delivery: { method: 'poll' } });
  const tooMany = await owner.send('POST', path, { audience, delivery: { method: 'poll' } });

  assert.deepEqual([changed.status, changed.body['code']], [400, 'BC-906']);
  assert.deepEqual([tooMany.status, tooMany.body['code']], [409, 'BC-905']);
});

test('another signing key is asked for', async () => {
  const { site, id, owner, path } = await open();
  await owner.send('POST', path, { audience, delivery: { method: 'poll' } });

  const rotated = await owner.send('POST', `/v1/directories/${id}/signing-keys/rotate`);

  const keys = await site.store.directory(id).signingKeys.list();
  assert.equal(keys.length, 2);
  assert.equal(rotated.body['id'], keys.find(({ retiredAt }) => retiredAt === undefined)?.id);
});
