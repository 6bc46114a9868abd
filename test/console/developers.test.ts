// The developers area in a real browser: an API key is created, opens what its scopes say, and is revoked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';

const { becard, window } = await openConsole();
const { id: own } = await openDirectory(window.page, becard.url);
const { id: other } = await openDirectory(window.page, becard.url, 'Fabrikam AG');

/** Calls the API with a key, as another system does. */
async function call(secret: string, method: string, path: string): Promise<readonly [status: number, code: unknown]> {
  const response = await fetch(`${becard.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined];
}

async function createKey(page: Page): Promise<string> {
  await page.goto(`${becard.url}/administration/developers`);
  await page.getByRole('heading', { name: 'No API keys yet' }).waitFor();
  await page.getByRole('button', { name: 'Create API key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Personnel system');
  await dialog.getByRole('radio', { name: 'Selected directories' }).click();
  await dialog.getByRole('checkbox', { name: 'Contoso Deutschland GmbH' }).click();
  await dialog.getByRole('checkbox', { name: 'directories:write' }).click();
  await dialog.getByRole('button', { name: 'Create key' }).click();
  return page.locator('output code').innerText();
}

test('an API key works where and for what it was created, and no longer once it is revoked', async () => {
  const { page } = window;
  await bringAxe(page);
  await withPicture(page, 'developers-key', async () => {
    const secret = await createKey(page);
    assert.match(secret, /^becard_api_[0-9A-Za-z]{49}$/);
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await page.getByRole('button', { name: 'I’ve saved this key' }).click();

    const allowed = await call(secret, 'GET', `/directories/${own}`);
    const refused = [
      await call(secret, 'GET', `/directories/${other}`),
      await call(secret, 'POST', `/directories/${own}/tokens`),
      await call(secret, 'GET', '/api-keys'),
    ];

    await page.getByRole('button', { name: 'Actions for API key Personnel system' }).click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: 'Revoke key' }).click();
    await page.getByText('1 revoked key').waitFor();
    const afterwards = await call(secret, 'GET', `/directories/${own}`);

    assert.deepStrictEqual(allowed, [200, undefined]);
    assert.deepStrictEqual(refused, [
      [404, 'BC-904'],
      [403, 'BC-903'],
      [403, 'BC-903'],
    ]);
    assert.deepStrictEqual(afterwards, [401, 'BC-931']);
    assert.equal((await page.content()).includes(secret), false);
    assert.deepStrictEqual(await violationsOn(page), []);
  });
  assertQuiet(window);
});

test('the name and the expiry of an API key are changed, its scopes are not', async () => {
  const { page } = window;
  await withPicture(page, 'developers-edit', async () => {
    await page.goto(`${becard.url}/administration/developers/api`);
    await page.getByRole('button', { name: 'Create API key' }).click();
    await page.getByLabel('Name').fill('Reporting');
    await page.getByRole('checkbox', { name: 'users:write' }).click();
    assert.equal(await page.getByRole('checkbox', { name: 'users:read' }).isChecked(), true);
    assert.equal(await page.getByRole('checkbox', { name: 'users:read' }).isDisabled(), true);
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('button', { name: 'I’ve saved this key' }).click();

    await page.getByRole('button', { name: 'Actions for API key Reporting' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByLabel('Name').fill('Weekly reporting');
    await page.getByLabel('Expiration').selectOption({ label: 'Never expires' });
    await page.getByRole('button', { name: 'Save' }).click();

    const row = page.getByRole('row', { name: /Weekly reporting/ });
    await row.getByRole('cell', { name: 'users:write' }).waitFor();
    assert.equal(await row.getByRole('cell', { name: 'never' }).count(), 2);
  });
  assertQuiet(window);
});

test('events appear as they happen, and each type has an example', async () => {
  const { page } = window;
  await bringAxe(page);
  await withPicture(page, 'developers-events', async () => {
    await page.goto(`${becard.url}/administration/developers/events`);
    await page.getByText('Live', { exact: true }).waitFor();

    await askConsole(page, becard.url, 'POST', `/directories/${other}/tokens`, { name: 'Second token' });
    const row = page.getByRole('row', { name: /token\.created Second token Fabrikam AG Administrator/ }).first();
    await row.waitFor();

    await page.getByRole('row', { name: 'user.updated' }).getByText('Show example').click();
    const example = await page.getByLabel('Example of user.updated', { exact: true }).inputValue();
    await page.getByText('TypeScript', { exact: true }).click();
    const program = await page.getByRole('textbox', { name: 'Read events' }).inputValue();

    assert.equal(JSON.parse(example).type, 'user.updated');
    assert.ok(program.includes(`${becard.url}/api/v1/events`));
    assert.deepStrictEqual(await violationsOn(page), []);
  });
  assertQuiet(window);
});
