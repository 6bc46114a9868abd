// The demonstration in a real browser: its ribbon is there from the first picture on, and pushes nothing down.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { maxShift, readShifts, watchShifts } from './appearance.ts';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, launchBrowser, openWindow, type Window, waitUntilLoaded, withPicture } from './browser.ts';
import { enter } from './console.ts';

let becard: RunningBecard;
let browser: Browser;
let state: Awaited<ReturnType<Window['context']['storageState']>>;

before(async () => {
  [becard, browser] = await Promise.all([startBecard('--demo'), launchBrowser()]);
  const window = await openWindow(browser, becard.url);
  await enter(window.page, becard.welcomeLink, /\/d\//);
  state = await window.context.storageState();
  await window.context.close();
});

after(async () => {
  await browser.close();
  await becard.stop();
});

for (const width of [1366, 320]) {
  test(`the ribbon of the demonstration pushes nothing down at ${String(width)} pixels`, async () => {
    const window = await openWindow(browser, becard.url, { storageState: state, viewport: { width, height: 768 } });
    const { page } = window;
    await watchShifts(page);
    const { promise: drawn, resolve: noteDrawn } = Promise.withResolvers<void>();
    // The directory is known last, after the first picture.
    await page.route(/\/api\/v1\/directories\/ud_\w+$/, async (route) => {
      await drawn;
      await route.continue();
    });

    await withPicture(page, `ribbon-${String(width)}`, async () => {
      await page.goto(becard.url);
      await page.locator('[data-loading]').first().waitFor();
      noteDrawn();
      await page.getByRole('complementary').waitFor();
      await waitUntilLoaded(page);
      const shifts = await readShifts(page);
      assert.ok(shifts.total <= maxShift, `it jumps by ${String(shifts.total)}: ${shifts.moved}`);
    });

    assertQuiet(window);
    await window.context.close();
  });
}
