// Each role on every page: no request is refused that a page or one of its buttons makes, and pages that the role does not open say so.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertQuiet, openWindow, waitUntilLoaded, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';
import { ask, createGroup, createPerson } from './scim.ts';

const at =
  (root: string) =>
  (path: string): string =>
    root + path;

const { becard, browser, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
const person = await createPerson(connection, 'Jana', 'Weber');
const gone = await createPerson(connection, 'Paul', 'Adler');
await ask(connection, 'DELETE', `/Users/${gone}`);
const group = await createGroup(connection, 'Vertrieb', [person]);
const root = `/d/${id}`;
const pages = [
  ...['', '/users', `/users/${person}`, `/users/${gone}`, '/groups', `/groups/${group}`, '/log'].map(at(root)),
  ...['/interface', '/guide', '/mapping', '/schemas', '/rehearsal', '/settings'].map(at(root)),
  ...['/administrators', '/developers', '/audit', '/retention', '/system'].map(at('/administration')),
  ...['/directories', '/account'],
];

for (const role of ['owner', 'administrator', 'editor', 'auditor']) {
  test(`no page shows the role ${role} a button that is refused`, async () => {
    const own = await openWindow(browser, becard.url);
    const refused: string[] = [];
    own.page.on('response', (response) => {
      if (response.status() === 403) refused.push(`${own.page.url()}: ${response.url()}`);
    });
    await withPicture(own.page, `role-${role}`, async () => {
      await becomes(own.page, role);
      for (const path of pages) await tryPage(own.page, path);
    });

    assert.deepStrictEqual(refused, []);
    assertQuiet(own);
    await own.context.close();
  });
}

async function becomes(page: Page, role: string): Promise<void> {
  const invitation = { email: `${role}@contoso.example`, role };
  const { link } = await askConsole(window.page, becard.url, 'POST', '/administrators', invitation);
  await page.goto(String(link));
  await page.getByLabel('Password', { exact: true }).fill('another good password 7');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/d\/|\/directories/);
}

/** Opens the page, and presses each of its buttons that opens something; what a dialog asks is not confirmed. */
async function tryPage(page: Page, path: string): Promise<void> {
  await open(page, path);
  assert.equal(await page.getByRole('alert').count(), 0, path);
  const count = await page.locator(buttons).count();
  for (let number = 0; number < count; number += 1) {
    const button = page.locator(buttons).nth(number);
    if (!(await button.isVisible())) continue;
    await button.click();
    await settled(page);
    assert.equal(await page.getByRole('alert').count(), 0, `${path}: ${String(number)}`);
    await open(page, path);
  }
}

/** Switches are left as they are: turning one off asks first, turning one on changes what the next page shows. */
const buttons = 'main button:enabled:not([role])';

async function open(page: Page, path: string): Promise<void> {
  await page.goto(becard.url + path);
  await waitUntilLoaded(page);
}

/** Nothing loads any more: no page, and no button. */
async function settled(page: Page): Promise<void> {
  await page.locator('html:not(:has([data-loading]))').waitFor();
}
