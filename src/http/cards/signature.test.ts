// The address at which mail programs fetch a signature: who finds it there, in what form, and when it ends.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signatureAddress } from '../../cards/index.ts';
import { openCards, publicUrl } from './testing/cards.ts';

async function openSigned() {
  const site = await openCards();
  await site.cards.addSignatureKey(site.id, 'key');
  const addressWith = (signatureKey: string, form: 'html' | 'txt' = 'html', handle = site.handle) =>
    signatureAddress(site.platform, `/${site.handle}`, { handle, signatureKey }, form);
  const unknown = await site.get('/Unknown0000/signature.html?key=1', {}, '192.0.2.99');
  return { ...site, addressWith, unknown };
}

test('a mail program reads the signature as HTML and as text, without a cookie', async () => {
  const { addressWith, get, handle } = await openSigned();

  const [html, text] = [await get(addressWith('key')), await get(addressWith('key', 'txt'))];

  const headersOf = ({ headers }: typeof html) =>
    ['content-type', 'cache-control', 'x-robots-tag', 'set-cookie', 'content-language'].map((name) =>
      headers.get(name),
    );
  assert.deepEqual([html.status, text.status], [200, 200]);
  assert.match(html.text, /^<!doctype html>\n<html lang="en">/);
  assert.match(html.text, /Jana Weber/);
  assert.match(text.text, /^Dr\. Jana Weber\nHead of Sales\n/);
  assert.ok(text.text.endsWith(`Digital business card: ${publicUrl}/c/${handle}?s=mail\n`));
  assert.doesNotMatch(html.text + text.text, /key=/);
  const others = ['private, no-cache', 'noindex, nofollow', null, 'en'];
  assert.deepEqual(headersOf(html), ['text/html; charset=utf-8', ...others]);
  assert.deepEqual(headersOf(text), ['text/plain; charset=utf-8', ...others]);
});

test('the content policy of a signature permits styles on its elements and nothing else', async () => {
  const { addressWith, get } = await openSigned();

  const { headers } = await get(addressWith('key'));

  assert.equal(
    headers.get('content-security-policy'),
    "default-src 'none'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'; style-src-attr 'unsafe-inline'",
  );
});

test('a signature that is known already is not sent again, and a change of the card is', async () => {
  const { addressWith, get, patch } = await openSigned();
  const known = { 'if-none-match': (await get(addressWith('key'))).headers.get('etag') ?? assert.fail() };

  const same = await get(addressWith('key'), known);
  await patch('title', 'Chief Executive');
  const changed = await get(addressWith('key'), known);

  assert.deepEqual([same.status, same.text, changed.status], [304, '', 200]);
  assert.match(changed.text, /Chief Executive/);
});

test('the address says the language of the signature, and the mail program does not', async () => {
  const { addressWith, get } = await openSigned();
  const address = addressWith('key', 'txt');

  const own = await get(address, { 'accept-language': 'de' });
  const german = await get(`${address}&lang=de`);

  assert.match(own.text, /Digital business card: /);
  assert.match(german.text, /Digitale Visitenkarte: /);
});

test('without the key, with a changed one or that of another card a signature is unknown', async () => {
  const { addressWith, get, handle, unknown } = await openSigned();
  const address = addressWith('key');
  const wrong = [
    `/${handle}/signature.html`,
    `/${handle}/signature.html?key=`,
    `/${handle}/signature.html?key=key`,
    `/${handle}/signature.txt?key=${'A'.repeat(43)}`,
    `/${handle}/signature.html?key=${'x'.repeat(9999)}`,
    `${address}=`,
    address.slice(0, -1),
    addressWith('other'),
    addressWith('key', 'html', 'Other000000'),
  ];

  const answers = [];
  for (const path of wrong) answers.push(await get(path));

  for (const { status, text, headers } of answers) {
    assert.deepEqual([status, text], [404, unknown.text]);
    assert.deepEqual([...headers], [...unknown.headers]);
  }
});

test('an address that was revoked is unknown at once, and stays so when there is another one', async () => {
  const { addressWith, cards, get, id, unknown } = await openSigned();
  const before = await get(addressWith('key'));

  await cards.removeSignatureKey(id);
  const without = await get(addressWith('key'), { 'if-none-match': before.headers.get('etag') ?? '' });
  await cards.addSignatureKey(id, 'other');
  const [former, present] = [await get(addressWith('key')), await get(addressWith('other'))];

  assert.deepEqual([before.status, without.status, former.status, present.status], [200, 404, 404, 200]);
  assert.deepEqual([without.text, former.text], [unknown.text, unknown.text]);
});

test('the signature of a draft or a paused card is unknown', async () => {
  const { addressWith, cards, get, id, unknown } = await openSigned();

  await cards.setState([id], 'draft', 1);
  const draft = await get(addressWith('key'));
  await cards.setState([id], 'paused', 2);
  const paused = await get(addressWith('key'));
  await cards.setState([id], 'published', 3);
  const published = await get(addressWith('key'));

  assert.deepEqual([draft.status, paused.status, published.status], [404, 404, 200]);
  assert.deepEqual([draft.text, paused.text], [unknown.text, unknown.text]);
});

test('a card with a PIN gives no signature, not even behind the PIN', async () => {
  const { addressWith, cards, get, id, platform, unknown } = await openSigned();

  await cards.savePin(id, await platform.hashPassword('4711'), 1);
  const locked = await get(addressWith('key'));
  await cards.savePin(id, undefined, 2);
  const open = await get(addressWith('key'));

  assert.deepEqual([locked.status, locked.text, open.status], [404, unknown.text, 200]);
});

test('the signature of a user who left is gone', async () => {
  const { addressWith, get, patch } = await openSigned();

  await patch('active', false);
  const gone = await get(addressWith('key'));

  assert.equal(gone.status, 410);
  assert.doesNotMatch(gone.text, /Jana|Weber/);
});

test('who tries keys is refused for the rest of the minute, other visitors are not', async () => {
  const { addressWith, get, handle } = await openSigned();
  for (let guess = 0; guess < 30; guess += 1) await get(`/${handle}/signature.html?key=${guess}`);

  const [refused, other] = [await get(addressWith('key')), await get(addressWith('key'), {}, '198.51.100.7')];

  assert.deepEqual([refused.status, other.status], [429, 200]);
});
