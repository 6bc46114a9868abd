// The first minute: one command, a link in its output, and the strongest screens behind it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type RunningBecard, startBecard } from '../becard.ts';
import { assertQuiet, launchBrowser, openWindow, withPicture } from '../browser.ts';
import { enter } from '../console.ts';

let becard: RunningBecard;
let browser: Browser;
let startedMs = 0;

before(async () => {
  browser = await launchBrowser();
  const begin = performance.now();
  becard = await startBecard('--demo');
  startedMs = performance.now() - begin;
});

after(async () => {
  await browser.close();
  await becard.stop();
});

test('a demonstration starts with one command, and shows a failure, a warning and a conflict', async (context) => {
  const window = await openWindow(browser, becard.url);
  const { page } = window;
  await withPicture(page, 'first-minute', async () => {
    const begin = performance.now();
    await enter(page, becard.welcomeLink, /\/d\//);
    context.diagnostic(
      `link after ${Math.round(startedMs)} ms, signed in ${Math.round(performance.now() - begin)} ms later`,
    );
    await page.getByRole('heading', { name: 'Needs attention' }).waitFor();
    await page.getByText('Another record already uses this value.').first().waitFor();
    await page.getByText('Check mapping').first().waitFor();
    const url = new URL(page.url());
    await page.goto(`${url.origin}${url.pathname}/log?outcome=failed`);
    await page.locator('main tbody tr:has(a)').nth(1).waitFor();
    assert.ok((await page.locator('main tbody tr:has(a)').count()) >= 2);
  });
  assertQuiet(window);
  await window.context.close();
});
