// The photo and the PIN of a card in a real browser: a picture is chosen or dropped, cut and saved, and what a visitor sees then.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { bringAxe, violationsOn } from './axe.ts';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, type Window, withPicture } from './browser.ts';
import { askConsole, enter, openDirectory } from './console.ts';
import { createPerson } from './scim.ts';

let becard: RunningBecard;
let browser: Browser;
let window: Window;
let user = '';
let address = '';

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  window = await openWindow(browser, becard.url);
  const { page } = window;
  await enter(page, becard.welcomeLink);
  const { id, connection } = await openDirectory(page, becard.url);
  await createPerson(connection, 'Jana', 'Weber');
  await askConsole(page, becard.url, 'PATCH', `/directories/${id}/card-settings`, { enabled: true });
  await bringAxe(page);
  await page.goto(`${becard.url}/d/${id}/cards`);
  await page.getByRole('link', { name: /^Jana/ }).click();
  await page.getByRole('button', { name: 'Choose picture' }).waitFor();
  user = page.url();
  address = (await page.getByRole('link', { name: /\/c\// }).getAttribute('href')) ?? '';
});

after(async () => {
  await browser.close();
  await becard.stop();
});

/** Red on the left, blue on the right. */
async function picture(width = 1200, height = 800): Promise<Buffer> {
  const half = { width: Math.round(width / 2), height, channels: 3, background: '#d01020' } as const;
  return sharp({ create: { width, height, channels: 3, background: '#1020d0' } })
    .composite([{ input: { create: half }, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

const save = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();

const fileOf = (buffer: Buffer, mimeType = 'image/png') => ({ name: 'jana.png', mimeType, buffer });

/** The colours at the left and the right edge of the photo that visitors see. */
async function edgesOf(): Promise<readonly string[]> {
  const response = await fetch(`${address}/photo.jpg`);
  assert.equal(response.headers.get('content-type'), 'image/jpeg');
  const { data, info } = await sharp(Buffer.from(await response.arrayBuffer()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  assert.deepEqual([info.width, info.height], [400, 400]);
  return [5, 394].map((x) => ((data[(200 * 400 + x) * 3] ?? 0) > 128 ? 'red' : 'blue'));
}

async function drop(page: Page, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    `(() => { const transfer = new DataTransfer(); transfer.items.add(new File([Uint8Array.from(atob('${bytes.toString('base64')}'), (c) => c.charCodeAt(0))], 'jana.png', { type: 'image/png' })); return transfer; })()`,
  );
  await page.getByRole('group', { name: 'Photo' }).dispatchEvent('drop', { dataTransfer: transfer });
}

test('a picture is chosen, cut by keyboard, and on the card at once', async () => {
  const { page } = window;
  await withPicture(page, 'card-photo', async () => {
    await page.locator('input[type=file]').setInputFiles(fileOf(await picture()));
    const section = page.getByRole('application', { name: 'Section of the picture' });
    await section.waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    for (let at = 0; at < 4; at += 1) await section.press('+');
    for (let at = 0; at < 30; at += 1) await section.press('ArrowRight');
    await page.getByText('Zoom 146 %, 100 % from the left, 50 % from the top').waitFor({ state: 'attached' });
    await save(page);
    await page.getByText('Photo saved. Visitors see it at once.').waitFor();
    await page.getByRole('img', { name: 'Photo of Jana Weber' }).waitFor();
    await page.getByText(/Set by ada@contoso\.example, /).waitFor();
    assert.equal(await evaluateIn(page, 'document.activeElement.textContent'), 'Replace photo');
    assert.deepStrictEqual(await violationsOn(page), []);
  });
  assert.deepEqual(await edgesOf(), ['blue', 'blue']);
  assertQuiet(window);
});

test('a dropped picture is dragged, zoomed by wheel and slider, and takes the place of the photo', async () => {
  const { page } = window;
  await withPicture(page, 'card-photo-drop', async () => {
    await drop(page, await picture());
    const section = page.getByRole('application', { name: 'Section of the picture' });
    const { x = 0, y = 0, width = 0 } = (await section.boundingBox()) ?? {};
    await page.mouse.move(x + 20, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + width - 20, y + 20);
    await page.mouse.up();
    await page.getByText('Zoom 100 %, 0 % from the left').waitFor({ state: 'attached' });
    await page.mouse.move(x + 20, y + 20);
    await page.mouse.wheel(0, -200);
    await page.getByText('Zoom 149 %').waitFor({ state: 'attached' });
    await page.getByRole('slider', { name: 'Zoom' }).fill('2');
    await page.getByText('Zoom 200 %').waitFor({ state: 'attached' });
    await save(page);
    await section.waitFor({ state: 'detached' });
  });
  assert.deepEqual(await edgesOf(), ['red', 'red']);
  assertQuiet(window);
});

test('a file that is no picture, one that is too small, and a busy server say what to do next', async () => {
  const { page } = window;
  const input = page.locator('input[type=file]');
  await withPicture(page, 'card-photo-refused', async () => {
    await input.setInputFiles(fileOf(Buffer.from('no picture'), 'text/plain'));
    await page.getByText('Choose a JPEG, PNG or WebP picture.').waitFor();
    await input.setInputFiles(fileOf(await picture(40, 40)));
    await page.getByText('Choose a picture whose edges have at least 64 pixels, better 400.').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await input.setInputFiles(fileOf(await picture()));
    for (const [status, code, said] of [
      [503, 'BC-951', 'Send the photo again in a few seconds.'],
      [413, 'BC-410', 'Choose a smaller picture, or ask the server operator'],
    ] as const) {
      const problem = { status, json: { code, detail: 'Refused.' }, contentType: 'application/problem+json' };
      await page.route('**/photo', (route) => route.fulfill(problem), { times: 1 });
      await save(page);
      await page.getByRole('dialog').getByText(said).waitFor();
    }
    await save(page);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
  // The refusals that the test asked for.
  assert.deepStrictEqual(
    window.complaints.splice(0).filter((line) => !line.includes('503')),
    [],
  );
});

test('a PIN is set and removed, and a visitor sees nothing of the card before it', async () => {
  const { page } = window;
  const visit = async (): Promise<string> => (await fetch(address)).text();
  await withPicture(page, 'card-pin', async () => {
    await page.getByRole('button', { name: 'Set PIN' }).click();
    const pin = page.getByRole('textbox', { name: 'New PIN' });
    await pin.fill('12');
    await save(page);
    await page.getByText('Enter 4 to 8 letters, digits or signs, without spaces.').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await pin.fill('4711');
    await save(page);
    await page.getByText('Asks for a PIN').waitFor();
    assert.ok(!(await visit()).includes('Jana'));
    await page.getByRole('button', { name: 'Remove PIN' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove PIN' }).click();
    await page.getByText('No PIN', { exact: true }).waitFor();
    assert.ok((await visit()).includes('Jana'));
  });
  assertQuiet(window);
});

test('the photo is removed', async () => {
  const { page } = window;
  await withPicture(page, 'card-photo-removed', async () => {
    await page.getByRole('button', { name: 'Remove photo' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove photo' }).click();
    await page.getByText('No photo', { exact: true }).waitFor();
  });
  assert.equal((await fetch(`${address}/photo.jpg`)).status, 404);
  assertQuiet(window);
});

for (const [locale, colorScheme, width] of [
  ['de-DE', 'dark', 320],
  ['de-DE', 'light', 900],
] as const) {
  test(`the editor of the photo is accessible and fits: ${locale}, ${colorScheme}, ${width}`, async () => {
    const storageState = await window.context.storageState();
    const viewport = { width, height: 800 };
    const own = await openWindow(browser, becard.url, { locale, colorScheme, viewport, storageState });
    await bringAxe(own.page);
    await withPicture(own.page, `card-photo-${locale}-${width}`, async () => {
      await own.page.goto(user);
      await own.page.locator('input[type=file]').setInputFiles(fileOf(await picture()));
      await own.page.getByRole('application').waitFor();
      assert.deepStrictEqual(await violationsOn(own.page), []);
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      assert.equal(await evaluateIn(own.page, sideways), 0);
    });
    assertQuiet(own);
    await own.context.close();
  });
}
