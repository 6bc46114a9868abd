import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings, isSignatureProof } from '../../../cards/index.ts';
import type { ResourceId } from '../../../domain/index.ts';
import { addUser, openScene } from '../testing/scene.ts';

async function openCard() {
  const { site, browser, path, context, directory } = await openScene();
  const { cards } = site.store.directory(directory.id);
  const id = (await addUser(context, 1, { displayName: 'Jana Weber' })) as ResourceId;
  await changeSettings({ ...site, directory }, { enabled: true });
  await cards.add([{ resourceId: id, handle: 'Jana0000000' }], 'published', site.platform.clock());
  const card = `${path}/cards/${id}`;
  const address = `${card}/signature/address`;
  const audited = async () =>
    (await site.store.audit.list({ limit: 100 })).flatMap(({ action, changes }) =>
      action === 'card.changed' ? changes.map(({ path: changed, after }) => `${changed} ${after}`) : [],
    );
  const isValid = async (url: unknown) => {
    const { handle = '', signatureKey } = (await cards.find(id)) ?? {};
    const key = new URL(String(url)).searchParams.get('key') ?? undefined;
    return signatureKey !== undefined && isSignatureProof(site.platform, { handle, signatureKey }, key);
  };
  return { site, browser, card, address, audited, isValid, path };
}

test('an address is created once, given again, and revoked, each on record', async () => {
  const { browser, card, address, audited, isValid } = await openCard();

  const [first, again] = [await browser.send('POST', address), await browser.send('POST', address)];
  const shown = [await isValid(first.body['html']), await isValid(first.body['text'])];
  const withAddress = (await browser.send('GET', card)).body['signatureAddress'];
  const revoked = [await browser.send('DELETE', address), await browser.send('DELETE', address)];
  const ended = [await isValid(first.body['html']), await isValid(first.body['text'])];
  const without = (await browser.send('GET', card)).body['signatureAddress'];
  const next = await browser.send('POST', address);

  assert.match(String(first.body['html']), /^https:\/\/becard\.test\/c\/Jana0000000\/signature\.html\?key=[\w-]{43}$/);
  assert.equal(first.status, 200);
  assert.deepEqual(again.body, first.body);
  assert.deepEqual(
    [shown, ended],
    [
      [true, true],
      [false, false],
    ],
  );
  assert.deepEqual(
    revoked.map(({ status }) => status),
    [204, 204],
  );
  assert.deepEqual([withAddress, without], [true, false]);
  assert.notEqual(next.body['html'], first.body['html']);
  assert.deepEqual(await audited(), [
    'signatureAddress created',
    'signatureAddress revoked',
    'signatureAddress shown',
    'signatureAddress created',
  ]);
});

test('the key is in no other answer and not in the audit log', async () => {
  const { site, browser, card, address } = await openCard();
  const key = new URL(String((await browser.send('POST', address)).body['html'])).searchParams.get('key') ?? '';

  const answers = [await browser.send('GET', card), await browser.send('GET', `${card}/signature`)];
  const records = await site.store.audit.list({ limit: 100 });

  assert.ok(key.length === 43 && !JSON.stringify([answers, records]).includes(key));
});

test('a user without a card has no address to create or to revoke', async () => {
  const { browser, path } = await openCard();
  const none = `${path}/cards/none/signature/address`;

  const answers = [await browser.send('POST', none), await browser.send('DELETE', none)];

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body['code']]),
    [
      [404, 'BC-904'],
      [404, 'BC-904'],
    ],
  );
});
