// Performance of long lists, checked by counts and order instead of times: the first rows are requested while the code of their page is
// loading, no request precedes them, and the page renders few rows at any position.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertQuiet, evaluateIn, openWindow, type Window, withPicture } from './browser.ts';
import { openConsole, openDirectory } from './console.ts';
import { ask, type Connection } from './scim.ts';

const people = 250;
const atOnce = 10;
const rowHeight = 60;
/** What fits a window of 768 pixels, and some beyond its edges. */
const maxDrawn = 40;

const { becard, browser, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
await fill(connection);
const root = `${becard.url}/d/${id}`;

async function fill(connection: Connection): Promise<void> {
  for (let first = 0; first < people; first += atOnce) {
    const answers = await Promise.all(Array.from({ length: atOnce }, (_, at) => addPerson(connection, first + at)));
    assert.ok(answers.every(({ status }) => status === 201));
  }
}

function addPerson(connection: Connection, number: number): Promise<Response> {
  return ask(connection, 'POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `person ${number}`,
    displayName: `Person ${String(number).padStart(3, '0')}`,
    emails: [{ type: 'work', value: `person.${number}@contoso.example` }],
  });
}

for (const [what, path, code, question] of [
  ['people', 'users', '/assets/users-page', '/users?'],
  ['groups', 'groups', '/assets/groups-page', '/groups?'],
] as const) {
  test(`the first ${what} are asked for while the code of their page is on its way`, async () => {
    const { context, page } = await openAgain();
    const { promise: asked, resolve: noteAsked } = Promise.withResolvers<void>();
    page.on('request', (request) => {
      if (request.url().includes(question)) noteAsked();
    });
    await page.route(`**${code}-*.js`, async (route) => {
      await asked;
      await route.continue();
    });

    await withPicture(page, `first-${what}`, async () => {
      await page.goto(`${root}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    });

    await context.close();
  });
}

test('nothing of the directory that takes long is asked for before its people are there', async () => {
  const { context, page } = await openAgain();
  const order: string[] = [];
  const note = (path: string): unknown => (/\/(users|departments)\b/.test(path) ? order.push(path) : undefined);
  page.on('request', (request) => note(`asked ${pathIn(request.url())}`));
  page.on('response', (response) => note(`answered ${pathIn(response.url())}`));

  const departments = page.waitForResponse('**/departments');
  await page.goto(`${root}/users`, { waitUntil: 'commit' });
  await departments;

  const requests = order.filter((line) => line.startsWith('asked /api') || line.startsWith('answered /api'));
  assert.deepStrictEqual(requests.map((line) => line.replace(/\/api\S*\//, '')).slice(0, 3), [
    'asked users',
    'answered users',
    'asked departments',
  ]);
  await context.close();
});

test('a page draws only the rows that can be seen, at the beginning, at the end and in between', async () => {
  const { page } = window;
  await withPicture(page, 'drawn', async () => {
    await page.goto(`${root}/users`);
    const counts = [await drawnAt(page, 0)];
    for (const row of [120, 60]) {
      await evaluateIn(page, `window.scrollTo(0, ${String(row * rowHeight)})`);
      counts.push(await drawnAt(page, row));
    }
    await page.locator('[data-row] a').first().press('End');
    counts.push(await drawnAt(page, people - 1));

    assert.ok(
      counts.every((count) => count > 10 && count <= maxDrawn),
      counts.join(),
    );
  });
  assertQuiet(window);
});

/** A window without a cache, signed in. */
async function openAgain(): Promise<Window> {
  return openWindow(browser, becard.url, { storageState: await window.context.storageState() });
}

/** Number of rows rendered around one. Each is in its place, and all share one style, because differing styles cost time per cell. */
async function drawnAt(page: Page, row: number): Promise<number> {
  await page.locator(`[data-row="${row}"] a`).waitFor();
  const drawn = await evaluateIn(
    page,
    `(() => {
      const rows = [...document.querySelectorAll('[data-row]')];
      const top = document.querySelector('tbody').getBoundingClientRect().top;
      const astray = rows.filter((row) => row.getBoundingClientRect().top - top !== Number(row.dataset.row) * ${rowHeight});
      return { count: rows.length, styles: new Set(rows.map((row) => row.getAttribute('style'))).size, astray: astray.length };
    })()`,
  );
  const { count, ...rest } = Object(drawn);
  assert.deepStrictEqual(rest, { styles: 1, astray: 0 });
  return Number(count);
}

function pathIn(url: string): string {
  return new URL(url).pathname;
}
