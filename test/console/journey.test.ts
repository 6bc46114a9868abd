// The main journey in a real browser: from the first link to a connected directory, with rejected requests on the way.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, type Window, withPicture } from './browser.ts';
import { ask, changePerson, createGroup, createPerson } from './scim.ts';

const email = 'ada@contoso.example';
const password = 'correct horse battery 9';
const maxClicks = 9;

let becard: RunningBecard;
let browser: Browser;
let window: Window;
let clicks = 0;
let tenantUrl = '';
let token = '';

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  window = await openWindow(browser, becard.url);
});

after(async () => {
  await browser.close();
  await becard.stop();
});

/** A step of the journey: with a picture when it fails, and nothing to complain about when it does not. */
function step(name: string, steps: () => Promise<void>): void {
  test(name, async () => {
    await withPicture(window.page, name.replaceAll(/\W+/g, '-'), steps);
    assertQuiet(window);
  });
}

step('the printed link lets its holder become the first administrator', async () => {
  const { page } = window;

  await page.goto(becard.welcomeLink);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByText('7 more characters needed').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByText('Strong').waitFor();
  await page.getByRole('button', { name: 'Create account' }).click();

  await page.getByRole('heading', { name: 'No user directories yet' }).waitFor();
  assert.equal(new URL(page.url()).hash, '');
});

step('the link works once', async () => {
  const other = await openWindow(browser, becard.url);

  await other.page.goto(becard.welcomeLink);

  await other.page.getByText('This link has already been used').waitFor();
  await other.context.close();
});

step('signing out and in again leads back to where one was', async () => {
  const { page } = window;

  await page.getByRole('button', { name: `Account: ${email}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto(`${becard.url}/administration/audit?actor=ada`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByText('Email or password is incorrect.').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');

  await page.waitForURL('**/administration/audit?actor=ada');
});

step('Tenant URL and Secret Token are copied within nine clicks and one typed name', async () => {
  const { page } = window;
  await page.goto(`${becard.url}/directories`);

  await click('button', 'Create User Directory');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Contoso DE');
  await page.keyboard.press('Enter');
  await click('button', 'Next: Connect');
  await click('button', 'Copy Tenant URL');
  tenantUrl = await readClipboard();
  await click('button', 'Create token');
  assert.equal(await page.getByRole('button', { name: 'Close' }).isDisabled(), true);
  await click('button', 'Copy Secret Token');
  token = await readClipboard();
  await click('checkbox', 'I’ve saved this token');
  await click('button', 'Close');

  await page.getByRole('link', { name: 'Interface Settings' }).click();
  await page.getByRole('switch', { name: /^Activate Microsoft Entra/ }).click();
  assert.match(tenantUrl, /^http:\/\/127\.0\.0\.1:\d+\/scim\/v2\/ud_\w+$/);
  assert.match(token, /^becard_scim_\w{49}$/);
  assert.ok(clicks <= maxClicks, `${String(clicks)} clicks`);
});

step('the Secret Token stays nowhere once its dialog is closed', async () => {
  const { page } = window;

  const kept = String(
    await evaluateIn(
      page,
      'document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage })',
    ),
  );

  assert.ok(!kept.includes(token));
  assert.ok(kept.includes(token.slice(0, 14)));
});

step('a request while the second switch is off is shown with its cause and fixed by one click', async () => {
  const { page } = window;

  const refused = await ask({ tenantUrl, token }, 'GET', '/Users?count=1');

  assert.equal(refused.status, 403);
  await page.getByText(/^Request rejected/).waitFor();
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByText('Fixed.').waitFor();
  assert.equal(
    await page
      .getByRole('switch', { name: /^Enable SCIM Provisioning via Microsoft Entra ID Enterprise application/ })
      .isChecked(),
    true,
  );
});

step('a wrong token is distinguished from a missing one', async () => {
  const { page } = window;

  await ask({ tenantUrl, token: `${token.slice(0, -3)}` }, 'GET', '/Users?count=1');
  await page.locator('[data-connection] p', { hasText: 'was truncated: 58 of 61 characters' }).waitFor();
  await fetch(`${tenantUrl}/Users`);

  await page.locator('[data-connection] p', { hasText: 'No token was sent.' }).waitFor();
});

step('the first answered request appears by itself', async () => {
  const { page } = window;

  const answered = await ask({ tenantUrl, token }, 'GET', '/Users?filter=userName eq "unknown"');

  assert.equal(answered.status, 200);
  await page.locator('[data-connection=answered] [data-tone]', { hasText: 'Connected' }).waitFor();
});

step("Entra's default mapping is noticed and named", async () => {
  const { page } = window;

  await createPerson({ tenantUrl, token }, 'Default', 'Mapping', 'default.mapping@contoso.example');

  await page.getByText('userName isn’t mapped to objectId.').waitFor();
});

step('a second token can be made beside the first, and a busy one is removed only after a warning', async () => {
  const { page } = window;

  await page.getByRole('button', { name: 'Regenerate' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create token' }).click();
  await page.getByLabel('I’ve saved this token').click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('main li').nth(1).waitFor();
  await page
    .locator('main li')
    .nth(1)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByText(/Removing it stops provisioning/).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();

  assert.equal((await ask({ tenantUrl, token }, 'GET', '/Users?count=1')).status, 200);
});

step('turning a switch off asks first and says what follows', async () => {
  const { page } = window;

  await page.getByRole('switch', { name: /^Activate Microsoft Entra/ }).click();
  await page.getByText('Entra quarantines the provisioning job').waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();

  assert.equal(await page.getByRole('switch', { name: /^Activate Microsoft Entra/ }).isChecked(), true);
});

step('people are listed, found and narrowed, and the address keeps it', async () => {
  const { page } = window;
  const connection = { tenantUrl, token };
  const jana = await createPerson(connection, 'Jana', 'Weber');
  const paul = await createPerson(connection, 'Paul', 'Adler');
  await createGroup(connection, 'Vertrieb', [jana, paul]);
  await changePerson(connection, paul, 'active', false);
  await changePerson(connection, jana, 'title', 'Head of Sales');

  await page.getByRole('link', { name: 'Users' }).click();
  await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
  await page.getByText('3 users').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('adler');
  await page.getByText('1 user').waitFor();
  await page
    .getByRole('radiogroup', { name: 'Status' })
    .getByText(/^Active/)
    .click();
  await page.getByRole('heading', { name: 'No matching users' }).waitFor();

  const { searchParams } = new URL(page.url());
  assert.deepStrictEqual([searchParams.get('search'), searchParams.get('status')], ['adler', 'active']);
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await page.getByText('3 users').waitFor();
});

step('a person has a profile, a history in sentences, and the ids that Entra knows', async () => {
  const { page } = window;

  await page.getByRole('link', { name: 'Jana Weber' }).click();
  await page.getByRole('heading', { name: 'Jana Weber' }).waitFor();
  await page.getByText('jana.weber@contoso.example').first().waitFor();
  assert.equal(await evaluateIn(page, 'document.activeElement.tagName'), 'H1');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Job title changed from “Sales” to “Head of Sales”').waitFor();
  await page.getByRole('tab', { name: 'Technical data' }).click();

  await page.getByText('Entra object ID (userName)').waitFor();
  assert.match(page.url(), /tab=technical/);
});

step('a group shows its members', async () => {
  const { page } = window;

  await page.getByRole('link', { name: 'Groups' }).click();
  await page.getByRole('link', { name: 'Vertrieb' }).click();

  await page.getByText('2 members').waitFor();
  await page.getByRole('link', { name: 'Jana Weber' }).waitFor();
});

step('the log is live, and a failed request says who must do what', async () => {
  const { page } = window;
  await page.getByRole('link', { name: 'Provisioning log' }).click();
  await page.getByText('Live', { exact: true }).waitFor();

  const failed = await ask({ tenantUrl, token }, 'POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  });
  assert.equal(failed.status, 400);
  await page.locator('main td', { hasText: 'The required attribute userName has no value' }).waitFor();
  await page.locator('label', { hasText: 'Failed' }).click();
  await page.locator('main tbody tr', { hasText: 'BC-401' }).getByRole('link').click();

  await page.getByRole('heading', { name: 'Result' }).waitFor();
  await page.getByText('Entra administrator').waitFor();
});

step('language and appearance change at once and are kept', async () => {
  const { page } = window;

  await page.locator('label', { hasText: 'DE' }).click();
  await page.getByRole('heading', { name: 'Ergebnis' }).waitFor();
  await page.getByRole('button', { name: 'Dunkles Design' }).click();
  await page.reload();
  await page.getByRole('heading', { name: 'Ergebnis' }).waitFor();

  const root = await evaluateIn(
    page,
    '[document.documentElement.lang, document.documentElement.dataset.mantineColorScheme]',
  );
  assert.deepStrictEqual(root, ['de', 'dark']);
  await page.locator('label', { hasText: 'EN' }).click();
});

step('a session that ends keeps the page and asks to sign in in place', async () => {
  const { page, context } = window;
  await page.getByRole('link', { name: 'General', exact: true }).click();
  await page.getByLabel('License Reference').fill('Space Contoso');
  await context.clearCookies();

  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'Your session has expired' }).waitFor();
  await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  assert.equal(await page.getByLabel('License Reference').inputValue(), 'Space Contoso');
});

step('an unused token is removed and stays on record', async () => {
  const { page } = window;

  await page.getByRole('link', { name: 'Interface Settings' }).click();
  await page
    .locator('main li')
    .nth(0)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await page.getByText('Entra can no longer use this token.').waitFor();
  await page.getByRole('button', { name: 'Remove token', exact: true }).click();

  await page.getByText('1 removed token').waitFor();
});

step('a directory is deleted only when its name is typed', async () => {
  const { page } = window;

  await page.goto(page.url().replace(/[a-z]+$/, 'settings'));
  await page.getByRole('button', { name: 'Delete User Directory' }).click();
  const confirm = page.getByRole('button', { name: 'Delete permanently' });
  await page.getByRole('dialog').getByRole('textbox').fill('Contoso');
  assert.equal(await confirm.isDisabled(), true);
  await page.getByRole('dialog').getByRole('textbox').fill('Contoso DE');
  await confirm.click();

  await page.getByRole('heading', { name: 'No user directories yet' }).waitFor();
});

async function click(role: 'button' | 'switch' | 'checkbox', name: string): Promise<void> {
  clicks += 1;
  await window.page.getByRole(role, { name: new RegExp(`^${name}`) }).click();
}

async function readClipboard(): Promise<string> {
  return String(await evaluateIn(window.page, 'navigator.clipboard.readText()'));
}
