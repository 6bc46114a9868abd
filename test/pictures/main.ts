// Takes the pictures of the handbook from the running product, in both languages, into docs/images. Run by `npm run screenshots`.
// The server, its company and its secrets are thrown away afterwards.

import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { freePort } from '../../src/http/testing/free-port.ts';
import { startBecard } from '../console/becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, type Window } from '../console/browser.ts';
import { enter } from '../console/console.ts';
import { ensurePngquant } from '../programs/find.ts';
import { clipOf } from './clip.ts';
import { foundContoso, type Places } from './contoso.ts';
import { type Picture, pictures } from './pictures.ts';

const images = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const pngquant = ensurePngquant();
const publicUrl = 'https://directory.contoso.example';
const maskColor = '#c9ced6';
/** Behind a dialog there is nothing that the picture is about. */
const style = '.mantine-Modal-overlay { background: #e4e8e8; backdrop-filter: none; }';
const languages = { en: 'en-GB', de: 'de-DE' } as const;

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const [becard, browser] = await Promise.all([
  startBecard('--port', String(port), '--public-url', publicUrl),
  launchBrowser(),
]);
try {
  await takeAll(browser);
} finally {
  await browser.close();
  await becard.stop();
}

async function takeAll(browser: Browser): Promise<void> {
  const first = await openWindow(browser, url);
  await enter(first.page, url + becard.welcomeLink.slice(publicUrl.length));
  const places = await foundContoso(first.page, url);
  const storageState = await first.context.storageState();
  for (const [language, locale] of Object.entries(languages)) {
    const folder = join(images, language);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const picture of pictures) {
      const window = await openWindow(browser, url, { storageState, locale, colorScheme: 'light' });
      await take(window, picture, places, join(folder, `${picture.name}.png`));
      await window.context.close();
    }
  }
}

async function take(window: Window, picture: Picture, places: Places, path: string): Promise<void> {
  const { page } = window;
  if (picture.laterMs !== undefined) await page.clock.setFixedTime(Date.now() + picture.laterMs);
  await page.goto(url + picture.address(places));
  await page.locator(picture.awaited).first().waitFor();
  await page.locator('html:not(:has([data-loading]))').waitFor();
  await picture.steps?.(page);
  await evaluateIn(page, 'document.fonts.ready.then(() => undefined)');
  const mask = picture.masked === undefined ? [] : [page.locator(picture.masked)];
  await page.screenshot({ path, fullPage: true, clip: await clipOf(page, picture), mask, maskColor, style });
  execFileSync(pngquant, ['--force', '--ext', '.png', '--strip', '--speed', '1', '64', path]);
  assertQuiet(window);
  process.stdout.write(`${path.slice(images.length).padEnd(28)} ${Math.ceil(statSync(path).size / 1_024)} KB\n`);
}
