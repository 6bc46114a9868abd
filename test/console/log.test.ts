// "Why did Jana fail?": five faults, each found by keyboard and explained correctly; and the filters of the log.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { bringAxe, violationsOn } from './axe.ts';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, type Window, withPicture } from './browser.ts';
import { askConsole, enter, openDirectory } from './console.ts';
import { ask, type Connection, changePerson, createGroup, createPerson } from './scim.ts';

const user = 'urn:ietf:params:scim:schemas:core:2.0:User';

let folder: string;
let becard: RunningBecard;
let browser: Browser;
let window: Window;
let root = '';
let connection: Connection;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'becard-log-'));
  [becard, browser] = await Promise.all([startBecard('--data', folder), launchBrowser()]);
  window = await openWindow(browser, becard.url);
  const { page } = window;
  await bringAxe(page);
  await enter(page, becard.welcomeLink);
  const opened = await openDirectory(page, becard.url);
  root = `${becard.url}/d/${opened.id}`;
  connection = opened.connection;
  await plant(opened.id);
});

after(async () => {
  await browser.close();
  await becard.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A refused twin, a bad address, an unknown path, a switch that is off, and a store that does not answer. */
async function plant(id: string): Promise<void> {
  const objectId = randomUUID();
  await createPerson(connection, 'Paul', 'Adler', objectId);
  const creation = (name: string, more: object) =>
    ask(connection, 'POST', '/Users', { schemas: [user], userName: randomUUID(), displayName: name, ...more });
  assert.equal((await creation('Jana Weber', { userName: objectId })).status, 409);
  assert.equal((await creation('Jörg Müller', { emails: [{ type: 'work', value: { mail: 'x' } }] })).status, 400);
  const zoe = await createPerson(connection, 'Zoe', 'Heide');
  const patch = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] };
  const foo = { ...patch, Operations: [{ op: 'Replace', path: 'foo', value: 'x' }] };
  assert.equal((await ask(connection, 'PATCH', `/Users/${zoe}`, foo)).status, 400);
  await askConsole(window.page, becard.url, 'PATCH', `/directories/${id}`, { provisioning: false });
  assert.equal((await creation('Bert Fischer', {})).status, 403);
  await askConsole(window.page, becard.url, 'PATCH', `/directories/${id}`, { provisioning: true });
  assert.equal(await createWhileLocked('Carla Groß'), 503);
}

/** Another program holds the database for longer than a write waits. */
async function createWhileLocked(name: string): Promise<number> {
  const database = new DatabaseSync(join(folder, 'becard.sqlite'));
  database.exec('BEGIN IMMEDIATE');
  try {
    const body = { schemas: [user], userName: randomUUID(), displayName: name };
    return (await ask(connection, 'POST', '/Users', body)).status;
  } finally {
    database.exec('ROLLBACK');
    database.close();
  }
}

const faults = [
  {
    search: 'jana weber',
    heading: 'Create – Jana Weber',
    code: 'BC-301',
    cause: 'Another record already uses this value',
    who: 'Entra administrator',
  },
  {
    search: 'jörg müller',
    heading: 'Create – Jörg Müller',
    code: 'BC-401',
    cause: 'must be a text',
    who: 'Entra administrator',
  },
  {
    search: 'zoe heide',
    heading: 'Update – Zoe Heide',
    code: 'BC-402',
    cause: 'The attribute “foo” is unknown',
    who: 'Entra administrator',
    nth: 1,
  },
  {
    search: 'BC-106',
    heading: 'Rejected',
    code: 'BC-106',
    cause: 'is off.',
    who: 'Becard administrator',
    isListed: true,
  },
  {
    search: 'carla groß',
    heading: 'Create – Carla Groß',
    code: 'BC-602',
    cause: 'The database is temporarily unavailable',
    who: 'Server operator',
  },
] as const;

for (const fault of faults.filter((each) => !('isListed' in each))) {
  test(`${fault.code} is answered in three actions from the keyboard, and who must act is right`, async () => {
    const { page } = window;
    await page.goto(`${root}/users`);
    await page.locator('h1').first().waitFor();

    await withPicture(page, `fault-${fault.code}`, async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('searchbox', { name: 'Search', exact: true }).waitFor();
      await page.keyboard.type(fault.search);
      await page.getByRole('link', { name: fault.heading }).waitFor();
      if ('nth' in fault) await page.keyboard.press('ArrowDown');
      if ('nth' in fault) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: fault.heading }).waitFor();
      await page.locator('main p', { hasText: fault.cause }).waitFor();
      await page.getByText(fault.who, { exact: true }).waitFor();
      await page.getByText('Next retry').waitFor();
    });

    assert.match(page.url(), /\/log\/log_/);
    assertQuiet(window);
  });
}

test('a switch that is off is named in the list of failures, with who can turn it on', async () => {
  const { page } = window;
  await page.goto(`${root}/log?outcome=refused&code=BC-106`);

  await page.locator('main tbody tr').first().waitFor();
  assert.equal(await page.locator('main tbody tr:has(a)').count(), 1);
  await page.locator('main tbody a').press('Enter');

  await page.locator('main p', { hasText: 'is off.' }).waitFor();
  await page.getByText('Becard administrator').waitFor();
});

test('a conflict shows both records side by side and leads to the one that has the object id already', async () => {
  const { page } = window;
  await page.goto(`${root}/log?search=jana&outcome=failed`);
  await page.locator('main tbody a').click();
  await page.getByRole('heading', { name: 'Compare records' }).waitFor();
  const row = page.locator('[data-conflict] tbody tr', { hasText: 'Display name' });
  await row.getByText('•••').first().waitFor();
  await page.getByRole('button', { name: 'Show personal data' }).click();
  await row.getByText('Jana Weber').waitFor();
  await row.getByText('Different').waitFor();
  await page.locator('[data-conflict] tbody tr', { hasText: 'userName' }).getByText('Same').waitFor();
  await page.getByText('These are two users with the same userName.').waitFor();
  assert.deepStrictEqual(await violationsOn(page), []);

  await page.getByRole('link', { name: 'Paul Adler' }).click();

  await page.getByRole('heading', { name: 'Paul Adler' }).waitFor();
  await page.getByText('tried to create another user with this object ID').waitFor();
  assert.deepStrictEqual(await violationsOn(page), []);
  await page.getByRole('link', { name: 'Compare records' }).click();
  await page.getByRole('heading', { name: 'Create – Jana Weber' }).waitFor();
});

test('a log entry has the tabs of Entra, and shows the changes and the request', async () => {
  const { page } = window;
  const person = await createPerson(connection, 'Emil', 'Zorn');
  await changePerson(connection, person, 'title', 'Head of Sales');
  await page.goto(`${root}/log?action=Update&search=emil`);
  await page.locator('main tbody a').first().click();

  for (const tab of [
    'Steps',
    'Troubleshooting & recommendations',
    'Modified properties',
    'Request & response',
    'Summary',
  ]) {
    await page.getByRole('tab', { name: tab }).click();
    assert.deepStrictEqual(await violationsOn(page), [], tab);
  }
  await page.getByRole('tab', { name: 'Request & response' }).click();
  await page.getByText('PATCH /Users/').waitFor();
  const body = page.getByRole('textbox', { name: 'Request' });
  assert.equal((await body.inputValue()).includes('Head of Sales'), false);
  await page.getByRole('tab', { name: 'Modified properties' }).click();
  const row = page.locator('tbody tr', { hasText: 'Job title' });
  await row.getByText('•••').first().waitFor();
  await page.getByRole('button', { name: 'Show personal data' }).click();
  await page.getByText('This access is recorded in the audit log.').waitFor();
  await row.getByText('Sales', { exact: true }).waitFor();
  await row.getByText('Head of Sales').waitFor();
  await page.getByRole('tab', { name: 'Request & response' }).click();
  assert.ok((await body.inputValue()).includes('Head of Sales'));
  assert.deepStrictEqual(await violationsOn(page), []);
  await page.goto(`${becard.url}/administration/audit?action=log.revealed`);
  await page.locator('tbody tr').first().waitFor();
  assert.equal(await page.getByText('Emil Zorn').count(), 0);
});

test('the filters of the log stay in the address over a reload, and one click clears them', async () => {
  const { page } = window;
  await page.goto(`${root}/log`);

  await page.locator('label', { hasText: 'Failed' }).click();
  await page.getByLabel('Action').selectOption('Create');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('müller');
  await page.waitForURL(/search=/);
  await page.locator('main tbody tr', { hasText: 'Jörg Müller' }).waitFor();
  await page.reload();
  await page.locator('main tbody tr', { hasText: 'Jörg Müller' }).waitFor();

  const { searchParams } = new URL(page.url());
  assert.deepStrictEqual(Object.fromEntries(searchParams), { outcome: 'failure', action: 'Create', search: 'müller' });
  assert.equal(await page.locator('main tbody tr:has(a)').count(), 1);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.locator('main tbody tr').nth(5).waitFor();
});

test('a new request is on the screen without reloading, and not while the log is held', async () => {
  const { page } = window;
  await page.goto(`${root}/log`);
  await page.getByText('Live', { exact: true }).waitFor();

  await createPerson(connection, 'Live', 'Eins');
  await page.locator('main tbody tr', { hasText: 'Live Eins' }).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await createPerson(connection, 'Live', 'Zwei');
  await page.waitForTimeout(1_500);

  assert.equal(await page.locator('main tbody tr', { hasText: 'Live Zwei' }).count(), 0);
});

test('cycles say that they are estimated and lead to their requests', async () => {
  const { page } = window;
  await page.goto(`${root}/log?view=cycles`);
  await page.getByText('Cycles are estimated').waitFor();

  await page.locator('main tbody a').first().click();

  await page.locator('main tbody tr', { hasText: 'Jana Weber' }).waitFor();
  assert.match(page.url(), /from=.*until=/);
});

test('in German the log is a file with semicolons and a byte order mark', async () => {
  const german = await openWindow(browser, becard.url, {
    storageState: await window.context.storageState(),
    locale: 'de-DE',
  });
  await german.page.goto(`${root}/log?search=müller&outcome=failed`);
  await german.page.locator('main tbody tr', { hasText: 'Jörg Müller' }).waitFor();

  await german.page.getByRole('button', { name: 'Exportieren' }).click();
  const [file] = await Promise.all([
    german.page.waitForEvent('download'),
    german.page.getByRole('menuitem', { name: 'Als CSV exportieren' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');

  assert.ok(text.startsWith('\uFEFFat;subject;'));
  assert.ok(text.includes(';Jörg Müller;Create;400;failure;BC-401;'));
  assert.equal(text.trimEnd().split('\r\n').length, 2);
  await german.context.close();
});

test('a deleted user is found, opened and restored, and is a member of the group again', async () => {
  const { page } = window;
  const person = await createPerson(connection, 'Wanda', 'Wieder');
  const group = await createGroup(connection, 'Rückkehr', [person]);
  await ask(connection, 'DELETE', `/Users/${person}`);

  await page.goto(`${root}/users`);
  await page.locator('label', { hasText: 'Deleted' }).click();
  await page.getByRole('link', { name: 'Wanda Wieder' }).click();
  await page.getByText('The record can be restored until').waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('The record can be restored until').waitFor({ state: 'detached' });

  assert.equal((await ask(connection, 'GET', `/Users/${person}`)).status, 200);
  await page.goto(`${root}/groups/${group}`);
  await page.getByRole('link', { name: 'Wanda Wieder' }).waitFor();
});

test('a user that Entra has re-created is not restored, and the page explains why and links the new record', async () => {
  const { page } = window;
  const objectId = randomUUID();
  const person = await createPerson(connection, 'Zwilling', 'Alt', objectId);
  await ask(connection, 'DELETE', `/Users/${person}`);
  await createPerson(connection, 'Zwilling', 'Neu', objectId);
  await page.goto(`${root}/users/${person}`);

  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByText('Entra has since re-created this user.').waitFor();
  await page.getByRole('link', { name: 'View new record' }).click();

  await page.getByRole('link', { name: 'Zwilling Neu' }).waitFor();
});

test('a mass deprovisioning is shown on every page, and the selected users are restored', async () => {
  const { page } = window;
  const { id, connection: own } = await openDirectory(page, becard.url, 'Wave');
  const gone = await Promise.all(Array.from({ length: 40 }, (_, at) => createPerson(own, 'Leaver', `N${String(at)}`)));
  await page.goto(`${becard.url}/d/${id}/users`);
  await page.getByText('40 users').waitFor();

  await Promise.all(gone.slice(0, 30).map((each) => ask(own, 'DELETE', `/Users/${each}`)));
  const notice = page.getByRole('region', { name: 'Unusually many deactivations' });
  await notice.getByText('30 users deleted').waitFor();
  await notice.getByText('using Secret Token “Token 1”').waitFor();
  assert.deepStrictEqual(await violationsOn(page), []);
  await page.goto(`${becard.url}/d/${id}/settings`);
  await page.getByLabel('Put further deactivations and deletions on hold').click();
  await notice.getByText('are on hold until you decide').waitFor();
  const held = await ask(own, 'DELETE', `/Users/${gone.at(-1)}`);
  assert.deepStrictEqual([held.status, held.headers.get('retry-after')], [429, '3600']);
  await notice.getByRole('link', { name: 'View in log' }).click();
  await page.locator('main tbody tr').nth(30).waitFor();
  await page.goto(`${becard.url}/d/${id}/users`);
  await notice.getByRole('button', { name: 'Restore users' }).click();
  await page.getByRole('dialog').getByLabel('Leaver N0', { exact: true }).waitFor();
  assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
  await page.getByRole('dialog').getByLabel('Leaver N0', { exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore 29 users' }).click();
  await page.getByText('Done. 29 restored').waitFor();
  await notice.waitFor({ state: 'hidden' });
  await page.getByText('39 users').waitFor();
  await page.goto(`${becard.url}/administration/audit?action=mass_deprovisioning.reverted`);
  await page.locator('tbody tr').first().waitFor();

  assertQuiet(window);
});

test('people are sorted by any column, and the keyboard reaches the last of them', async () => {
  const { page } = window;
  await page.goto(`${root}/users`);

  await page.getByRole('button', { name: 'Changed' }).click();
  await page.locator('th[aria-sort="descending"]', { hasText: 'Changed' }).waitFor();
  await page.getByRole('button', { name: 'Name' }).click();
  await page.locator('[data-row="0"] a', { hasText: 'Emil Zorn' }).press('End');
  await page.locator('a:focus', { hasText: 'Zwilling Neu' }).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');

  assert.equal(await evaluateIn(page, "document.activeElement.closest('[data-row]').dataset.row"), '1');
});

test('the question mark lists the keyboard shortcuts', async () => {
  const { page } = window;
  await page.goto(`${root}/users`);
  await page.locator('[data-row="0"]').waitFor();

  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();

  assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
  await page.keyboard.press('Escape');
});

test('keys typed at once after Ctrl+K reach the search, which knows every page', async () => {
  const { page } = window;
  await page.goto(`${root}/users`);
  await page.locator('[data-row="0"]').waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('mapping');

  await page.getByRole('dialog').getByRole('link', { name: 'Mapping' }).waitFor();
  assert.equal(await page.getByRole('searchbox', { name: 'Search', exact: true }).inputValue(), 'mapping');
  assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/mapping');
});

test('a user whose last change failed says why, in the list, on the page and in the history', async () => {
  const { page } = window;
  await page.goto(`${root}/users?search=zoe`);
  await page.getByText('Change failed').waitFor();

  await page.getByRole('link', { name: 'Zoe Heide' }).click();
  await page.getByText('Entra’s last change failed').waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Update failed').waitFor();

  assert.equal(await page.getByText('The attribute “foo” is unknown.').count(), 2);
  assert.deepStrictEqual(await violationsOn(page), []);
});

test('members in the history of a group are links with their names', async () => {
  const { page } = window;
  const person = await createPerson(connection, 'Mara', 'Mitglied');
  const group = await createGroup(connection, 'Mit Verlauf', []);
  const patch = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] };
  const join = { ...patch, Operations: [{ op: 'Add', path: 'members', value: [{ value: person }] }] };
  await ask(connection, 'PATCH', `/Groups/${group}`, join);

  await page.goto(`${root}/groups/${group}?tab=history`);
  await page.getByText('1 member added by Microsoft Entra').waitFor();
  await page.getByRole('link', { name: 'Mara Mitglied' }).click();

  await page.getByRole('heading', { name: 'Mara Mitglied' }).waitFor();
});

test('on a phone the log is narrowed in a sheet, and the account menu offers the language', async () => {
  const own = await openWindow(browser, becard.url, {
    storageState: await window.context.storageState(),
    viewport: { width: 320, height: 720 },
  });
  const { page } = own;
  await bringAxe(page);
  await page.goto(`${root}/log?view=all`);
  await page.getByRole('button', { name: 'Filters' }).click();
  const sheet = page.getByRole('dialog', { name: 'Filters' });
  await sheet.locator('label', { hasText: 'Failed' }).click();
  await page.waitForURL(/outcome=failure/);
  // The rows from before are shown faded until the others come.
  await page.locator('tbody [data-tone="good"]').first().waitFor({ state: 'detached' });
  assert.deepStrictEqual(await violationsOn(page), []);
  await sheet.getByRole('button', { name: 'Show results' }).click();
  await sheet.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Filters (1)' }).waitFor();

  const bar = await page.getByRole('banner').boundingBox();
  assert.ok(bar !== null && bar.height <= 61, JSON.stringify(bar));
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Auf Deutsch anzeigen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bereitstellungsprotokoll' }).waitFor();
  await own.context.close();
});

const routes = ['users', 'groups', 'log', 'log?view=cycles'];

for (const [locale, colorScheme] of [
  ['en-GB', 'light'],
  ['de-DE', 'dark'],
] as const) {
  test(`loading, failing and empty screens are accessible: ${locale}, ${colorScheme}`, async () => {
    const own = await openWindow(browser, becard.url, {
      storageState: await window.context.storageState(),
      locale,
      colorScheme,
    });
    const { page } = own;
    await bringAxe(page);
    const lists = /\/api\/v1\/directories\/ud_\w+\/(users|groups|log|cycles)\?/;
    const empty = { total: 0, items: [] };

    for (const path of routes) {
      await page.route(lists, () => new Promise(() => undefined));
      await page.goto(`${root}/${path}`);
      await page.locator('[data-loading]').waitFor();
      await page.waitForTimeout(200);
      assert.deepStrictEqual(await violationsOn(page), [], `${path} loading`);
      await page.unroute(lists);
      await page.route(lists, (route) => route.fulfill({ status: 500, json: { code: 'BC-601', detail: 'x' } }));
      await page.goto(`${root}/${path}`);
      await page.getByRole('alert').waitFor();
      assert.deepStrictEqual(await violationsOn(page), [], `${path} failing`);
      await page.unroute(lists);
      await page.route(lists, (route) => route.fulfill({ json: empty }));
      await page.goto(`${root}/${path}`);
      await page.locator('[data-empty]').waitFor();
      assert.deepStrictEqual(await violationsOn(page), [], `${path} empty`);
      await page.unroute(lists);
    }
    await own.context.close();
  });
}
