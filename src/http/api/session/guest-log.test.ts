// What the guest of a setup link sees of the log: what was asked and how it ended, and no value of a person.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchResource, type ResourceId, type TokenId, userKind } from '../../../domain/index.ts';
import type { Browser } from '../testing/browser.ts';
import { addUser, entry, openScene, type Scene } from '../testing/scene.ts';

const personal = ['Jana', 'Geheim', 'jana', '+49 170', 'Geheimweg'];

async function enter({ site, browser, path }: Scene): Promise<Browser> {
  const created = await browser.send('POST', `${path}/setup-links`, { name: 'Bob of IT' });
  const guest = site.open();
  await guest.send('POST', '/session/setup-link/enter', {
    secret: new URL(String(created.body['address'])).hash.slice(1),
  });
  return guest;
}

/** A person, a change of hers, and lines about her: a look-up, the change, and a second creation that was refused. */
async function fill({ site, context, directory }: Scene) {
  const id = (await addUser(context, 1, {
    displayName: 'Jana Geheim',
    externalId: 'jana@contoso.example',
    addresses: [{ type: 'home', streetAddress: 'Geheimweg 7' }],
  })) as ResourceId;
  const tokenId = 'tok_entra' as TokenId;
  const at = site.platform.clock();
  const operations = [{ op: 'add', path: 'phoneNumbers', value: [{ type: 'mobile', value: '+49 170 1234567' }] }];
  const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
  await patchResource({ ...context, actor: { kind: 'entra', tokenId } }, userKind, id, body, undefined);
  const requestBody = JSON.stringify({ userName: '9f1c2d3e-0000-4000-8000-000000000001', displayName: 'Jana Geheim' });
  const lines = [
    entry(site, {
      action: 'Lookup',
      path: '/Users?filter=externalId+eq+%22jana%40contoso.example%22',
      subject: 'jana@contoso.example',
      search: 'jana@contoso.example',
    }),
    entry(site, {
      at,
      durationMs: 5_000,
      action: 'Update',
      method: 'PATCH',
      resourceId: id,
      tokenId,
      subject: 'Jana Geheim',
      search: 'jana geheim',
    }),
    entry(site, {
      action: 'Create',
      method: 'POST',
      status: 409,
      code: 'BC-301',
      detail: `userName is used by user ${id}. Each Entra object may exist once; "Jana Geheim" is refused.`,
      requestBody,
      responseBody: '{"status":"409","detail":"\\"Jana Geheim\\" is refused"}',
      subject: 'Jana Geheim',
    }),
  ];
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));
  return lines;
}

function assertImpersonal(text: string, where: string): void {
  for (const value of personal) assert.equal(text.includes(value), false, `${where}: ${value} in ${text}`);
}

test('a guest sees that requests came and how they ended, and no name, address or value', async () => {
  const scene = await openScene();
  const guest = await enter(scene);
  const lines = await fill(scene);
  const own = `/setup-link${scene.path}`;

  const log = await guest.send('GET', `${own}/log`);
  for (const path of ['', '/activity', '/log', ...lines.map(({ id }) => `/log/${id}`)]) {
    const answer = await guest.send('GET', own + path);

    assert.equal(answer.status, 200, path);
    assertImpersonal(JSON.stringify(answer.body), path);
  }
  assert.deepEqual(
    (log.body['items'] as readonly { readonly code?: string }[]).map(({ code }) => code),
    ['BC-301', undefined, undefined],
  );
  assert.ok(JSON.stringify(log.body).includes('externalId'));
});

test('a guest cannot find out by a search whether a user exists', async () => {
  const scene = await openScene();
  const guest = await enter(scene);
  const [line] = await fill(scene);
  const search = async (text: string): Promise<unknown> =>
    (await guest.send('GET', `/setup-link${scene.path}/log?search=${encodeURIComponent(text)}`)).body['items'];

  for (const text of ['Jana', 'jana@contoso.example', 'missing']) assert.deepEqual(await search(text), [], text);
  assert.equal(JSON.stringify(await search(String(line?.id))).includes(String(line?.id)), true);
});

test('the live updates of a guest contain no names', async () => {
  const scene = await openScene();
  const guest = await enter(scene);
  const headers = { cookie: guest.cookie() ?? '' };
  const response = await scene.site.fetch(new Request(`https://becard.test/setup-link${scene.path}/live`, { headers }));
  await fill(scene);

  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    if (text.includes('event: lines') && text.includes('lastRefusal')) break;
  }
  scene.site.live.close();

  assert.ok(text.includes('BC-301'));
  assertImpersonal(text, 'live');
});
