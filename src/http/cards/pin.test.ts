// Cards with a PIN: what leaves before it, how it is tried, and how long the way in lasts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCards, publicUrl } from './testing/cards.ts';

const photo = { hash: 'h1', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), by: 'Ada' };
/** All that is known of her. */
const secrets = /Jana|Weber|Sales|171|contoso\.example\b(?!\/c\/)|Contoso/;

async function openLocked() {
  const site = await openCards();
  await site.cards.savePhoto(site.id, photo, 1);
  await site.cards.savePin(site.id, await site.platform.hashPassword('4711'), 1);
  const enter = (tried: string, path = `/${site.handle}?lang=en`, node?: ReturnType<typeof site.openNode>) =>
    site.get(
      path,
      { 'content-type': 'application/x-www-form-urlencoded' },
      '192.0.2.1',
      `pin=${encodeURIComponent(tried)}`,
      node,
    );
  return { ...site, enter };
}

test('before the PIN nothing of a card leaves but its QR code', async () => {
  const { handle, get } = await openLocked();

  const page = await get(`/${handle}`);
  const others = await Promise.all(
    ['.vcf', '.vcf?version=4.0', '/photo.jpg', '/apple.pkpass', '/google', '/photo.jpg?key=1.2'].map((path) =>
      get(`/${handle}${path}`),
    ),
  );
  const qr = await get(`/${handle}/qr.svg`);

  assert.equal(page.status, 200);
  assert.match(page.text, /<input id="pin" name="pin" type="password"/);
  assert.doesNotMatch(page.text, secrets);
  assert.doesNotMatch(page.text, /og:|photo\.jpg|class="initials/);
  assert.match(page.headers.get('content-security-policy') ?? '', /form-action 'self'/);
  for (const { status, text, headers } of others) {
    assert.deepEqual([status, text, headers.get('location')], [303, '', `/c/${handle}?lang=en`]);
  }
  assert.equal(qr.status, 200);
});

test('the right PIN leads to an address that shows the card for ten minutes, without a cookie', async () => {
  const { get, enter, pass } = await openLocked();

  const entered = await enter('4711');
  const location = (entered.headers.get('location') ?? '').replace('/c', '');
  const page = await get(location);
  const links = [...page.text.matchAll(/(?:href|src)="\/c([^"]+)"/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&'),
  );
  const statuses = await Promise.all(links.map(async (path) => (await get(path)).status));
  pass(10 * 60_000);
  const later = await get(location);

  assert.deepEqual([entered.status, entered.headers.get('set-cookie')], [303, null]);
  assert.match(page.text, /Jana Weber/);
  assert.equal(page.headers.get('cache-control'), 'no-store');
  assert.ok(links.some((path) => path.includes('.vcf')) && links.some((path) => path.includes('photo.jpg')));
  assert.deepEqual([...new Set(statuses)], [200]);
  assert.doesNotMatch(later.text, secrets);
});

test('a key of another card, a changed one and one from before another PIN show nothing', async () => {
  const { handle, get, enter, cards, id, platform } = await openLocked();
  const key = new URL((await enter('4711')).headers.get('location') ?? '', publicUrl).searchParams.get('key') ?? '';
  const [expiresAt = '', proof = ''] = key.split('.');
  const forged = [
    `${Number(expiresAt) + 1000}.${proof}`,
    `${expiresAt}.${'A'.repeat(43)}`,
    `${expiresAt}.`,
    'x'.repeat(9999),
  ];

  const shown = [(await get(`/${handle}?key=${key}`)).text];
  for (const each of forged) shown.push((await get(`/${handle}?key=${each}`)).text);
  await cards.savePin(id, `${await platform.hashPassword('4711')} `, 2);
  shown.push((await get(`/${handle}?key=${key}`)).text);

  assert.deepEqual(
    shown.map((text) => text.includes('Jana')),
    [true, false, false, false, false, false],
  );
});

test('five wrong PINs are answered, then each waits, and the right one does too', async () => {
  const { enter, pass } = await openLocked();
  const statuses: number[] = [];
  for (let guess = 0; guess < 6; guess += 1) statuses.push((await enter(`000${guess}`)).status);

  const waiting = await enter('4711');
  pass(60_000);
  const late = await enter('4711');

  assert.deepEqual(statuses, [403, 403, 403, 403, 403, 429]);
  assert.deepEqual([waiting.status, waiting.headers.get('retry-after')], [429, '60']);
  assert.equal(late.status, 303);
});

test('PINs that are tried on several nodes, or at the same time, count together', async () => {
  const { handle, enter, openNode } = await openLocked();
  const nodes = [openNode(), openNode(), openNode(), openNode()];

  const statuses = [];
  for (const node of [...nodes, ...nodes]) statuses.push((await enter('0000', `/${handle}?lang=en`, node)).status);

  assert.deepEqual(statuses, [403, 403, 403, 403, 403, 429, 429, 429]);
});

test('who waits between wrong PINs has one more each hour, and five again after a day without', async () => {
  const { enter, pass } = await openLocked();
  const tryFor = async (hours: number) => {
    let wrong = 0;
    for (let at = 0; at < hours; at += 1) {
      while ((await enter('0000')).status === 403) wrong += 1;
      pass(60 * 60_000);
    }
    return wrong;
  };

  const perDay = await tryFor(24);
  const nextDay = await tryFor(24);
  pass(24 * 60 * 60_000);
  const later = await tryFor(1);

  assert.deepEqual([perDay, nextDay, later], [28, 24, 5]);
});

test('another PIN begins with five tries', async () => {
  const { enter, cards, id, platform } = await openLocked();
  for (let guess = 0; guess < 6; guess += 1) await enter('0000');

  await cards.savePin(id, await platform.hashPassword('4712'), 2);
  const entered = await enter('4712');

  assert.equal(entered.status, 303);
});

test('nothing that is shown behind the PIN stays in a cache', async () => {
  const { handle, get, enter } = await openLocked();
  const key = new URL((await enter('4711')).headers.get('location') ?? '', publicUrl).searchParams.get('key') ?? '';

  const answers = await Promise.all(['', '.vcf', '/photo.jpg'].map((path) => get(`/${handle}${path}?key=${key}`)));

  assert.deepEqual(
    answers.map(({ status, headers }) => [status, headers.get('cache-control')]),
    [
      [200, 'no-store'],
      [200, 'no-store'],
      [200, 'no-store'],
    ],
  );
});

test('the PIN page of a user who left is gone as well, and a card without a PIN takes none', async () => {
  const { handle, enter, cards, id, patch } = await openLocked();
  await cards.savePin(id, undefined, 2);
  const without = await enter('4711');
  await cards.savePin(id, 'hash of 4711', 3);
  await patch('active', false);

  const gone = await enter('4711', `/${handle}?lang=en`);

  assert.deepEqual([without.status, gone.status], [200, 410]);
});
