// The list of users as an administrator works with it: counts, filters, columns, and what an address keeps of them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, type Window, withPicture } from './browser.ts';
import { enter, openDirectory } from './console.ts';
import { ask, type Connection, createGroup } from './scim.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const mobile = { phoneNumbers: [{ type: 'mobile', value: '+49 170 1' }] };

let becard: RunningBecard;
let browser: Browser;
let window: Window;
let page: Page;
let root = '';

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  window = await openWindow(browser, becard.url);
  page = window.page;
  await enter(page, becard.welcomeLink);
  const { id, connection } = await openDirectory(page, becard.url);
  root = `${becard.url}/d/${id}`;
  await fill(connection);
});

after(async () => {
  await browser.close();
  await becard.stop();
});

/** Three users: Anna has everything, Ben no mobile number, Cleo neither that nor a title, and is inactive. */
async function fill(connection: Connection): Promise<void> {
  const anna = await add(connection, 'Anna', { title: 'Head', ...mobile, [enterprise]: { department: 'Sales' } });
  const ben = await add(connection, 'Ben', { title: 'Clerk', [enterprise]: { manager: { value: anna } } });
  await add(connection, 'Cleo', { active: false });
  await createGroup(connection, 'Team Berlin', [ben]);
}

async function add(connection: Connection, name: string, more: object): Promise<string> {
  const response = await ask(connection, 'POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
    userName: name,
    displayName: name,
    emails: [{ type: 'work', value: `${name}@contoso.example` }],
    ...more,
  });
  assert.equal(response.status, 201);
  const { id } = Object(await response.json());
  return String(id);
}

async function open(query = ''): Promise<void> {
  await page.goto(`${root}/users${query}`);
  await page.locator('[data-row] a, [data-empty]').first().waitFor();
}

/** Waits until exactly these users are listed. */
async function assertListed(...names: readonly string[]): Promise<void> {
  const listed = names.map((name) => page.locator('[data-row] a', { hasText: name }).waitFor());
  await Promise.all(listed);
  await page.locator(`table[aria-rowcount="${names.length + 1}"]`).waitFor();
}

async function chooseIn(menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitemcheckbox', { name: item }).click();
  await page.keyboard.press('Escape');
}

const heads = (): Promise<readonly string[]> => page.getByRole('columnheader').allTextContents();

test('each status has its count, and shows its users', async () => {
  await withPicture(page, 'users-status', async () => {
    await open();
    const statuses = page.getByRole('radiogroup', { name: 'Status' });
    assert.equal((await statuses.textContent())?.replaceAll(/\s+/g, ' '), 'All 3Active 2Inactive 1Issues 3Deleted 0');

    await statuses.getByText('Inactive').click();

    await assertListed('Cleo');
  });
});

test('users without a value are found, an address keeps the filters, and an empty list says why', async () => {
  await withPicture(page, 'users-missing', async () => {
    await open();
    await chooseIn('Missing value', 'No mobile number');
    await assertListed('Ben', 'Cleo');
    await chooseIn('No mobile number', 'No job title');
    await assertListed('Cleo');
    assert.equal(new URL(page.url()).searchParams.get('missing'), 'title,mobile');

    await page.reload();
    await assertListed('Cleo');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await assertListed('Anna', 'Ben', 'Cleo');

    await open('?missing=email');
    await page.getByRole('heading', { name: 'No user without an email address' }).waitFor();
  });
});

test('the members of a group are found by its name, with the keyboard', async () => {
  await withPicture(page, 'users-group', async () => {
    await open();
    await page.getByRole('button', { name: 'In group' }).press('Enter');
    await page.getByRole('searchbox', { name: 'Search groups by name' }).fill('berlin');
    await page.getByRole('button', { name: /Team Berlin/ }).press('Enter');

    await assertListed('Ben');
    await page.getByRole('button', { name: 'In group: Team Berlin' }).waitFor();
  });
});

test('the list is narrowed to what changed since a day', async () => {
  await withPicture(page, 'users-changed', async () => {
    await open();
    await page.getByLabel('Changed', { exact: true }).selectOption({ label: 'Changed today' });
    await assertListed('Anna', 'Ben', 'Cleo');
    await page.getByLabel('Changed', { exact: true }).selectOption({ label: 'Changed since a date' });
    await page.getByLabel('Changed since a date').fill('2100-01-01');

    await page.getByRole('heading', { name: 'No changes in this period' }).waitFor();
  });
});

test('columns are chosen and kept in the browser, and an address may name its own', async () => {
  await withPicture(page, 'users-columns', async () => {
    await page.setViewportSize({ width: 1800, height: 900 });
    await open();
    assert.deepEqual(await heads(), ['Name', 'Email', 'Job title', 'Department', 'Status', 'Changed']);
    await chooseIn('Columns', 'Manager');
    await chooseIn('Columns', 'Email');

    await open();
    assert.deepEqual(await heads(), ['Name', 'Job title', 'Department', 'Manager', 'Status', 'Changed']);
    assert.match(String(await page.locator('[data-row]', { hasText: 'Ben' }).textContent()), /Anna/);

    await open('?columns=mobile,status');
    assert.deepEqual(await heads(), ['Name', 'Mobile', 'Status']);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

test('the table is as wide as the window, and on a phone each user has two lines', async () => {
  await withPicture(page, 'users-width', async () => {
    await page.setViewportSize({ width: 1900, height: 900 });
    await open('?columns=email,title,mobile,status');
    const width = await evaluateIn(page, "document.querySelector('table').clientWidth");
    assert.ok(Number(width) > 1500, String(width));

    await page.setViewportSize({ width: 320, height: 700 });
    await open('?columns=email,title,mobile,status');
    const [anna = ''] = await page.locator('[data-row]').allTextContents();
    assert.deepEqual(await heads(), ['Name', 'Status']);
    assert.match(anna, /Anna.*Anna@contoso\.example.*Head.*\+49 170 1.*Active/);
    assert.equal(await evaluateIn(page, 'document.documentElement.scrollWidth <= innerWidth'), true);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

test('on a phone the users are narrowed in a sheet, whose button counts what is chosen', async () => {
  await withPicture(page, 'users-sheet', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await open();
    await page.getByRole('button', { name: 'Filters' }).click();
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    await sheet.locator('label', { hasText: 'Inactive' }).click();
    await sheet.getByRole('button', { name: 'Missing value' }).click();
    await sheet.getByRole('menuitemcheckbox', { name: 'No job title' }).click();
    await page.keyboard.press('Escape');
    await sheet.getByRole('button', { name: 'Show results' }).click();

    await page.getByRole('button', { name: 'Filters (2)' }).waitFor();
    await page.locator('[data-row] a', { hasText: 'Cleo' }).waitFor();
    await page.setViewportSize({ width: 1366, height: 768 });
  });
});

test('the overview leads from a value to the users who lack it', async () => {
  await withPicture(page, 'users-coverage', async () => {
    await page.goto(root);
    await page.getByRole('link', { name: 'Mobile' }).click();
    await page.waitForURL(`${root}/users?missing=mobile`);

    await assertListed('Ben', 'Cleo');
  });
});

test('a view is saved under a name, opened again and removed', async () => {
  await withPicture(page, 'users-views', async () => {
    await open('?missing=title&sort=changed&direction=down&columns=email,status');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Save view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Without a title');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Without a title' }).waitFor();

    await open();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Without a title' }).click();
    await assertListed('Cleo');
    assert.deepEqual(await heads(), ['Name', 'Email', 'Status']);

    await page.getByRole('button', { name: 'Without a title' }).click();
    await page.getByRole('menuitem', { name: 'Remove “Without a title”' }).click();
    await page.getByRole('button', { name: 'Views' }).waitFor();
  });
});

test('the file has the filtered users with the columns on the screen', async () => {
  await withPicture(page, 'users-file', async () => {
    await open('?missing=mobile&columns=title,manager');
    await page.getByRole('button', { name: 'Export' }).click();
    const [shown, all] = [
      page.getByRole('menuitem', { name: 'Shown columns as CSV' }),
      page.getByRole('menuitem', { name: 'All columns as CSV' }),
    ];

    const file = await page.request.get(new URL(String(await shown.getAttribute('href')), becard.url).href);
    const whole = await page.request.get(new URL(String(await all.getAttribute('href')), becard.url).href);

    assert.equal(await file.text(), '\uFEFFdisplayName,title,manager\r\nBen,Clerk,Anna\r\nCleo,,\r\n');
    assert.match(await whole.text(), /mobile,phone,employeeNumber,active,objectId/);
  });
  assertQuiet(window);
});
