// What goes wrong on a person's way: addresses that lead nowhere or hold words that no page knows, a server that is away, a session that
// has ended. The page says what happened, keeps what was entered, and goes on by itself where it can.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertQuiet, waitUntilLoaded, withPicture } from './browser.ts';
import { openConsole, openDirectory, password } from './console.ts';
import { createPerson } from './scim.ts';

const { becard, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
await createPerson(connection, 'Jana', 'Weber');
const root = `/d/${id}`;

function step(name: string, steps: (page: Page) => Promise<void>): void {
  test(name, async () => {
    await withPicture(window.page, name.replaceAll(/\W+/g, '-'), () => steps(window.page));
  });
}

step('words of an address that no page knows are left out', async (page) => {
  const addresses = [
    ['/guide?step=foo&look=5', '/guide'],
    ['/log?range=5&from=5&until=x&action=1&code=foo&outcome=1', '/log'],
    ['/users?status=1&sort=foo&direction=2&x=1', '/users'],
    ['/groups?sort=foo&direction=1', '/groups'],
  ] as const;
  for (const [address, cleaned] of addresses) {
    await page.goto(becard.url + root + address);
    await waitUntilLoaded(page);

    assert.equal(page.url(), becard.url + root + cleaned);
    assert.equal(await page.getByRole('alert').count(), 0, address);
  }
  await page.goto(`${becard.url}/administration/audit?action=1`);
  await page.getByRole('cell', { name: 'Secret Token created' }).first().waitFor();
  assertQuiet(window);
});

step('the way back from a person leads to the list as it was left', async (page) => {
  await page.goto(`${becard.url}${root}/users?search=weber`);
  await page.getByRole('link', { name: 'Jana Weber' }).click();
  await page.getByRole('tab', { name: 'History' }).click();

  await page.getByRole('link', { name: '← Users' }).click();

  await page.waitForURL(`${becard.url}${root}/users?search=weber`);
  assertQuiet(window);
});

step('an address that leads nowhere keeps the frame around it', async (page) => {
  for (const address of ['/nope', `${root}/nope`, '/administration/nope']) {
    await page.goto(becard.url + address);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();

    assert.equal(await page.getByRole('banner').count(), 1, address);
    assert.equal(await page.getByRole('main').count(), 1, address);
  }
  await page.getByRole('link', { name: 'Go to user directories' }).click();
  await page.getByRole('heading', { level: 1, name: 'User directories' }).waitFor();
  assertQuiet(window);
});

step('a page whose code the server does not send opens once the server is back', async (page) => {
  await page.goto(`${becard.url}${root}/users`);
  await page.getByRole('link', { name: 'Jana Weber' }).waitFor();
  await page.route('**/*', (route) => route.abort('connectionrefused'));

  await page.getByRole('link', { name: 'Mapping' }).click();
  await page.getByRole('heading', { level: 1, name: 'Becard isn’t responding' }).waitFor();
  assert.equal(await page.getByRole('navigation').getByRole('link', { name: 'Users' }).count(), 1);
  await page.unroute('**/*');

  await page.getByRole('heading', { level: 1, name: 'Mapping' }).waitFor();
});

step('a search whose code the server does not send keeps the page, and opens once the server is back', async (page) => {
  await page.route(/\/search-dialog-/, (route) => route.abort('connectionrefused'));
  await page.goto(`${becard.url}${root}/settings`);
  await page.getByLabel('License Reference').fill('Space 7');
  await page.keyboard.press('Control+k');

  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByText('Part of this page couldn’t be loaded.').waitFor();
  await page.unroute(/\/search-dialog-/);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('searchbox').fill('overview');
  await dialog.getByRole('link', { name: 'Overview' }).waitFor();
  assert.equal(await dialog.getByRole('link', { name: 'Test run' }).count(), 0);
  await page.keyboard.press('Escape');

  assert.equal(await page.getByLabel('License Reference').inputValue(), 'Space 7');
});

step('a change that meets an ended session is sent once the person has signed in again', async (page) => {
  await page.goto(`${becard.url}${root}/settings`);
  await page.getByLabel('Name', { exact: true }).fill('Contoso AG');
  await window.context.clearCookies();

  await page.getByRole('button', { name: 'Save' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Your session has expired' });
  await dialog.waitFor();
  assert.equal(await page.getByText('You have read-only access').count(), 0);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('navigation').getByText('Contoso AG').waitFor();
  assert.equal(await page.getByRole('alert').count(), 0);
});
