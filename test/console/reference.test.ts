// The reference of the API at /docs/api, in a real browser without a session: it opens, its links lead to their places, it is accessible in
// both appearances, and it fits a narrow window.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { bringAxe, violationsOn } from './axe.ts';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, withPicture } from './browser.ts';

let becard: RunningBecard;
let browser: Browser;

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await becard.stop();
});

for (const [colorScheme, width] of [
  ['light', 1366],
  ['dark', 320],
] as const) {
  test(`the reference is accessible and fits: ${colorScheme}, ${width} pixels`, async () => {
    const window = await openWindow(browser, becard.url, { colorScheme, viewport: { width, height: 768 } });
    const { page } = window;
    await bringAxe(page);

    await withPicture(page, `reference-${colorScheme}`, async () => {
      await page.goto(`${becard.url}/docs/api`);
      await page.getByRole('heading', { name: 'Becard API', level: 1 }).waitFor();
      assert.deepStrictEqual(await violationsOn(page), []);
      assert.equal(await evaluateIn(page, 'document.documentElement.scrollWidth <= innerWidth'), true);
    });

    assertQuiet(window);
    await window.context.close();
  });
}

test('the contents of the reference lead to an operation, and from there to its schema', async () => {
  const window = await openWindow(browser, becard.url);
  const { page } = window;

  await withPicture(page, 'reference-links', async () => {
    await page.goto(`${becard.url}/docs/api`);
    await page.keyboard.press('Tab');
    assert.equal(await evaluateIn(page, 'document.activeElement.textContent'), 'Skip to the content');
    await page.getByText('User Directories', { exact: true }).first().click();
    await page.getByRole('navigation').getByRole('link', { name: 'createDirectory' }).click();
    const operation = page.getByRole('article', { name: 'Create a User Directory' });
    await operation.getByRole('heading', { name: 'curl' }).waitFor();
    assert.ok(await isInView('createDirectory'));
    await operation.getByRole('link', { name: 'CreatedDirectory' }).click();
    assert.ok(await isInView('schema-CreatedDirectory'));
    assert.match(page.url(), /#schema-CreatedDirectory$/);
  });

  assertQuiet(window);
  await window.context.close();

  async function isInView(id: string): Promise<boolean> {
    const top = await evaluateIn(page, `document.getElementById('${id}').getBoundingClientRect().top`);
    return typeof top === 'number' && top > -5 && top < 400;
  }
});
