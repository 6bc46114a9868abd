// A Secret Token is replaced while Entra works: no request fails, and neither token can be read anywhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type RunningBecard, startBecard } from '../becard.ts';
import { evaluateIn, launchBrowser, openWindow, withPicture } from '../browser.ts';
import { enter, openDirectory } from '../console.ts';
import { ask, type Connection } from '../scim.ts';

let becard: RunningBecard;
let browser: Browser;

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
});

after(async () => {
  await browser.close();
  await becard.stop();
});

/** Sends one request after another, with the token of the moment, until it is ended. */
function work(connection: Connection) {
  const statuses: number[] = [];
  let [token, isOver] = [connection.token, false];
  const run = async (): Promise<void> => {
    while (!isOver) statuses.push((await ask({ ...connection, token }, 'GET', '/Users?count=1')).status);
  };
  const running = run();
  return {
    use: (next: string) => {
      token = next;
    },
    end: async (): Promise<readonly number[]> => {
      isOver = true;
      await running;
      return statuses;
    },
  };
}

test('a token is replaced under load: no request fails, and no token stays readable', async (context) => {
  const window = await openWindow(browser, becard.url);
  const { page } = window;
  await enter(page, becard.welcomeLink);
  const { id, connection } = await openDirectory(page, becard.url);
  const entra = work(connection);

  await withPicture(page, 'rotation', async () => {
    await page.goto(`${becard.url}/d/${id}/interface`);
    const second = await createSecond(page);
    entra.use(second);
    await page
      .locator('main li', { hasText: 'Token 2' })
      .getByText(/Last used/)
      .waitFor();
    await page.getByRole('button', { name: 'Remove token Token 1' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove token', exact: true }).click();
    await page.getByText('1 removed token').waitFor();
    const statuses = await entra.end();

    context.diagnostic(`${statuses.length} requests`);
    assert.deepEqual([...new Set(statuses)], [200]);
    assert.equal((await ask(connection, 'GET', '/Users?count=1')).status, 401);
    const shown = await evaluateIn(
      page,
      'document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage })',
    );
    const stored = ['', '-wal'].map((end) => readFileSync(becard.file + end, 'latin1')).join('');
    for (const token of [connection.token, second]) {
      assert.ok(!String(shown).includes(token) && !stored.includes(token));
    }
  });
  await window.context.close();
});

async function createSecond(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Regenerate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create token' }).click();
  await page.getByRole('button', { name: 'Copy Secret Token' }).click();
  const token = String(await evaluateIn(page, 'navigator.clipboard.readText()'));
  await page.getByRole('checkbox', { name: 'I’ve saved this token' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  return token;
}
