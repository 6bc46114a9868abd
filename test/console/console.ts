// Setup of the browser tests: signed in, with a directory that is ready for Entra.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Page } from 'playwright-core';
import { startBecard } from './becard.ts';
import { launchBrowser, openWindow } from './browser.ts';
import type { Connection } from './scim.ts';

export const email = 'ada@contoso.example';
export const password = 'correct horse battery 9';

/** For the tests of a file: a server, a browser and a window in which its first administrator is signed in. They end with the tests. */
export async function openConsole() {
  const [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  after(async () => {
    await browser.close();
    await becard.stop();
  });
  const window = await openWindow(browser, becard.url);
  await enter(window.page, becard.welcomeLink);
  return { becard, browser, window };
}

/** Becomes the first administrator, who lands in the list of directories unless there is one already. */
export async function enter(
  page: Page,
  welcomeLink: string,
  landsAt: string | RegExp = '**/directories',
): Promise<void> {
  await page.goto(welcomeLink);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(landsAt);
}

/** A directory with both switches on and a token. */
export async function openDirectory(
  page: Page,
  url: string,
  name = 'Contoso Deutschland GmbH',
): Promise<{ readonly id: string; readonly connection: Connection }> {
  const directory = await askConsole(page, url, 'POST', '/directories', { name });
  const id = String(directory['id']);
  await askConsole(page, url, 'PATCH', `/directories/${id}`, { entra: true, provisioning: true });
  const { secret } = await askConsole(page, url, 'POST', `/directories/${id}/tokens`, {});
  return { id, connection: { tenantUrl: String(directory['tenantUrl']), token: String(secret) } };
}

/** Asks the API, signed in as the page is. */
export async function askConsole(
  page: Page,
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await page.request.fetch(`${url}/api/v1${path}`, {
    method,
    ...(body === undefined ? {} : { data: body }),
    headers: { 'x-becard-console': '1', origin: url },
  });
  assert.ok(response.ok(), `${method} ${path} was answered ${String(response.status())}`);
  return response.status() === 204 ? {} : response.json();
}

/** The link by which a user looks after the own card, which is published. */
export async function createCardLink(page: Page, root: string, name: string): Promise<string> {
  await page.goto(`${root}/cards`);
  await page.locator('[data-row]', { hasText: name }).getByText('Published').first().waitFor();
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await page.getByRole('tab', { name: 'Card' }).waitFor();
  await page.getByRole('button', { name: 'Create link' }).click();
  return (await page.getByRole('dialog').locator('output').textContent()) ?? assert.fail('There is no link');
}
