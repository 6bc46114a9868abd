// Administering the installation in a real browser: the password once more, administrators and roles, audit log, system.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, launchBrowser, openWindow, type Window, withPicture } from './browser.ts';
import { enter, openDirectory, password } from './console.ts';

let becard: RunningBecard;
let browser: Browser;
let window: Window;
let directoryId = '';

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  window = await openWindow(browser, becard.url);
  await enter(window.page, becard.welcomeLink);
  ({ id: directoryId } = await openDirectory(window.page, becard.url));
});

after(async () => {
  await browser.close();
  await becard.stop();
});

function step(name: string, steps: (page: Page) => Promise<void>): void {
  test(name, async () => {
    await withPicture(window.page, name.replaceAll(/\W+/g, '-'), () => steps(window.page));
    assertQuiet(window);
  });
}

/** The next request that makes a token is answered as if the password had been given long ago. */
async function pretendStale(page: Page): Promise<void> {
  let isStale = true;
  await page.route('**/tokens', (route) => {
    if (route.request().method() !== 'POST' || !isStale) return route.fallback();
    isStale = false;
    const body = JSON.stringify({ code: 'BC-909', detail: 'This needs your password once more.' });
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body });
  });
}

step('a token after a while wants the password again, and goes on once it is right', async (page) => {
  await page.goto(`${becard.url}/d/${directoryId}/interface`);
  await pretendStale(page);

  await page.getByRole('button', { name: 'Regenerate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create token' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm your password' });
  await dialog.locator('input:focus').waitFor();
  await page.keyboard.type('not the password');
  await page.keyboard.press('Enter');
  await dialog.getByText('E-mail or password is wrong.').waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');

  await page.getByRole('checkbox', { name: 'I have pasted it' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('.token').nth(1).waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
});
