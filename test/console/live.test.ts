// Live updates in a real browser: what Entra does is on the screen without reloading, and a broken stream is shown and resumed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet } from './browser.ts';
import { openConsole, openDirectory } from './console.ts';
import { ask } from './scim.ts';

const { becard, window } = await openConsole();

test('a request of Entra is on the screen without reloading', async (context) => {
  const { page } = window;

  const { id, connection } = await openDirectory(page, becard.url);
  await page.goto(`${becard.url}/d/${id}/interface`);
  await page.getByText('Live', { exact: true }).waitFor();
  await page.locator('[data-connection=waiting]').waitFor();
  await ask(connection, 'GET', '/Users?filter=userName%20eq%20%22b7e0b9a2-7f3b-4c58-9a3e-000000000001%22');
  const answered = performance.now();
  await page.locator('[data-connection=answered]').waitFor();

  context.diagnostic(`on the screen after ${Math.round(performance.now() - answered)} ms`);
  assertQuiet(window);
});

test('a broken stream is admitted with the age of what is shown, and picked up again', async () => {
  const { page } = window;
  const { id, connection } = await openDirectory(page, becard.url);
  await page.route('**/live', (route) => route.abort());
  await page.goto(`${becard.url}/d/${id}/interface`);

  await page.getByText('Live updates paused. Reconnecting…').waitFor();
  await page.getByText('Last updated').waitFor();
  await ask(connection, 'GET', '/Users?filter=userName%20eq%20%22b7e0b9a2-7f3b-4c58-9a3e-000000000001%22');
  await page.unroute('**/live');
  await page.getByText('Live', { exact: true }).waitFor();

  await page.locator('[data-connection=answered]').waitFor();
});

test('what arrives while the log is read for the first time is shown as well', async () => {
  const { page } = window;
  const { id, connection } = await openDirectory(page, becard.url);
  const isLive = page.getByText('Live', { exact: true });
  let reads = 0;
  await page.route('**/api/v1/**/log?*', async (route) => {
    reads += 1;
    if (reads > 1) return route.continue();
    const earlier = await route.fetch();
    await ask(connection, 'GET', '/Users?filter=userName%20eq%20%22b7e0b9a2-7f3b-4c58-9a3e-000000000001%22');
    await isLive.waitFor();
    await page.locator('main tbody tr:has(a)').waitFor();
    return route.fulfill({ response: earlier });
  });

  await page.goto(`${becard.url}/d/${id}/log?view=entries`);

  await page.locator('main tbody tr:has(a)').waitFor();
  await page.unrouteAll({ behavior: 'wait' });
  assert.ok(reads > 1);
});
