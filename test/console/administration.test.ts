// Administration in a real browser: password confirmation, administrators and roles, audit log, system.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertQuiet, openWindow, withPicture } from './browser.ts';
import { email, openConsole, openDirectory, password } from './console.ts';

const { becard, browser, window } = await openConsole();
const { id: directoryId } = await openDirectory(window.page, becard.url);

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
  await dialog.getByText('Email or password is incorrect.').waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');

  await page.getByRole('checkbox', { name: 'I’ve saved this token' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('main li').nth(1).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

step('the bar and the account menu lead to the administration, and so does its earlier address', async (page) => {
  await page.goto(`${becard.url}/installation/audit?action=token.created`);
  await page.waitForURL('**/administration/audit?action=token.created');
  await page.getByRole('navigation', { name: 'You are here' }).getByText('Audit log').waitFor();
  await page.getByRole('banner').getByRole('link', { name: 'Administration' }).first().click();
  await page.waitForURL('**/administration/administrators');
  await page.getByRole('button', { name: /^Account: / }).click();
  await page.getByRole('menuitem', { name: 'Administration' }).click();

  await page.waitForURL('**/administration/administrators');
  await page.getByRole('rowheader', { name: email }).waitFor();
});

step('an administrator is invited, by keyboard alone, and the link lets them in with their role', async (page) => {
  await page.getByRole('button', { name: 'Invite administrator' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Invite administrator' });
  await dialog.locator('input:focus').waitFor();
  await page.keyboard.type('bea@contoso.example');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const link = (await page.getByLabel('link', { exact: true }).textContent()) ?? '';
  await page.getByRole('button', { name: 'Close' }).press('Enter');
  await page.getByRole('row', { name: /bea@contoso.example Auditor Invited/ }).waitFor();

  const other = await openWindow(browser, becard.url);
  await other.page.goto(link);
  await other.page.getByLabel('Password', { exact: true }).fill('another good password 7');
  await other.page.keyboard.press('Enter');
  await other.page.waitForURL(/\/d\/ud_\w+/);
  await other.page.goto(`${becard.url}/administration/administrators`);
  await other.page.getByText('Only owners can make changes.').waitFor();
  assert.equal(await other.page.getByRole('button', { name: 'Invite administrator' }).count(), 0);
  assert.equal(await other.page.getByRole('link', { name: 'System' }).count(), 0);
  await other.page.goto(`${becard.url}/administration/system`);
  await other.page.getByText('You don’t have permission to view this page.').waitFor();
  await other.context.close();
});

step('a role is changed, and the last owner stays', async (page) => {
  await page.getByRole('button', { name: 'Actions for bea@contoso.example' }).click();
  await page.getByRole('menuitem', { name: 'Change role' }).click();
  await page.getByRole('radio', { name: 'Editor' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('row', { name: /bea@contoso.example Editor Active/ }).waitFor();
  await page.getByRole('button', { name: `Actions for ${email}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();

  await page.getByText('This is the last owner who can sign in.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
});

step('the audit log tells who did what, is narrowed in the address, checked and taken along', async (page) => {
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByRole('row', { name: /Role changed bea@contoso.example Role: Auditor → Editor/ }).waitFor();
  await page.getByLabel('Action', { exact: true }).selectOption({ label: 'Secret Token created' });
  await page.waitForURL('**/administration/audit?action=token.created');
  await page.getByRole('row', { name: /Role changed/ }).waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('main tbody tr').nth(1).waitFor();
  assert.equal(await page.locator('main tbody tr').count(), 2);
  await page.getByRole('button', { name: 'Verify integrity' }).click();
  await page.getByText(/All \d+ entries verified/).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);

  assert.match(download.suggestedFilename(), /^becard-audit-[\d-]{10}\.csv$/);
});

step('retention and system tell how the installation is kept and runs', async (page) => {
  await page.getByRole('link', { name: 'Retention' }).click();
  await page.getByText('730 days').waitFor();
  await page.getByRole('link', { name: 'System' }).click();
  await page.getByText('SQLite (').waitFor();
  await page.getByRole('table', { name: 'Requests per minute' }).waitFor({ state: 'attached' });
  await page.getByText('No backup', { exact: true }).waitFor();
  await page.getByText('Take a backup every night: becard backup create FILE').waitFor();
  await page.getByRole('row', { name: /Contoso Deutschland GmbH/ }).waitFor();
});
