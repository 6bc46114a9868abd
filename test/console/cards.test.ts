// Cards in a real browser: switched on, paused and published, seen on the page of a user, and as visitors see them, without JavaScript.

import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, evaluateIn, withPicture } from './browser.ts';
import { openConsole, openDirectory } from './console.ts';
import { createPerson } from './scim.ts';

let address = '';

const { becard, browser, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
const root = `/d/${id}`;
await createPerson(connection, 'Maximiliane', 'Freifrau von Hohenstein-Wittelsbach');

test('cards are switched on, and a card is paused and published again by keyboard', async () => {
  const { page } = window;
  await bringAxe(page);
  await withPicture(page, 'cards', async () => {
    await page.goto(`${becard.url}${root}/cards`);
    await page.getByText('1 active user gets a card within seconds').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('button', { name: 'Switch on and publish' }).click();
    await page.getByRole('button', { name: /^Pause the card/ }).press('Enter');
    await page.locator('button:focus', { hasText: 'Publish' }).press('Enter');
    await page.locator('button:focus', { hasText: 'Pause' }).waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    for (const width of [1366, 900, 320]) {
      await page.setViewportSize({ width, height: 768 });
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      assert.equal(await evaluateIn(page, sideways), 0, String(width));
    }
  });
  assertQuiet(window);
});

test('the page of a user shows the card with where each value comes from', async () => {
  const { page } = window;
  await withPicture(page, 'card-of-user', async () => {
    await page.getByRole('link', { name: /^Maximiliane/ }).click();
    await page.getByText('From Microsoft Entra: Display name').waitFor();
    await page.getByText('The same on every card').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    address = (await page.getByRole('link', { name: /\/c\// }).getAttribute('href')) ?? '';
  });
  assert.match(address, /\/c\/[0-9A-Za-z]{11}$/);
  assertQuiet(window);
});

test('the signature of a card is copied with its look and as text', async () => {
  const { page } = window;
  const read = (type: string): Promise<unknown> =>
    evaluateIn(
      page,
      `navigator.clipboard.read().then(([item]) => item.getType('${type}')).then((part) => part.text())`,
    );
  await withPicture(page, 'card-signature', async () => {
    await page.getByRole('button', { name: 'Copy signature' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const [html, text] = [String(await read('text/html')), String(await read('text/plain'))];
    assert.match(html, /<table[^>]*>.*<strong[^>]*>Maximiliane/s);
    assert.match(text, /^Maximiliane Freifrau von Hohenstein-Wittelsbach\n[^<]*$/);
    assert.ok(text.includes(`${address}?s=mail`));
  });
  assertQuiet(window);
});

test('the signature of a card is given an address, which ends when it is revoked', async () => {
  const { page } = window;
  await withPicture(page, 'signature-address', async () => {
    await page.getByRole('button', { name: 'Make an address' }).press('Enter');
    const field = page.locator('input:focus');
    await page.getByRole('textbox', { name: 'Address of the signature', exact: true }).waitFor();
    const signed = await field.inputValue();
    assert.match(await (await fetch(signed)).text(), /<table[^>]*>.*<strong[^>]*>Maximiliane/s);
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.reload();
    await page.getByRole('button', { name: 'Show the address' }).click();
    await field.waitFor();
    assert.equal(await field.inputValue(), signed);
    await page.getByRole('button', { name: 'Revoke the address' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke the address' }).click();
    await page.getByRole('button', { name: 'Make an address' }).waitFor();
    assert.equal((await fetch(signed)).status, 404);
  });
  assertQuiet(window);
});

/** As if visitors had opened the card by its QR code yesterday. */
function countViews(views: number): void {
  const dayMs = 86_400_000;
  const yesterday = (Math.floor(Date.now() / dayMs) - 1) * dayMs;
  const database = new DatabaseSync(becard.file);
  database.exec(`INSERT INTO card_number (directory_id, resource_id, day, way, views, saves, passes)
    SELECT directory_id, resource_id, ${yesterday}, 'qr', ${views}, 2, 0 FROM card`);
  database.close();
}

test('the numbers of cards are empty with their reason, then a chart by day and a table by way in', async () => {
  const { page } = window;
  await page.setViewportSize({ width: 1366, height: 768 });
  await withPicture(page, 'card-numbers', async () => {
    await page.goto(`${becard.url}${root}/cards`);
    await page.getByRole('link', { name: 'Numbers' }).click();
    await page.getByText('keeps nothing about the visitor').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    countViews(1_234);
    await page.reload();
    await page.getByRole('row', { name: 'QR code 1,234 2 0' }).waitFor();
    await page.getByText('7 days').click();
    await page.waitForURL('**/numbers?days=7');
    const chart = page.getByRole('table', { name: 'Page views' });
    await chart.getByRole('row', { name: /1,234$/ }).waitFor();
    assert.equal(await chart.getByRole('row').count(), 8);
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('link', { name: 'Cards', exact: true }).first().click();
    await page.getByRole('link', { name: /^Maximiliane/ }).click();
    await page.getByRole('region', { name: 'Numbers' }).getByRole('row', { name: 'QR code 1,234 2 0' }).waitFor();
  });
  assertQuiet(window);
});

test('before the first user arrives, the pages of cards say what comes, and lead to the connection', async () => {
  const { page } = window;
  const empty = await openDirectory(page, becard.url, 'Empty');
  await bringAxe(page);
  await withPicture(page, 'cards-empty', async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(`${becard.url}/d/${empty.id}/cards`);
    await page.getByText('Every active user gets a card within seconds.').waitFor();
    await page.getByRole('button', { name: 'Switch on and publish' }).click();
    await page.getByRole('heading', { name: 'No cards yet' }).waitFor();
    await page.getByRole('link', { name: 'Open Interface Settings' }).waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('searchbox').fill('Anna');
    await page.getByRole('heading', { name: 'No cards match' }).waitFor();
    await page.getByRole('link', { name: 'Card templates' }).click();
    await page.getByRole('link', { name: 'Standard' }).click();
    await page.getByText('As soon as the first person has a card').waitFor();
  });
  assertQuiet(window);
});

test('an administrator has sums alone kept, and new cards begin as drafts', async () => {
  const { page } = window;
  await withPicture(page, 'card-settings', async () => {
    await page.goto(`${becard.url}${root}/cards`);
    await page.getByRole('button', { name: 'Settings' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Begin as drafts' }).check();
    await dialog.getByRole('radio', { name: 'Only sums over all cards' }).check();
    await dialog.getByText('This cannot be undone.').waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Settings' }).click();
    assert.ok(await dialog.getByRole('radio', { name: 'Begin as drafts' }).isChecked());
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Numbers' }).click();
    await page.getByText('once there are five published cards').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('link', { name: 'Cards', exact: true }).first().click();
    const numbers = page.waitForResponse((response) => response.url().includes('/numbers?'));
    await page.getByRole('link', { name: /^Maximiliane/ }).click();
    assert.equal(Object(await (await numbers).json()).withheld, true);
    await page.getByText('There is no link.').waitFor();
    assert.equal(await page.getByRole('region', { name: 'Numbers' }).count(), 0);
  });
  assertQuiet(window);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 1366]) {
    test(`a visitor reads the card without JavaScript: ${colorScheme}, ${width}`, async () => {
      const settings = { colorScheme, locale: 'de-DE', viewport: { width, height: 768 } };
      const plain = await browser.newContext({ ...settings, javaScriptEnabled: false });
      const page = await plain.newPage();
      await withPicture(page, `public-card-${colorScheme}-${width}`, async () => {
        await page.goto(address);
        await page.getByRole('heading', { name: /^Maximiliane/ }).waitFor();
        await page.getByRole('link', { name: 'Zu Kontakten hinzufügen' }).waitFor();
        await page.getByText('QR-Code').click();
        await page.getByRole('img', { name: /^QR-Code/ }).waitFor();
      });
      await plain.close();
      // The examination itself is a script.
      const examined = await browser.newContext({ ...settings, bypassCSP: true });
      const again = await examined.newPage();
      await bringAxe(again);
      await again.goto(address);
      assert.deepStrictEqual(await violationsOn(again), []);
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      assert.equal(await evaluateIn(again, sideways), 0);
      await examined.close();
    });
  }
}
