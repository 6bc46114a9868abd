// Many photos in a real browser: a ZIP file is chosen or dropped on "Cards", and the report says what became of each picture.

import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { zipOf } from '../../src/http/api/testing/zip.ts';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, evaluateIn, openWindow, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory, password } from './console.ts';
import { createPerson } from './scim.ts';

const { becard, browser, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
const users = [await createPerson(connection, 'Jana', 'Weber'), await createPerson(connection, 'Ben', 'Ohne')];
await askConsole(window.page, becard.url, 'PATCH', `/directories/${id}/card-settings`, { enabled: true });
await bringAxe(window.page);

const red = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#d01020' } })
  .png()
  .toBuffer();
const archive = zipOf({
  'photos/jana.weber@contoso.example.png': red,
  'nina@contoso.example.png': red,
  'ben.ohne@contoso.example.png': red.subarray(0, 90),
  'ben.ohne@contoso.example.txt': Buffer.from('no picture'),
});
const fileOf = (buffer: Buffer, mimeType = 'application/x-zip-compressed') => ({
  name: 'team.zip',
  mimeType,
  buffer,
});

/** Opens the dialog by keyboard. */
async function openDialog(page: Page, opener = 'Upload photos'): Promise<void> {
  await page.goto(`${becard.url}/d/${id}/cards`);
  await page.getByRole('button', { name: opener }).press('Enter');
  await page.getByRole('dialog').locator('button:focus').waitFor();
}

/** Which of the users have a photo. */
async function withPhotos(): Promise<readonly unknown[]> {
  const cards = users.map((user) => askConsole(window.page, becard.url, 'GET', `/directories/${id}/cards/${user}`));
  return (await Promise.all(cards)).map(({ photo }) => photo);
}

test('a ZIP file sets the photos of the users after whom its pictures are named, and says what to do with the others', async () => {
  const { page } = window;
  await withPicture(page, 'card-photos', async () => {
    await openDialog(page);
    const dialog = page.getByRole('dialog', { name: 'Upload photos from a ZIP file' });
    const upload = dialog.getByRole('button', { name: 'Upload' });
    assert.ok(await upload.isDisabled());
    assert.deepStrictEqual(await violationsOn(page), []);
    await dialog.locator('input[type=file]').setInputFiles(fileOf(archive));
    await dialog.getByText('team.zip').waitFor();
    await upload.press('Enter');

    await dialog.getByRole('status').getByText('1 photo set.').waitFor();
    await dialog.getByText('Not set: 1 unknown name, 2 pictures refused.').waitFor();
    const rows = await dialog.locator('tbody tr').allTextContents();
    assert.deepStrictEqual(rows, [
      'nina@contoso.example.pngNo user has this nameRename the file to the email or the object ID of the user.',
      'ben.ohne@contoso.example.pngDamaged or incompleteSave the picture again in a picture app, or choose another one.',
      'ben.ohne@contoso.example.txtNot a JPEG, PNG or WebP pictureSave the picture in one of these formats.',
    ]);
    assert.equal(await evaluateIn(page, 'document.activeElement.getAttribute("role")'), 'status');
    assert.deepStrictEqual(await violationsOn(page), []);
    await dialog.getByRole('button', { name: 'Close' }).last().press('Enter');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await evaluateIn(page, 'document.activeElement.textContent'), 'Upload photos');
  });
  assert.deepStrictEqual(await withPhotos(), [true, false]);
  assertQuiet(window);
});

test('a file that is no ZIP file or too large, a server that is away and an ended session say what to do next and keep the file', async (context) => {
  const { page } = window;
  const folder = await mkdtemp(join(tmpdir(), 'becard-photos-'));
  context.after(() => rm(folder, { recursive: true }));
  const large = join(folder, 'large.zip');
  await writeFile(large, '');
  await truncate(large, 48 * 1024 * 1024 + 1);
  await withPicture(page, 'card-photos-refused', async () => {
    await openDialog(page);
    const dialog = page.getByRole('dialog');
    const input = dialog.locator('input[type=file]');
    const upload = dialog.getByRole('button', { name: 'Upload' });
    await input.setInputFiles(large);
    await dialog.getByText('This file is too large').waitFor();
    assert.ok(await upload.isDisabled());
    await input.setInputFiles(fileOf(Buffer.from('no archive'), 'text/plain'));
    await upload.click();
    await dialog.getByText('Choose a ZIP file. If it is damaged, pack the pictures again.').waitFor();
    const many = Array.from({ length: 1_001 }, (_, at) => [`${String(at)}.png`, Buffer.from('')] as const);
    await input.setInputFiles(fileOf(zipOf(Object.fromEntries(many))));
    await upload.click();
    await dialog.getByText('This ZIP file holds more than 1,000 files').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await input.setInputFiles(fileOf(archive));
    await page.route('**/card-photos', (route) => route.abort(), { times: 1 });
    await upload.click();
    await dialog.getByText('You can upload the same file again at any time.').waitFor();
    await window.context.clearCookies();
    await upload.click();
    const again = page.getByRole('dialog', { name: 'Your session has expired' });
    await again.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await dialog.getByText('1 photo set.').waitFor();
  });
  // The request that the test ended.
  assert.deepStrictEqual(
    window.complaints.splice(0).filter((line) => !line.includes('net::ERR_FAILED')),
    [],
  );
});

test('without the right to edit there is no button to upload photos', async () => {
  const { page } = window;
  await page.route('**/api/session', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...Object(await response.json()), rights: ['read'] } });
  });
  await page.goto(`${becard.url}/d/${id}/cards`);
  await page.locator('[data-row] a').first().waitFor();
  assert.equal(await page.getByRole('button', { name: 'Upload photos' }).count(), 0);
  await page.unroute('**/api/session');
});

for (const [locale, colorScheme, width] of [
  ['de-DE', 'dark', 320],
  ['de-DE', 'light', 900],
] as const) {
  test(`many photos are dropped as a file, and the report is accessible and fits: ${locale}, ${colorScheme}, ${width}`, async () => {
    const storageState = await window.context.storageState();
    const viewport = { width, height: 800 };
    const own = await openWindow(browser, becard.url, { locale, colorScheme, viewport, storageState });
    const { page } = own;
    await bringAxe(page);
    await withPicture(page, `card-photos-${locale}-${width}`, async () => {
      await openDialog(page, 'Fotos hochladen');
      const transfer = await page.evaluateHandle(
        `(() => { const transfer = new DataTransfer(); transfer.items.add(new File([Uint8Array.from(atob('${archive.toString('base64')}'), (c) => c.charCodeAt(0))], 'team.zip')); return transfer; })()`,
      );
      await page.getByRole('group', { name: 'ZIP-Datei' }).dispatchEvent('drop', { dataTransfer: transfer });
      await page.getByText('team.zip').waitFor();
      assert.deepStrictEqual(await violationsOn(page), []);
      await page.getByRole('button', { name: 'Hochladen', exact: true }).click();
      await page.getByText('1 Foto übernommen.').waitFor();
      await page.getByText('Beschädigt oder unvollständig').waitFor();
      assert.deepStrictEqual(await violationsOn(page), []);
      const sideways =
        '[document.documentElement, document.querySelector("[role=dialog]")].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)';
      assert.deepStrictEqual(await evaluateIn(page, sideways), [0, 0]);
    });
    assertQuiet(own);
    await own.context.close();
  });
}
