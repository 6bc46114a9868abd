// A server that does not answer: a wait has a word after eight seconds, and what was typed stays and can be sent once the server is back.
// The live mark is a matter of live.test.ts.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWindow, waitUntilLoaded, withPicture } from '../browser.ts';
import { openConsole, openDirectory } from '../console.ts';
import { createPerson } from '../scim.ts';

const { becard, browser, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
await createPerson(connection, 'Jana', 'Weber');
const root = `${becard.url}/d/${id}`;

test('after eight seconds a page that waits says so, and offers to try again', async () => {
  const { context, page } = await openWindow(browser, becard.url, {
    storageState: await window.context.storageState(),
  });
  await page.clock.install();
  for (const [place, request, heading] of [
    ['/mapping', '**/api/v1/directories/*/mapping', 'Mapping'],
    ['/users', '**/users?*', 'Users'],
    ['', '**/overview?*', 'Overview'],
  ] as const) {
    await withPicture(page, `slow${place.replace('/', '-')}`, async () => {
      await page.route(request, () => undefined);
      await page.goto(root + place);
      await page.locator('[data-loading]').first().waitFor();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.clock.runFor(8_100);
      await page.getByText('Still loading').first().waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await page.unroute(request);
      await waitUntilLoaded(page);
    });
  }
  await context.close();
});

test('without a connection a change fails at once, and what was typed stays and can be sent again', async () => {
  const { context, page } = window;
  await withPicture(page, 'offline', async () => {
    await page.goto(`${root}/settings`);
    await page.getByLabel('License Reference').fill('Space 7');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByRole('alert').first().waitFor();
    assert.equal(await page.getByLabel('License Reference').inputValue(), 'Space 7');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByRole('alert').first().waitFor({ state: 'detached' });
  });
});
