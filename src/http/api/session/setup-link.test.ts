// The guest of a setup link: what it may do, and everything else that it may not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AuditAction, createDirectory, type Directory } from '../../../domain/index.ts';
import { type Browser, openSite, type Site } from '../testing/browser.ts';

const hourMs = 3_600_000;

interface Scene {
  readonly site: Site;
  readonly owner: Browser;
  readonly guest: Browser;
  readonly directory: Directory;
  readonly secret: string;
  readonly linkId: string;
}

async function openScene(): Promise<Scene> {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const directory = await createDirectory(site.store, site.platform, { name: 'Contoso' });
  const created = await owner.send('POST', `/v1/directories/${directory.id}/setup-links`, { name: 'Bob of IT' });
  const secret = new URL(String(created.body['address'])).hash.slice(1);
  const link: unknown = created.body['link'];
  const linkId = typeof link === 'object' && link !== null && 'id' in link ? String(link.id) : '';
  return { site, owner, guest: site.open(), directory, secret, linkId };
}

async function enter({ guest, secret }: Scene): Promise<void> {
  assert.equal((await guest.send('POST', '/session/setup-link/enter', { secret })).status, 200);
}

async function actorsOf({ site }: Scene, action: AuditAction) {
  return (await site.store.audit.list({ action, limit: 100 })).map(({ actor }) => actor);
}

test('a setup link is shown once, listed without its secret, and lets a guest into its directory', async () => {
  const scene = await openScene();
  const { owner, guest, directory, secret } = scene;

  await enter(scene);
  const session = await guest.send('GET', '/session/setup-link');
  const list = await owner.send('GET', `/v1/directories/${directory.id}/setup-links`);

  assert.deepEqual(
    [session.body['directoryName'], session.body['name'], session.body['invitedBy']],
    ['Contoso', 'Bob of IT', 'owner@example.com'],
  );
  assert.equal(JSON.stringify(list.body).includes(secret), false);
  assert.ok(JSON.stringify(list.body).includes('"state":"active"'));
  assert.ok(JSON.stringify(list.body).includes('lastUsedAt'));
});

test('a guest turns the switches, makes and removes tokens, and follows the log; the audit log names the link', async () => {
  const scene = await openScene();
  const { guest, directory } = scene;
  await enter(scene);
  const path = `/setup-link/v1/directories/${directory.id}`;

  const switched = await guest.send('PATCH', `${path}/switches`, { entra: true, provisioning: true, name: 'Mine' });
  const created = await guest.send('POST', `${path}/tokens`, {});
  const reads = await Promise.all(['', '/tokens', '/activity', '/log'].map((end) => guest.send('GET', path + end)));

  assert.deepEqual(
    [switched.body['entra'], switched.body['provisioning'], switched.body['name']],
    [true, true, 'Contoso'],
  );
  assert.equal(created.status, 201);
  assert.ok(JSON.stringify(created.body).includes('"createdBy":"setup link (Bob of IT)"'));
  assert.deepEqual(
    reads.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  const actions = ['token.created', 'directory.changed', 'setup_link.opened'] as const;
  for (const action of actions) assert.deepEqual(await actorsOf(scene, action), ['setup link (Bob of IT)'], action);
});

test('a guest reaches no other directory, no person, and nothing that a session opens', async () => {
  const scene = await openScene();
  const { site, guest, directory } = scene;
  const other = await createDirectory(site.store, site.platform, { name: 'Fabrikam' });
  await enter(scene);

  const own = `/setup-link/v1/directories/${directory.id}`;
  const attempts: readonly [string, string, 'BC-901' | 'BC-904'][] = [
    ['GET', `/setup-link/v1/directories/${other.id}`, 'BC-904'],
    ['PATCH', `/setup-link/v1/directories/${other.id}/switches`, 'BC-904'],
    ['POST', `/setup-link/v1/directories/${other.id}/tokens`, 'BC-904'],
    ['GET', `/setup-link/v1/directories/${other.id}/live`, 'BC-904'],
    ['GET', `/setup-link/v1/directories/${other.id}/log`, 'BC-904'],
    ['GET', `${own}/users`, 'BC-904'],
    ['GET', `${own}/groups`, 'BC-904'],
    ['GET', `${own}/export/log`, 'BC-904'],
    ['GET', `${own}/setup-links`, 'BC-904'],
    ['PATCH', own, 'BC-904'],
    ['GET', '/setup-link/v1/directories', 'BC-904'],
    ['DELETE', `${own}?name=Contoso`, 'BC-904'],
    ['GET', '/v1/directories', 'BC-901'],
    ['GET', `/v1/directories/${directory.id}/tokens`, 'BC-901'],
    ['GET', '/v1/administrators', 'BC-901'],
    ['GET', '/v1/system', 'BC-901'],
  ];
  for (const [method, path, code] of attempts) {
    const { status, body } = await guest.send(method, path, method === 'GET' ? undefined : {});

    assert.deepEqual([status, body['code']], [code === 'BC-904' ? 404 : 401, code], `${method} ${path}`);
  }
});

test('an owner has no way in below /setup-link without a link, and a link opens nothing twice after it ended', async () => {
  const scene = await openScene();
  const { site, owner, guest, directory, secret, linkId } = scene;
  await enter(scene);
  const path = `/setup-link/v1/directories/${directory.id}`;

  const foreign = await owner.send('GET', path);
  await owner.send('DELETE', `/v1/directories/${directory.id}/setup-links/${linkId}`);
  const revoked = await guest.send('GET', path);
  const again = await site.open().send('POST', '/session/setup-link/enter', { secret });

  for (const answer of [foreign, revoked, again]) {
    assert.deepEqual([answer.status, answer.body['code']], [410, 'BC-921']);
  }
  assert.match(String(again.body['detail']), /expired on 20.*Ask owner@example.com/);
});

test('a setup link ends after 72 hours, and a guest can leave before', async () => {
  const scene = await openScene();
  const { site, guest, directory, secret } = scene;
  await enter(scene);

  site.pass(71 * hourMs);
  const before = await guest.send('GET', '/session/setup-link');
  site.pass(hourMs);
  const after = await guest.send('GET', '/session/setup-link');
  const fresh = await openScene();
  await enter(fresh);
  await fresh.guest.send('POST', '/session/setup-link/leave', {});
  const left = await fresh.guest.send('GET', `/setup-link/v1/directories/${directory.id}`);

  assert.deepEqual([before.status, after.status, left.status], [200, 410, 410]);
  assert.equal((await site.open().send('POST', '/session/setup-link/enter', { secret })).status, 410);
});

test('the guest of an expired link asks for more time, once, and one renewal lets the same link in again', async () => {
  const scene = await openScene();
  const { site, guest, directory, secret, linkId } = scene;
  await enter(scene);
  site.pass(73 * hourMs);
  const owner = await site.signedIn('administrator');
  const links = `/v1/directories/${directory.id}/setup-links`;

  const ended = await guest.send('POST', '/session/setup-link/ended', {});
  const asked = await guest.send('POST', '/session/setup-link/request', {});
  const again = await site.open().send('POST', '/session/setup-link/request', { secret });
  const activity = await owner.send('GET', `/v1/directories/${directory.id}/activity`);
  const list = await owner.send('GET', links);
  const renewed = await owner.send('POST', `${links}/${linkId}/renew`, {});
  const back = await guest.send('GET', '/session/setup-link');

  assert.deepEqual([ended.body['state'], ended.body['invitedBy']], ['expired', 'owner@example.com']);
  assert.equal(ended.body['requestedAt'], undefined);
  assert.deepEqual(asked.body, again.body);
  assert.deepEqual(await actorsOf(scene, 'setup_link.requested'), ['setup link (Bob of IT)']);
  assert.equal(activity.body['setupRequests'], 1);
  assert.ok(JSON.stringify(list.body).includes(`"requestedAt":"${String(asked.body['requestedAt'])}"`));
  assert.deepEqual([renewed.status, renewed.body['state'], renewed.body['requestedAt']], [200, 'active', undefined]);
  assert.deepEqual(await actorsOf(scene, 'setup_link.renewed'), ['administrator@example.com']);
  assert.deepEqual([back.status, back.body['directoryName']], [200, 'Contoso']);
});

test('a link that an administrator ended stays ended, and one that is not known says nothing', async () => {
  const scene = await openScene();
  const { site, owner, guest, directory, secret, linkId } = scene;
  const links = `/v1/directories/${directory.id}/setup-links`;
  await owner.send('DELETE', `${links}/${linkId}`);

  const ended = await guest.send('POST', '/session/setup-link/ended', { secret });
  const asked = await guest.send('POST', '/session/setup-link/request', { secret });
  const renewed = await owner.send('POST', `${links}/${linkId}/renew`, {});
  const unknown = await owner.send('POST', `${links}/stp_none/renew`, {});
  const refused = await Promise.all(
    ['/session/setup-link/ended', '/session/setup-link/request'].map((path) =>
      site.open().send('POST', path, { secret: 'x'.repeat(43) }),
    ),
  );

  assert.equal(ended.body['state'], 'revoked');
  assert.deepEqual([asked.status, asked.body['code']], [410, 'BC-921']);
  assert.deepEqual([renewed.status, renewed.body['code']], [409, 'BC-905']);
  assert.deepEqual([unknown.status, unknown.body['code']], [404, 'BC-904']);
  for (const { status, body } of refused) assert.deepEqual([status, body['code']], [410, 'BC-921']);
  assert.deepEqual(await actorsOf(scene, 'setup_link.requested'), []);
});

test('a live stream of a guest ends with the link', async () => {
  const scene = await openScene();
  const { site, owner, guest, directory, linkId } = scene;
  await enter(scene);
  const address = `https://becard.test/setup-link/v1/directories/${directory.id}/live`;
  const response = await site.fetch(new Request(address, { headers: { cookie: guest.cookie() ?? '' } }));

  await owner.send('DELETE', `/v1/directories/${directory.id}/setup-links/${linkId}`);
  const received = await response.text();
  site.live.close();

  assert.ok(received.includes('event: state'));
  assert.ok(received.endsWith('event: end\ndata: {}\n\n'));
});

test('a setup link says whom it is for, and only so many are open at once', async () => {
  const { owner, directory } = await openScene();
  const path = `/v1/directories/${directory.id}/setup-links`;

  const nameless = await owner.send('POST', path, { name: '  ' });
  for (let count = 1; count < 10; count += 1) await owner.send('POST', path, { name: `Guest ${count}` });
  const eleventh = await owner.send('POST', path, { name: 'One more' });

  assert.deepEqual([nameless.status, nameless.body['code']], [400, 'BC-906']);
  assert.deepEqual([eleventh.status, eleventh.body['code']], [409, 'BC-905']);
});

test('a guest follows with twenty pages, and the owner still follows', async () => {
  const scene = await openScene();
  const { site, guest, owner, directory } = scene;
  await enter(scene);
  const follow = (base: string, { cookie }: Browser) =>
    site.fetch(
      new Request(`https://becard.test${base}/directories/${directory.id}/live`, {
        headers: { cookie: cookie() ?? '' },
      }),
    );

  const pages = [];
  for (let at = 0; at < 21; at += 1) pages.push((await follow('/setup-link/v1', guest)).status);
  const ofOwner = await follow('/v1', owner);
  site.live.close();

  assert.deepEqual(pages, [...Array<number>(20).fill(200), 429]);
  assert.equal(ofOwner.status, 200);
});

for (const [wish, query, status] of [
  ['no wish', '', 'revoked'],
  ['the wish to keep them', '?tokens=keep', 'active'],
] as const) {
  test(`a setup link that is ended with ${wish} leaves the tokens made by it ${status}`, async () => {
    const scene = await openScene();
    const { owner, guest, directory, linkId } = scene;
    const path = `/v1/directories/${directory.id}`;
    const own = await owner.send('POST', `${path}/tokens`, { name: 'Of the owner' });
    await enter(scene);
    const made = await guest.send('POST', `/setup-link${path}/tokens`, { name: 'Of the guest' });

    await owner.send('DELETE', `${path}/setup-links/${linkId}${query}`);

    const { items: tokens } = (await owner.send('GET', `${path}/tokens`)).body;
    assert.ok(Array.isArray(tokens));
    const states = new Map(tokens.map(({ name, state }) => [name, state]));
    assert.deepEqual([own.status, made.status], [201, 201]);
    assert.deepEqual([states.get('Of the owner'), states.get('Of the guest')], ['active', status]);
    const revoked = await actorsOf(scene, 'token.revoked');
    assert.deepEqual(revoked, status === 'revoked' ? ['owner@example.com'] : []);
  });
}

test('a guest cannot end the token that Entra uses', async () => {
  const scene = await openScene();
  const { owner, guest, directory } = scene;
  const path = `/v1/directories/${directory.id}/tokens`;
  const { body } = await owner.send('POST', path, {});
  const { id } = body['token'] as { readonly id: string };
  await enter(scene);

  const revoked = await guest.send('DELETE', `/setup-link${path}/${id}`);
  const renamed = await guest.send('PATCH', `/setup-link${path}/${id}`, { name: 'mine' });
  await guest.send('POST', `/setup-link${path}`, { replace: true });

  assert.deepEqual([revoked.body['code'], renamed.body['code']], ['BC-903', 'BC-903']);
  const tokens = (await owner.send('GET', path)).body;
  assert.ok(JSON.stringify(tokens).includes('"state":"active"'));
  assert.equal(JSON.stringify(tokens).includes('"revoked"'), false);
});
