// A test run in a real browser: started in a test directory, watched, read, cancelled; other directories do not offer it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertQuiet, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';

const longMs = 60_000;

const { becard, window } = await openConsole();

test('a directory for testing is rehearsed, watched and found in order', async () => {
  const { page } = window;
  await page.getByRole('button', { name: 'Create User Directory' }).click();
  await page.getByLabel('Name').fill('Trying out');
  await page.getByLabel('Test directory').click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.waitForURL('**/guide');
  await page.getByRole('link', { name: 'Interface Settings' }).click();
  await page.getByRole('switch', { name: /^Activate Microsoft Entra/ }).click();
  await page.getByText('Activate Microsoft Entra first.').waitFor({ state: 'hidden' });
  await page.getByRole('switch', { name: /^Enable SCIM Provisioning/ }).click();
  await page.getByRole('link', { name: 'Test run', exact: true }).click();

  await withPicture(page, 'rehearsal', async () => {
    await page.getByLabel('Users', { exact: true }).fill('20');
    await page.getByRole('button', { name: 'Start test run' }).click();
    await page.getByText('Passed: no errors').waitFor({ timeout: longMs });
    await page.getByText(/^20 users created, 0 updated/).waitFor();
  });

  await page.getByRole('link', { name: 'Interface Settings' }).click();
  await page.getByText('1 removed token').waitFor();
  assertQuiet(window);
});

test('a rehearsal is cancelled, and a real directory offers none', async () => {
  const { page } = window;
  const created = { name: 'To be cancelled', testing: true };
  const { id } = await askConsole(page, becard.url, 'POST', '/directories', created);
  await askConsole(page, becard.url, 'PATCH', `/directories/${String(id)}`, { entra: true, provisioning: true });
  await page.goto(`${becard.url}/d/${String(id)}/rehearsal`);
  await page.getByLabel('Users', { exact: true }).fill('5000');
  await page.getByRole('button', { name: 'Start test run' }).click();
  await page.getByRole('button', { name: 'Cancel test run' }).click();
  await page.getByText('Canceled', { exact: true }).waitFor();

  const real = await openDirectory(page, becard.url);
  await page.goto(`${becard.url}/d/${real.id}/rehearsal`);
  assert.equal(await page.getByRole('link', { name: 'Test run', exact: true }).count(), 0);
  await page.getByText('possible in test directories only').waitFor();

  assertQuiet(window);
});
