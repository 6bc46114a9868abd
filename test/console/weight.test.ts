// The transfer size of the pages, and that they contact no other server.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Request } from 'playwright-core';
import { assertQuiet, openWindow, waitUntilLoaded } from './browser.ts';
import { askConsole, createCardLink, openConsole, openDirectory } from './console.ts';
import { createPerson } from './scim.ts';

const kilobyte = 1_024;
/** The whole of what the page to sign in loads, and of a first page behind it with the search, which comes when the browser is idle. */
const signIn = { script: 165 * kilobyte, stylesheet: 30 * kilobyte };
const first = { script: 205 * kilobyte, stylesheet: 30 * kilobyte };
/** The whole of My card, which has dialogs but neither menus nor tables, and is opened on phones. */
const myCard = { script: 200 * kilobyte, stylesheet: 30 * kilobyte };
/** Each file costs a round trip of its own; a page waits for the last one. */
const maxScripts = 12;
/** What each further page adds. */
const further = { script: 60 * kilobyte, stylesheet: 10 * kilobyte };

const { becard, browser, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
const root = `/d/${id}`;
await createPerson(connection, 'Jana', 'Weber');
await askConsole(window.page, becard.url, 'PATCH', `/directories/${id}/card-settings`, { enabled: true });
const added = await askConsole(window.page, becard.url, 'POST', `/directories/${id}/card-templates`, {
  name: 'Sales',
});
const editor = `templates/${String(added['id'])}`;

interface Weight {
  readonly script: number;
  readonly scripts: number;
  readonly stylesheet: number;
}

/** Loads a page with an empty cache and weighs its scripts and style sheets as they were sent. */
async function weigh(path: string): Promise<Weight> {
  const state = await window.context.storageState();
  const fresh = await openWindow(browser, becard.url, { storageState: state });
  const sent: Promise<readonly [string, number]>[] = [];
  fresh.page.on('requestfinished', (request) => {
    const type = request.resourceType();
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    // The live stream ends only with its window, and has no size by then.
    sent.push(
      size.then(
        (bytes) => [type, bytes] as const,
        () => ['unknown', 0] as const,
      ),
    );
  });
  const search = searchless.includes(path) ? undefined : fresh.page.waitForEvent('requestfinished', isSearch);
  await fresh.page.goto(`${becard.url}${path}`);
  await waitUntilLoaded(fresh.page);
  await search;
  const sizes = await Promise.all(sent.slice());
  assertQuiet(fresh);
  await fresh.context.close();
  const sum = (wanted: string): number =>
    sizes.filter(([type]) => type === wanted).reduce((total, [, size]) => total + size, 0);
  const scripts = sizes.filter(([type]) => type === 'script').length;
  return { script: sum('script'), scripts, stylesheet: sum('stylesheet') };
}

/** Pages of no administrator, and so without a search. */
const searchless = ['/sign-in', '/my-card'];
const isSearch = (request: Request): boolean => /\/search-dialog-[^/]*\.js$/.test(request.url());

test('a first page weighs at most 205 KB of JavaScript in 12 files and 30 KB of CSS, a further one at most 60 KB and 10 KB more', async (context) => {
  const base = await weigh('/directories');
  const say = (path: string, { script, scripts, stylesheet }: Weight): void =>
    context.diagnostic(
      `${path}: ${Math.round(script / kilobyte)} KB JavaScript in ${scripts} files, ${Math.round(stylesheet / kilobyte)} KB CSS`,
    );
  say('/directories', base);
  assert.ok(base.script > 0 && base.script <= first.script, String(base.script));
  assert.ok(base.scripts <= maxScripts, `${String(base.scripts)} scripts`);
  assert.ok(base.stylesheet > 0 && base.stylesheet <= first.stylesheet, String(base.stylesheet));

  const pages = ['', 'interface', 'guide', 'mapping', 'schemas', 'users', 'groups', 'log', 'settings', 'cards'];
  const paths = [...pages, 'cards/numbers', 'templates', editor, 'locations'].map((end) => `${root}/${end}`);
  for (const path of paths) {
    const end = path.replace(`${root}/`, '');
    const weight = await weigh(path);

    say(end, weight);
    assert.ok(weight.script - base.script <= further.script, `${end}: ${String(weight.script - base.script)}`);
    assert.ok(weight.stylesheet - base.stylesheet <= further.stylesheet, end);
  }
});

test('My card weighs at most 200 KB of JavaScript in 12 files', async () => {
  const { page } = window;
  await page.goto(await createCardLink(page, `${becard.url}${root}`, 'Jana'));
  await page.getByRole('button', { name: 'Pause my card' }).waitFor();

  const weight = await weigh('/my-card');

  assert.ok(weight.script <= myCard.script && weight.stylesheet <= myCard.stylesheet, JSON.stringify(weight));
  assert.ok(weight.scripts <= maxScripts, JSON.stringify(weight));
});

test('the page to sign in weighs at most 165 KB of JavaScript in 12 files', async () => {
  await window.context.clearCookies();

  const weight = await weigh('/sign-in');

  assert.ok(weight.script <= signIn.script && weight.stylesheet <= signIn.stylesheet, JSON.stringify(weight));
  assert.ok(weight.scripts <= maxScripts, JSON.stringify(weight));
});
