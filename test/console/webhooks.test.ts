// Webhooks in the developers area, in a real browser: one is created, sends a test to a receiver, is paused, rotated and removed.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { verifyWebhook, type WebhookEvent } from '../../src/webhooks/index.ts';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, evaluateIn, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';

const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

let secret = '';
const received: WebhookEvent[] = [];

const receiver = createServer(async (request, response) => {
  received.push(verifyWebhook(secret, request.headers, await text(request)));
  response.end('Thank you');
});
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
// It listens on a port.
const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/becard`;
process.env['BECARD_OUTBOUND_NETWORKS'] = '127.0.0.1';
const { becard, window } = await openConsole();
await openDirectory(window.page, becard.url);

after(async () => {
  receiver.close();
});

test('a webhook is created, and its test arrives signed and is listed with its answer', async () => {
  const { page } = window;
  await bringAxe(page);
  await withPicture(page, 'webhooks-create', async () => {
    await page.goto(`${becard.url}/administration/developers/webhooks`);
    await page.getByRole('heading', { name: 'No webhooks yet' }).waitFor();
    await page.getByRole('button', { name: 'Create webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Address').fill('https://10.0.0.1/');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText(/This address is not public/).waitFor();
    await dialog.getByLabel('Address').fill(address);
    await dialog.getByLabel('Description').fill('Personnel system');
    await dialog.getByRole('radio', { name: 'Selected events' }).click();
    await dialog.getByRole('checkbox', { name: 'user.created' }).click();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await dialog.getByRole('button', { name: 'Create' }).click();
    secret = await page.locator('output code').innerText();
    await page.getByRole('button', { name: 'I’ve saved this secret' }).click();

    await page.getByRole('link', { name: address }).click();
    await page.getByRole('button', { name: 'Send test' }).click();
    await page.getByRole('status').filter({ hasText: 'Sent. The delivery appears below' }).waitFor();
    await page.getByRole('rowheader', { name: 'webhook.test' }).waitFor();
    await page.getByRole('button', { name: 'View' }).click();
    await page.getByRole('textbox', { name: 'Response body' }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Response body' }).inputValue(), 'Thank you');
    await page.getByRole('button', { name: 'Resend' }).click();
    await page
      .getByRole('row', { name: /webhook\.test/ })
      .nth(1)
      .waitFor();
  });
  assert.match(secret, /^whsec_/);
  assert.deepEqual(
    received.map(({ type }) => type),
    ['webhook.test', 'webhook.test'],
  );
  assert.equal(received[0]?.id, received[1]?.id);
  assert.equal((await page.content()).includes(secret), false);
  assert.deepStrictEqual(await violationsOn(page, 'main'), []);
  assertQuiet(window);
});

test('the long address of a webhook is read on a phone', async () => {
  const { page } = window;
  const url = `${address}/${'workflows-'.repeat(20)}`;
  await askConsole(page, becard.url, 'POST', '/webhooks', { url });
  await withPicture(page, 'webhooks-long', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${becard.url}/administration/developers/webhooks`);
    await page.getByRole('link', { name: url }).click();
    await page.getByRole('heading', { name: url }).waitFor();
    assert.equal(await evaluateIn(page, sideways), 0);
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove webhook' }).click();
    await page.getByRole('link', { name: url }).waitFor({ state: 'detached' });
  });
  assertQuiet(window);
});

test('a webhook is paused, resumed, rotated, recovered and removed', async () => {
  const { page } = window;
  await withPicture(page, 'webhooks-acts', async () => {
    await page.goto(`${becard.url}/administration/developers/webhooks`);
    await page.getByRole('link', { name: address }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate secret' }).click();
    assert.notEqual(await page.locator('output code').innerText(), secret);
    await page.getByRole('button', { name: 'I’ve saved this secret' }).click();
    await page.getByText(/signed with the previous secret as well/).waitFor();
    await page.getByRole('button', { name: 'Recover' }).click();
    await page.getByRole('button', { name: 'Recover events' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove webhook' }).click();
    await page.getByRole('heading', { name: 'No webhooks yet' }).waitFor();
  });
  assertQuiet(window);
});
