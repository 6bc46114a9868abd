// Every screen in both languages, both appearances, on a narrow window and in a contrast theme: no violation of WCAG 2.2 A and AA or of axe's
// best practice, no scrolling sideways, nothing that jumps while it loads, a visible focus, no request to another host; full, empty, waiting
// and failing.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { findFaint, maxShift, readShifts, watchShifts } from './appearance.ts';
import { bringAxe, violationsOn } from './axe.ts';
import { type RunningBecard, startBecard } from './becard.ts';
import {
  assertQuiet,
  evaluateIn,
  launchBrowser,
  openWindow,
  type Window,
  waitUntilLoaded,
  withPicture,
} from './browser.ts';
import { askConsole, enter, openDirectory } from './console.ts';
import { ask, changePerson, createGroup, createPerson } from './scim.ts';

const everyColumn = 'email,title,department,office,manager,mobile,phone,employeeNumber,status,created,changed';

let becard: RunningBecard;
let browser: Browser;
let places: Readonly<Record<string, string>> = {};
let state: Awaited<ReturnType<Window['context']['storageState']>>;

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  const window = await openWindow(browser, becard.url);
  places = await furnish(window.page);
  state = await window.context.storageState();
  await window.context.close();
});

after(async () => {
  await browser.close();
  await becard.stop();
});

const variants = [
  { name: 'English, contrast theme', locale: 'en-GB', colorScheme: 'dark', width: 1366, forcedColors: 'active' },
  { name: 'English, light', locale: 'en-GB', colorScheme: 'light', width: 1366, forcedColors: 'none' },
  { name: 'German, dark', locale: 'de-DE', colorScheme: 'dark', width: 1366, forcedColors: 'none' },
  { name: 'English, dark, narrow', locale: 'en-GB', colorScheme: 'dark', width: 320, forcedColors: 'none' },
  { name: 'German, light, narrow', locale: 'de-DE', colorScheme: 'light', width: 320, forcedColors: 'none' },
] as const;

for (const { name, locale, colorScheme, width, forcedColors } of variants) {
  test(`every screen is accessible and fits: ${name}`, async () => {
    const window = await openWindow(browser, becard.url, {
      storageState: state,
      locale,
      colorScheme,
      forcedColors,
      viewport: { width, height: 768 },
    });
    await bringAxe(window.page);
    await watchShifts(window.page);

    for (const [place, path] of Object.entries(places)) {
      await withPicture(window.page, `${place} ${name}`.replaceAll(/\W+/g, '-'), () => inspect(window.page, path));
    }

    assertQuiet(window);
    await window.context.close();
  });
}

/** The cells that lie outside of their row: a hidden column whose neighbours did not move up, or a text that wraps. */
const strayCells = `[...document.querySelectorAll('[data-row]')].flatMap((row) => {
  const { top, bottom } = row.getBoundingClientRect();
  return [...row.children].flatMap((cell) => {
    const place = cell.getBoundingClientRect();
    const isInside = place.height === 0 || (place.top >= top - 1 && place.bottom <= bottom + 1);
    return isInside ? [] : [cell.textContent];
  });
})`;

test('the cells of a list are in their row at every width', async () => {
  const window = await openWindow(browser, becard.url, { storageState: state });
  const { page } = window;
  for (const place of ['users', 'groups', 'cards']) {
    await page.goto(`${becard.url}${places[place] ?? assert.fail(place)}`);
    await page.locator('[data-row] a').first().waitFor();
    for (const width of [1366, 900, 600, 320]) {
      await page.setViewportSize({ width, height: 768 });
      assert.deepStrictEqual(await evaluateIn(page, strayCells), [], `${place} at ${width}`);
    }
  }
  await window.context.close();
});

test('dialogs are accessible and give the focus back', async () => {
  const window = await openWindow(browser, becard.url, { storageState: state });
  const { page } = window;
  await bringAxe(page);
  await page.goto(`${becard.url}${places['interface'] ?? ''}`);

  for (const opener of ['Regenerate', 'Remove token Token 1']) {
    await page.getByRole('button', { name: opener }).click();
    await page.getByRole('dialog').waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), [], opener);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.locator('button:focus').waitFor();
  }
  await window.context.close();
});

test('the focus stays in the page when the button that opened a dialog is gone', async () => {
  const window = await openWindow(browser, becard.url, { storageState: state });
  const { page } = window;
  const { id } = await askConsole(page, becard.url, 'POST', '/directories', { name: 'Bare' });
  await askConsole(page, becard.url, 'PATCH', `/directories/${String(id)}`, { entra: true });
  await page.goto(`${becard.url}/d/${String(id)}/interface`);

  await page.getByRole('button', { name: 'Create token' }).click();
  await page.getByRole('checkbox', { name: 'I’ve saved this token' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('button:focus', { hasText: 'Regenerate' }).waitFor();
  // On a slow machine the first dialog is gone before the second one opens.
  const devtools = await window.context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.getByRole('button', { name: 'Invite IT contact' }).click();
  await page.getByLabel('Recipient').fill('IT');
  await page.keyboard.press('Enter');
  const link = page.getByRole('dialog').getByRole('button', { name: 'I’ve copied this link' });
  await link.waitFor();
  await page.getByRole('dialog').locator('button:focus').waitFor();
  await page.keyboard.press('Escape');
  await link.click();
  await page.locator('button:focus').waitFor();
  await window.context.close();
});

test('on a narrow window the pages are in a drawer that closes with its page', async () => {
  const window = await openWindow(browser, becard.url, { storageState: state, viewport: { width: 390, height: 844 } });
  const { page } = window;
  await bringAxe(page);
  await page.goto(`${becard.url}${places['users'] ?? ''}`);

  await page.getByRole('button', { name: 'Menu' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
  await drawer.getByRole('link', { name: 'Groups' }).click();

  await page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor();
  await drawer.waitFor({ state: 'hidden' });
  await window.context.close();
});

/** Menus, popovers and sheets, by the button that opens them. */
const openers = [
  { place: 'cards', width: 1366, buttons: ['Export', 'Settings'] },
  { place: 'users', width: 1366, buttons: ['Columns', 'Views', 'Missing value', 'In group', 'Export'] },
  { place: 'log', width: 1366, buttons: ['Export', /^Directory: /, /^Account: /] },
  { place: 'administrators', width: 1366, buttons: [/^Actions for /] },
  { place: 'API keys', width: 1366, buttons: [/^Actions for /] },
  { place: 'users', width: 320, buttons: ['Filters', 'Columns'] },
  { place: 'users', width: 320, buttons: ['Filters', 'In group'] },
  { place: 'log', width: 320, buttons: ['Filters'] },
  { place: 'audit log', width: 320, buttons: ['Filters'] },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`open menus and sheets are accessible: ${colorScheme}`, async () => {
    const window = await openWindow(browser, becard.url, { storageState: state, colorScheme });
    const { page } = window;
    await bringAxe(page);
    for (const { place, width, buttons } of openers) {
      await page.setViewportSize({ width, height: 768 });
      await page.goto(`${becard.url}${places[place] ?? assert.fail(place)}`);
      await waitUntilLoaded(page);
      await withPicture(page, `${place}-menus-${colorScheme}`.replaceAll(' ', '-'), async () => {
        for (const name of buttons) await inspectOpened(page, name, width > 320);
      });
    }
    await window.context.close();
  });
}

/** Presses the button, looks at what it opens, and closes it unless it holds the next button. */
async function inspectOpened(page: Page, name: string | RegExp, isClosed: boolean): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  const opened = page.locator('[role=menu], [role=dialog]').last();
  await opened.locator(':focus').first().waitFor();
  assert.deepStrictEqual(await violationsOn(page), [], String(name));
  if (!isClosed) return;
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'hidden' });
}

/** Where a page waits for its subject, or fails to get it, and the request that decides. */
const waiting = [
  { place: 'interface', request: '**/api/v1/directories/*/tokens' },
  { place: 'guide', request: '**/api/v1/directories/*/activity' },
  { place: 'mapping', request: '**/api/v1/directories/*/mapping' },
  { place: 'schemas', request: '**/api/v1/directories/*/schemas' },
  { place: 'rehearsal', request: '**/api/v1/directories/*/rehearsal' },
] as const;

for (const { name, locale, colorScheme, width } of variants) {
  test(`a page that waits or fails is accessible: ${name}`, async () => {
    const options = { storageState: state, locale, colorScheme, viewport: { width, height: 768 } };
    const window = await openWindow(browser, becard.url, options);
    const { page } = window;
    await bringAxe(page);
    await page.route('**/live', (route) => route.abort());

    for (const { place, request } of waiting) {
      await page.route(request, () => undefined);
      await page.goto(`${becard.url}${places[place] ?? ''}`);
      // Before its heading is there, the page itself is still loaded.
      await page.locator('h1').first().waitFor();
      await page.locator('[data-loading]').first().waitFor();
      assert.deepStrictEqual(await violationsOn(page), [], `${place} waits`);
      await page.unroute(request);
      await page.route(request, (route) =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"BC-601","detail":"x"}' }),
      );
      await page.goto(`${becard.url}${places[place] ?? ''}`);
      await page.getByRole('alert').first().waitFor();
      assert.deepStrictEqual(await violationsOn(page), [], `${place} fails`);
      await page.unroute(request);
    }
    await window.context.close();
  });
}

async function inspect(page: Page, path: string): Promise<void> {
  await page.goto(`${becard.url}${path}`, { waitUntil: 'domcontentloaded' });
  await waitUntilLoaded(page);
  assert.deepStrictEqual(await violationsOn(page), [], path);
  const sideways = await evaluateIn(
    page,
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(sideways, 0, `${path} scrolls sideways`);
  const shifts = await readShifts(page);
  assert.ok(shifts.total <= maxShift, `${path} jumps by ${String(shifts.total)}: ${shifts.moved}`);
  assert.deepStrictEqual(
    await findFaint(page),
    [],
    `${path}: the focus, or a state in a contrast theme, cannot be seen`,
  );
}

/** First administrator, one directory with people, a group, a warning and a failure; gives the address of every screen. */
async function furnish(page: Page): Promise<Readonly<Record<string, string>>> {
  await enter(page, becard.welcomeLink);
  const { id, connection } = await openDirectory(page, becard.url);
  const root = `/d/${id}`;
  await askConsole(page, becard.url, 'PATCH', `/directories/${id}/card-settings`, { enabled: true });
  const added = await askConsole(page, becard.url, 'POST', `/directories/${id}/card-templates`, { name: 'Sales' });
  const template = added['id'];
  const empty = await openDirectory(page, becard.url, 'Empty');
  const person = await createPerson(connection, 'Maximiliane', 'Freifrau von Hohenstein-Wittelsbach');
  await askConsole(page, becard.url, 'POST', `/directories/${id}/card-locations`, {
    ...{ name: 'Berlin 2', street: 'Unter den Linden 1', postalCode: '10117', locality: 'Berlin' },
  });
  await changePerson(connection, person, 'addresses[type eq "work"].formatted', 'Dresden');
  const wrong = await createPerson(connection, 'Default', 'Mapping', 'default.mapping@contoso.example');
  const gone = await createPerson(connection, 'Gelöschte', 'Person');
  await ask(connection, 'DELETE', `/Users/${gone}`);
  const group = await createGroup(connection, 'Vertrieb', [person, wrong]);
  await ask(connection, 'POST', '/Users', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'] });
  const unknown = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'odd',
    'urn:x:2.0:User': { a: 1 },
  };
  await ask(connection, 'POST', '/Users', unknown);
  const schema = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id: 'urn:contoso:badges:2.0:User' };
  const document = JSON.stringify({ ...schema, name: 'Badges', attributes: [{ name: 'badge', type: 'string' }] });
  await askConsole(page, becard.url, 'POST', `/directories/${id}/schemas`, { document });
  await askConsole(page, becard.url, 'POST', '/api-keys', { name: 'Personnel', scopes: ['users:read', 'log:read'] });
  const receiver = { audience: 'https://receiver.example', delivery: { method: 'poll' } };
  const created = await askConsole(page, becard.url, 'POST', `/directories/${id}/event-streams`, receiver);
  const stream = String(Object(created['stream']).id);
  const wave = await openDirectory(page, becard.url, 'Wave');
  for (let number = 0; number < 30; number += 1) {
    await ask(
      wave.connection,
      'DELETE',
      `/Users/${await createPerson(wave.connection, 'Leaver', `N${String(number)}`)}`,
    );
  }
  const taken = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'default.mapping@contoso.example',
  };
  const conflict = await ask(connection, 'POST', '/Users', { ...taken, displayName: 'Twin' });
  assert.equal(conflict.status, 409);
  await page.goto(`${becard.url}${root}/log?code=BC-301`);
  const twin = (await page.locator('main tbody a').first().getAttribute('href')) ?? '';
  await page.goto(`${becard.url}${root}/log?outcome=failed&code=BC-401`);
  const event = (await page.locator('main tbody a').first().getAttribute('href')) ?? '';
  return {
    directories: '/directories',
    cards: `${root}/cards`,
    'numbers of cards': `${root}/cards/numbers`,
    'card templates': `${root}/templates`,
    'card template': `${root}/templates/${String(template)}`,
    locations: `${root}/locations`,
    'locations of a directory without cards': `/d/${empty.id}/locations`,
    interface: `${root}/interface`,
    guide: `${root}/guide`,
    'guide, connecting': `${root}/guide?step=connect&look=older`,
    'guide, mapping': `${root}/guide?step=mapping`,
    'guide, one person': `${root}/guide?step=person`,
    'guide, starting': `${root}/guide?step=start`,
    mapping: `${root}/mapping`,
    schemas: `${root}/schemas`,
    'schemas of an empty directory': `/d/${empty.id}/schemas`,
    rehearsal: `${root}/rehearsal`,
    'guide of an empty directory': `/d/${empty.id}/guide`,
    'mapping of an empty directory': `/d/${empty.id}/mapping`,
    'setup, without a link': '/setup',
    users: `${root}/users`,
    'users after a wave of leavers': `/d/${wave.id}/users`,
    'person with a conflict': `${root}/users/${wrong}`,
    conflict: twin,
    profile: `${root}/users/${person}`,
    'card of a person': `${root}/users/${person}?tab=card`,
    history: `${root}/users/${person}?tab=history`,
    technical: `${root}/users/${wrong}?tab=technical`,
    groups: `${root}/groups`,
    group: `${root}/groups/${group}`,
    'group history': `${root}/groups/${group}?tab=history`,
    'users without a match': `${root}/users?search=missing`,
    'users without a manager, every column': `${root}/users?missing=manager&changed=2026-01-01&columns=${everyColumn}`,
    'deleted people': `${root}/users?status=deleted`,
    'deleted person': `${root}/users/${gone}`,
    overview: root,
    'overview of a month': `${root}?range=month`,
    log: `${root}/log`,
    requests: `${root}/log?view=requests`,
    cycles: `${root}/log?view=cycles`,
    'log without a match': `${root}/log?search=missing`,
    'event advice': event,
    'event steps': `${event}?tab=steps`,
    'event changes': `${event}?tab=changes`,
    'event request': `${event}?tab=wire`,
    'event summary': `${event}?tab=summary`,
    settings: `${root}/settings`,
    account: '/account',
    administrators: '/administration/administrators',
    'API keys': '/administration/developers/api',
    'event streams': '/administration/developers/event-streams',
    'event stream': `/administration/developers/event-streams/${id}/${stream}`,
    'audit log': '/administration/audit',
    'audit log without a match': '/administration/audit?actor=missing@example.com',
    retention: '/administration/retention',
    system: '/administration/system',
    'unknown person': `${root}/users/missing`,
    'unknown directory': '/d/ud_none/users',
    'unknown page': '/nowhere',
    'sign in': '/sign-in',
    'link without secret': '/welcome',
    'used link': new URL(becard.welcomeLink).pathname + new URL(becard.welcomeLink).hash,
  };
}
