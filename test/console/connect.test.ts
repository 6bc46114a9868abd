// Connecting: every fault is named without reloading, the setup guide follows a simulated Entra from the first test to
// the end of its first cycle, a guest does it all without an account, and the keyboard is enough.

import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { createJob, createTenant, type Job, runIncrementalCycle, runInitialCycle } from '../../src/entra/index.ts';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, evaluateIn, openWindow, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';
import { ask, type Connection } from './scim.ts';

const lookup = '/Users?filter=userName%20eq%20%22b7e0b9a2-7f3b-4c58-9a3e-000000000001%22';

const { becard, browser, window } = await openConsole();

interface Fault {
  readonly name: string;
  readonly plant: (connection: Connection, id: string, page: Page) => Promise<unknown>;
  readonly cause: RegExp;
  /** The button that fixes it with one click. */
  readonly fix?: string;
}

const faults: readonly Fault[] = [
  { name: 'no header', plant: ({ tenantUrl }) => fetch(tenantUrl + lookup), cause: /No token was sent/ },
  {
    name: 'a token cut by three characters',
    plant: ({ tenantUrl, token }) => ask({ tenantUrl, token: token.slice(0, -3) }, 'GET', lookup),
    cause: /was truncated: 58 of 61 characters/,
    fix: 'Create token',
  },
  {
    name: 'the token of another directory',
    plant: async ({ tenantUrl }, _id, page) => {
      const { connection } = await openDirectory(page, becard.url, 'Fabrikam');
      return ask({ tenantUrl, token: connection.token }, 'GET', lookup);
    },
    cause: /belong to different directories/,
    fix: 'Copy Tenant URL',
  },
  {
    name: 'a wrong Tenant URL',
    plant: ({ tenantUrl, token }) => ask({ tenantUrl: tenantUrl.slice(0, -1), token }, 'GET', lookup),
    cause: /No directory exists at this Tenant URL/,
    fix: 'Copy Tenant URL',
  },
  {
    name: 'the second switch off',
    plant: async (connection, id, page) => {
      await askConsole(page, becard.url, 'PATCH', `/directories/${id}`, { provisioning: false });
      return ask(connection, 'GET', lookup);
    },
    cause: /“Enable SCIM Provisioning via Microsoft Entra ID Enterprise application” is off/,
    fix: 'Turn on',
  },
  {
    name: 'the first switch off',
    plant: async (connection, id, page) => {
      await askConsole(page, becard.url, 'PATCH', `/directories/${id}`, { entra: false });
      return ask(connection, 'GET', lookup);
    },
    cause: /“Activate Microsoft Entra” is off/,
    fix: 'Turn on',
  },
  {
    name: 'a token that was removed',
    plant: async ({ tenantUrl }, id, page) => {
      const { secret, token } = await askConsole(page, becard.url, 'POST', `/directories/${id}/tokens`, {});
      const tokenId = typeof token === 'object' && token !== null && 'id' in token ? String(token.id) : '';
      await askConsole(page, becard.url, 'DELETE', `/directories/${id}/tokens/${tokenId}`);
      return ask({ tenantUrl, token: String(secret) }, 'GET', lookup);
    },
    cause: /was removed/,
    fix: 'Create token',
  },
];

for (const { name, plant, cause, fix } of faults) {
  test(`${name} is named without reloading${fix === undefined ? '' : `, with its fix: ${fix}`}`, async (context) => {
    const { page } = window;
    let planted: Connection | undefined;

    await withPicture(page, `fault ${name}`.replaceAll(/\W+/g, '-'), async () => {
      const { id, connection } = await openDirectory(page, becard.url);
      planted = connection;
      await page.goto(`${becard.url}/d/${id}/interface`);
      await page.getByText('Live', { exact: true }).waitFor();
      await plant(connection, id, page);
      const answered = performance.now();
      await page.locator('[data-connection] p', { hasText: cause }).waitFor();
      context.diagnostic(`named after ${Math.round(performance.now() - answered)} ms`);
      // The page shows a turned switch before the server has answered; Entra is only let in after it has.
      const saved =
        fix === 'Turn on' ? page.waitForResponse((response) => response.request().method() === 'PATCH') : undefined;
      if (fix !== undefined) await page.locator('[data-connection]').getByRole('button', { name: fix }).click();
      await saved;
    });
    if (fix === 'Turn on') {
      await page.getByText('Fixed.').waitFor();
      assert.equal((await ask(planted ?? assert.fail(), 'GET', lookup)).status, 200);
      await page.locator('[data-connection=answered]').waitFor();
    }
    assertQuiet(window);
  });
}

test("the un-adjusted mapping is warned of after the first look-up, and heals by Entra's own PATCHes", async (context) => {
  const { page } = window;
  const { id, connection } = await openDirectory(page, becard.url);
  const company = createTenant('mapping', { users: 12, groups: 1 });
  await page.goto(`${becard.url}/d/${id}/mapping`);
  await page.getByText('Will be checked with the first user').first().waitFor();

  const asked = performance.now();
  await ask(connection, 'GET', '/Users?filter=userName%20eq%20%22jana%40contoso.example%22');
  await page.getByText('userName isn’t mapped to objectId.').waitFor();
  const elapsedMs = performance.now() - asked;
  const wrong = createJob({ ...connection, mapping: 'default' });
  const before = await runInitialCycle(wrong, company);
  const warned = await askConsole(page, becard.url, 'GET', `/directories/${id}/mapping`);
  const corrected = withLinksOf(wrong, createJob({ ...connection, mapping: 'becard' }));
  const after = await runIncrementalCycle(corrected, company);
  await page.locator('[data-tone=good]', { hasText: 'Correct' }).nth(1).waitFor();
  const healed = await askConsole(page, becard.url, 'GET', `/directories/${id}/mapping`);

  context.diagnostic(`warned of after ${Math.round(elapsedMs)} ms`);
  assert.deepStrictEqual([before.users.failed, after.users.failed, after.users.created], [0, 0, 0]);
  assert.deepStrictEqual(warned['warnings'], [{ code: 'BC-310', users: before.users.created }]);
  assert.deepStrictEqual([healed['warnings'], healed['users']], [[], before.users.created]);
  assertQuiet(window);
});

test('unmapped attributes are listed with the fix, and stored once their schema is imported', async () => {
  const { page } = window;
  const { id, connection } = await openDirectory(page, becard.url, 'Badges');
  const urn = 'urn:ietf:params:scim:schemas:extension:contoso:2.0:User';
  const person = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], [urn]: { badge: 'B1' }, shoeSize: 44 };
  await page.goto(`${becard.url}/d/${id}/mapping`);
  await page.getByText('Live', { exact: true }).or(page.locator('h1')).first().waitFor();

  await ask(connection, 'POST', '/Users', { ...person, userName: 'b7e0b9a2-7f3b-4c58-9a3e-0000000000a1' });
  await page.getByRole('heading', { name: 'Sent by Entra, ignored by Becard' }).waitFor();
  await page.getByText('Not a standard SCIM attribute.').waitFor();
  await page.getByText(`Schema ${urn} isn’t installed.`).waitFor();
  await page.locator('table').getByRole('link', { name: 'Custom schemas' }).click();
  await page.getByText('No custom schemas').waitFor();
  await page.getByLabel('JSON document').fill('{"id": ');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('The document is not valid JSON.').waitFor();
  await page.getByLabel('JSON document').fill('');
  await page.getByRole('button', { name: 'Use example' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByText('Added', { exact: true }).waitFor();
  await page.getByText('Extends User (/Users)').waitFor();
  await page.goto(`${becard.url}/d/${id}/mapping`);
  await page.getByText('Not a standard SCIM attribute.').waitFor();
  assert.equal(await page.getByText(`Schema ${urn} isn’t installed.`).count(), 0);

  await ask(connection, 'POST', '/Users', { ...person, userName: 'b7e0b9a2-7f3b-4c58-9a3e-0000000000a2' });
  await page.goto(`${becard.url}/d/${id}/schemas`);
  await page.getByRole('button', { name: 'Remove schema Contoso' }).click();
  await page.getByRole('button', { name: 'Remove schema', exact: true }).click();
  await page.getByText(/hold data of/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  assertQuiet(window);
});

/** The same job after its mapping was corrected: Entra keeps the matched ids and looks up all users again. */
function withLinksOf(earlier: Job, job: Job): Job {
  for (const [objectId, link] of earlier.links.users) {
    job.links.users.set(objectId, { ...link, source: { ...link.source } });
  }
  for (const [objectId, link] of earlier.links.groups) job.links.groups.set(objectId, link);
  return job;
}

test('the guide ticks off what it sees, from the test of the connection to the first person', async () => {
  const { page } = window;
  const { id, connection } = await openDirectory(page, becard.url);
  await page.goto(`${becard.url}/d/${id}/guide`);
  const stepOf = (name: string): string => `[data-state]:has-text("${name}")`;
  await page.locator('[data-state]').first().waitFor();
  await page.getByText('Live', { exact: true }).waitFor();

  await ask({ ...connection, token: 'unknown' }, 'GET', lookup);
  await page.locator(`${stepOf('Connect')}[data-state=attention]`).waitFor();
  await ask(connection, 'GET', lookup);
  await page.locator(`${stepOf('Connect')}[data-state=done]`).waitFor();
  await page.locator('label', { hasText: 'Classic experience' }).click();
  await page.getByText('Azure Active Directory').waitFor();
  await page.reload();
  await page.getByText('Azure Active Directory').waitFor();
  await runInitialCycle(createJob(connection), createTenant('guide', { users: 3, groups: 0 }));
  await page.locator(`${stepOf('Test one user')}[data-state=done]`).waitFor();
  await page.locator(`${stepOf('Change two rows')}[data-state=done]`).waitFor();

  await page.locator('[data-entries] li').nth(4).waitFor();

  assertQuiet(window);
});

test('a guest connects a directory by a setup link, without an account, and is out when the link ends', async () => {
  const { page } = window;
  const { id } = await askConsole(page, becard.url, 'POST', '/directories', { name: 'By a guest' });
  await page.goto(`${becard.url}/d/${String(id)}/interface`);
  await page.getByRole('button', { name: 'Invite IT contact' }).click();
  await page.getByLabel('Recipient').fill('Bob of Contoso IT');
  await page.getByRole('button', { name: 'Create setup link' }).click();
  const link = (await page.getByLabel('Setup link', { exact: true }).textContent()) ?? '';
  await page.getByRole('dialog').getByRole('button', { name: 'I’ve copied this link' }).click();
  const guest = await openWindow(browser, becard.url);
  const outside = guest.page;

  await withPicture(outside, 'guest', async () => {
    await outside.goto(link);
    await outside.getByText('Guest access until').waitFor();
    assert.equal(new URL(outside.url()).hash, '');
    await outside.getByRole('button', { name: 'Next: Connect' }).click();
    await outside.getByRole('button', { name: 'Turn on both' }).click();
    await outside.getByText('Both switches are on.').waitFor();
    await outside.getByRole('button', { name: 'Create token' }).click();
    await outside.getByRole('button', { name: 'Copy Secret Token' }).click();
    const token = String(await evaluateIn(outside, 'navigator.clipboard.readText()'));
    await outside.getByLabel('I’ve saved this token').click();
    await outside.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    const tenantUrl = await outside.getByRole('textbox', { name: 'Tenant URL' }).inputValue();
    assert.equal((await ask({ tenantUrl, token }, 'GET', lookup)).status, 200);
    await outside.locator('[data-connection=answered]').waitFor();
  });
  await page.getByText('Bob of Contoso IT', { exact: true }).waitFor();
  await page.getByText('setup link (Bob of Contoso IT)').waitFor();
  await page.getByRole('button', { name: 'Revoke the setup link for Bob of Contoso IT' }).click();
  await withPicture(page, 'end-link', async () => {
    assert.equal(await page.getByLabel('Also remove the Secret Token created with it').isChecked(), true);
    await page.getByRole('button', { name: 'Revoke setup link' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
  await outside.reload();
  await outside.getByText('An administrator revoked this setup link').waitFor();

  assertQuiet(window);
  await guest.context.close();
});

test('a token is made with an end, renamed in its line, and its end is warned of on every page', async () => {
  const { page } = window;
  const { id } = await askConsole(page, becard.url, 'POST', '/directories', { name: 'Ending' });
  await askConsole(page, becard.url, 'PATCH', `/directories/${String(id)}`, { entra: true });
  await page.goto(`${becard.url}/d/${String(id)}/interface`);

  await page.getByLabel('Expiration').selectOption('90 days');
  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByLabel('I’ve saved this token').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByText(/Expires \d/).waitFor();
  await page.getByRole('button', { name: 'Edit token Token 1' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Entra 2026');
  await page.keyboard.press('Enter');
  await page.getByText('Entra 2026', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Edit token Entra 2026' }).and(page.locator(':focus')).waitFor();
  const [made] = await listTokens(page, String(id));
  await askConsole(page, becard.url, 'PATCH', `/directories/${String(id)}/tokens/${made?.id}`, { expiresInDays: 12 });
  await page.goto(`${becard.url}/d/${String(id)}/users`);
  await page.getByText('Secret Token “Entra 2026” expires on').waitFor();
  await page.getByRole('status').getByRole('link', { name: 'Interface Settings' }).click();
  await page.getByRole('button', { name: 'Edit token Entra 2026' }).click();
  await page.getByLabel('Expiration').selectOption('Never expires');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Secret Token “Entra 2026” expires on').waitFor({ state: 'hidden' });

  assertQuiet(window);
});

async function listTokens(page: Page, id: string): Promise<readonly { readonly id: string }[]> {
  const response = await page.request.get(`${becard.url}/api/v1/directories/${id}/tokens`);
  const { items } = (await response.json()) as { readonly items: readonly { readonly id: string }[] };
  return items;
}

test('the guest of an expired link asks for more time, and the page opens when it is renewed', async () => {
  const { page } = window;
  const { id } = await askConsole(page, becard.url, 'POST', '/directories', { name: 'Late' });
  const made = await askConsole(page, becard.url, 'POST', `/directories/${String(id)}/setup-links`, { name: 'Bob' });
  const guest = await openWindow(browser, becard.url);
  await bringAxe(guest.page);
  letLinksExpire();

  await guest.page.goto(String(made['address']));
  await guest.page.getByText('Ask ada@contoso.example for a new one').waitFor();
  assert.deepStrictEqual(await violationsOn(guest.page), []);
  await guest.page.getByRole('button', { name: 'Request new link' }).click();
  await guest.page.getByText('this page opens automatically').waitFor();
  assert.deepStrictEqual(await violationsOn(guest.page), []);
  await page.goto(`${becard.url}/d/${String(id)}/users`);
  await page.getByText('1 guest requested a new setup link.').waitFor();
  await page.getByRole('link', { name: 'Setup links' }).click();
  await page.getByRole('button', { name: 'Extend the setup link for Bob by 72 hours' }).click();
  await page.getByText('1 guest requested a new setup link.').waitFor({ state: 'hidden' });
  await guest.page.getByText('Guest access until').waitFor({ timeout: 15_000 });

  assertQuiet(window);
  await guest.context.close();
});

/** As if 72 hours had passed for every link. */
function letLinksExpire(): void {
  const database = new DatabaseSync(becard.file);
  database.exec(`UPDATE setup_link SET expires_at = ${Date.now() - 3_600_000}`);
  database.close();
}

test('the keyboard alone creates a directory, switches it on and copies both values', async () => {
  const { page } = window;
  await page.goto(`${becard.url}/directories`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const press = async (name: string): Promise<void> => {
    await tabTo(page, name);
    await page.keyboard.press('Enter');
  };

  await press('Create User Directory');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('By keyboard');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/guide');
  await page.getByRole('heading', { level: 1, name: 'Setup guide' }).waitFor();
  await press('Interface Settings');
  await page.getByText('Activate Microsoft Entra first.').waitFor();
  await tabTo(page, 'Activate Microsoft Entra');
  await page.keyboard.press('Space');
  await page.getByText('Activate Microsoft Entra first.').waitFor({ state: 'hidden' });
  await press('Copy Tenant URL');
  const tenantUrl = String(await evaluateIn(page, 'navigator.clipboard.readText()'));
  await press('Create token');
  await page.getByRole('dialog').waitFor();
  await press('Copy Secret Token');
  const token = String(await evaluateIn(page, 'navigator.clipboard.readText()'));
  await tabTo(page, 'I’ve saved this token');
  await page.keyboard.press('Space');
  await press('Close');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await tabTo(page, 'Enable SCIM Provisioning via Microsoft Entra ID Enterprise application');
  // The page shows a turned switch before the server has answered.
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.keyboard.press('Space');
  await saved;
  await page.locator('[data-connection=waiting]').waitFor();

  assert.equal((await ask({ tenantUrl, token }, 'GET', lookup)).status, 200);
  await page.locator('[data-connection=answered]').waitFor();
  assertQuiet(window);
});

const maxTabs = 60;

/** Moves on with the Tab key until what has this name has the focus; that it can be seen there is checked on the way. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let count = 0; count < maxTabs; count += 1) {
    const focused = String(await evaluateIn(page, focusedName));
    if (focused.startsWith(name)) {
      assert.equal(await evaluateIn(page, isFocusSeen), true, `the focus on ${name} is not visible`);
      return;
    }
    await page.keyboard.press('Tab');
  }
  assert.fail(`${name} is not reached by the Tab key`);
}

const focusedName = `(() => {
  const element = document.activeElement;
  const label = element?.labels?.[0]?.textContent ?? element?.textContent ?? '';
  return (element?.getAttribute('aria-label') ?? label).trim();
})()`;

/** A focus ring on the element itself, or on the track of a switch. */
const isFocusSeen = `(() => {
  const element = document.activeElement;
  const shown = [element, element?.nextElementSibling].filter(Boolean);
  return element.matches(':focus-visible') && shown.some((each) => {
    const style = getComputedStyle(each);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  });
})()`;
