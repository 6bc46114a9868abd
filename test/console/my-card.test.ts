// The page on which a user looks after the own card, in a real browser: by a link, in both languages and appearances, on a phone and on a
// desk.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { bringAxe, violationsOn } from './axe.ts';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, withPicture } from './browser.ts';
import { askConsole, createCardLink, enter, openDirectory } from './console.ts';
import { createPerson } from './scim.ts';

let becard: RunningBecard;
let browser: Browser;
let link = '';

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  const { page } = await openWindow(browser, becard.url);
  await enter(page, becard.welcomeLink);
  const { id, connection } = await openDirectory(page, becard.url);
  await createPerson(connection, 'Maximiliane', 'Freifrau von Hohenstein-Wittelsbach');
  await askConsole(page, becard.url, 'PATCH', `/directories/${id}/card-settings`, { enabled: true });
  link = await createCardLink(page, `${becard.url}/d/${id}`, 'Maximiliane');
});

after(async () => {
  await browser.close();
  await becard.stop();
});

for (const [locale, colorScheme, width] of [
  ['en-GB', 'light', 1366],
  ['de-DE', 'dark', 1366],
  ['de-DE', 'light', 320],
  ['en-GB', 'dark', 320],
] as const) {
  test(`the page is accessible and fits: ${locale}, ${colorScheme}, ${width}`, async () => {
    const options = { locale, colorScheme, viewport: { width, height: 800 } };
    const own = await openWindow(browser, becard.url, options);
    await bringAxe(own.page);
    await withPicture(own.page, `my-card-${locale}-${width}`, async () => {
      await own.page.goto(link);
      await own.page.getByRole('button', { name: /^(Pause my card|Meine Karte pausieren)$/ }).waitFor();
      await own.page.locator('html:not(:has([data-loading]))').waitFor();
      assert.deepStrictEqual(await violationsOn(own.page), []);
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      assert.equal(await evaluateIn(own.page, sideways), 0);
      assert.equal(new URL(own.page.url()).hash, '');
    });
    assertQuiet(own);
    await own.context.close();
  });
}

test('a person sets the photo and the PIN of the own card on a phone', async () => {
  const own = await openWindow(browser, becard.url, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const { page } = own;
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#1d4ed8' } })
    .jpeg()
    .toBuffer();
  await bringAxe(page);
  await withPicture(page, 'my-card-photo', async () => {
    await page.goto(link);
    await page.getByRole('button', { name: 'Choose picture' }).waitFor();
    const dialog = page.getByRole('dialog');
    await page.locator('input[type=file]').setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: picture });
    await page.getByRole('slider', { name: 'Zoom' }).fill('1.5');
    assert.deepStrictEqual(await violationsOn(page), []);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Photo saved. Visitors see it at once.').waitFor();
    await page.getByRole('img', { name: /^Photo of Maximiliane/ }).waitFor();
    await page.getByRole('button', { name: 'Set PIN' }).click();
    await page.getByRole('textbox', { name: 'New PIN' }).fill('4711');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Asks for a PIN').waitFor();
    await dialog.waitFor({ state: 'detached' });
    assert.deepStrictEqual(await violationsOn(page), []);
    const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    assert.equal(await evaluateIn(page, sideways), 0);
  });
  assertQuiet(own);
  await own.context.close();
});

test('a wrong value says beside it what is wrong, a right one is saved, and the card is paused before its person leaves', async () => {
  const own = await openWindow(browser, becard.url, { viewport: { width: 390, height: 844 } });
  const { page } = own;
  await withPicture(page, 'my-card-edit', async () => {
    await page.goto(link);
    const website = page.getByRole('textbox', { name: 'Website' });
    await website.fill('no address');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Check this value: an address such as https://example.com').waitFor();
    assert.equal(await website.getAttribute('aria-invalid'), 'true');
    await website.fill('contoso.example/max');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Others see it at once.').waitFor();
    assert.equal(await website.inputValue(), 'https://contoso.example/max');
    await page.getByText('Comes from Microsoft Entra. Ask HR.').first().waitFor();
    await page.getByRole('button', { name: 'Pause my card' }).click();
    await page.getByRole('button', { name: 'Show my card again' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'This link does not open your card' }).waitFor();
  });
  assertQuiet(own);
  await own.context.close();
});
