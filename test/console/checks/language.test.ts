// Every page of a German user is German, and has room for texts that are 40 percent longer than the English ones.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import german from '../../../console/src/locales/de.json' with { type: 'json' };
import english from '../../../console/src/locales/en.json' with { type: 'json' };
import { type RunningBecard, startBecard } from '../becard.ts';
import { evaluateIn, launchBrowser, openWindow, type Window, waitUntilLoaded, withPicture } from '../browser.ts';
import { enter, openDirectory } from '../console.ts';
import { ask, createGroup, createPerson } from '../scim.ts';

let becard: RunningBecard;
let browser: Browser;
let state: Awaited<ReturnType<Window['context']['storageState']>>;
let places: readonly string[] = [];

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

async function furnish(page: Page): Promise<readonly string[]> {
  await enter(page, becard.welcomeLink);
  const { id, connection } = await openDirectory(page, becard.url);
  const jana = await createPerson(connection, 'Jana', 'Weber');
  await createPerson(connection, 'Paul', 'Adler', 'paul.adler@contoso.example');
  const group = await createGroup(connection, 'Vertrieb', [jana]);
  await ask(connection, 'POST', '/Users', { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'] });
  await page.goto(`${becard.url}/d/${id}/log?outcome=failed`);
  const entry = await page.locator('main tbody a').first().getAttribute('href');
  const inDirectory = ['', '/interface', '/guide', '/guide?step=connect', '/guide?step=mapping', '/guide?step=start'];
  const others = ['/mapping', '/users', '/groups', '/log', '/log?view=cycles', '/rehearsal', '/settings', '/schemas'];
  const resources = [
    `/users/${jana}`,
    `/users/${jana}?tab=history`,
    `/users/${jana}?tab=technical`,
    `/groups/${group}`,
  ];
  const administration = ['administrators', 'developers/api', 'developers/events', 'audit', 'retention', 'system'];
  return [
    ...[...inDirectory, ...others, ...resources].map((path) => `/d/${id}${path}`),
    ...['', '?tab=steps', '?tab=wire', '?tab=summary'].map((tab) => `${entry ?? assert.fail()}${tab}`),
    ...administration.map((path) => `/administration/${path}`),
    ...['/directories', '/account'],
  ];
}

/** Texts that belong to one language alone and name no value. */
const isFixed = (text: string): boolean => text.length > 3 && !text.includes('{');
const shared = new Set<string>(Object.values(german));
const onlyEnglish = Object.values(english).filter((text) => isFixed(text) && !shared.has(text));

/** What the page shows that is English. What Entra was answered is marked as English, and stays. */
const foreignOn = (texts: readonly string[]): string => `(() => {
  const foreign = new Set(${JSON.stringify(texts)});
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (walker.currentNode.parentElement.closest('[lang=en], script, style') === null) found.push(walker.currentNode.data.trim());
  }
  for (const each of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
    found.push(...['aria-label', 'title', 'placeholder'].map((name) => each.getAttribute(name) ?? ''));
  }
  return found.filter((text) => foreign.has(text));
})()`;

test('no English text is on a page of a German user', async () => {
  const window = await openWindow(browser, becard.url, { storageState: state, locale: 'de-DE' });
  const { page } = window;
  for (const path of places) {
    await withPicture(page, `german-${path.replaceAll(/\W+/g, '-')}`, async () => {
      await page.goto(becard.url + path);
      await waitUntilLoaded(page);
      assert.deepStrictEqual(await evaluateIn(page, foreignOn(onlyEnglish)), [], path);
    });
  }
  await window.context.close();
});

/** Makes the texts of the console longer, and gives what is cut off, or sticks out of the page. */
const stretched = `(() => {
  const known = new Set(${JSON.stringify(Object.values(english).filter(isFixed))});
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const text = node.data.trim();
    if (known.has(text)) node.data = text + ' ' + 'lengthened '.repeat(text.length).slice(0, Math.ceil(text.length * 0.4)).trim();
  }
  const isCut = (each) => {
    if (each.textContent.trim() === '' || each.clientWidth <= 1) return false;
    const { overflowX, textOverflow } = getComputedStyle(each);
    return overflowX !== 'visible' && overflowX !== 'auto' && textOverflow !== 'ellipsis' && each.scrollWidth > each.clientWidth + 1;
  };
  const controls = [...document.querySelectorAll('main button, main a, main label, main th, main h1, main h2, header button, header a')];
  const cut = controls.filter((each) => each.checkVisibility() && [each, ...each.children].some(isCut));
  const root = document.documentElement;
  return [
    ...cut.map((each) => 'cut: ' + each.outerHTML.slice(0, 200)),
    ...(root.scrollWidth > root.clientWidth ? ['wider than the window: ' + root.scrollWidth] : []),
  ];
})()`;

for (const width of [1366, 900, 320]) {
  test(`texts that are 40 percent longer break no page at ${width} pixels`, async () => {
    const window = await openWindow(browser, becard.url, { storageState: state, viewport: { width, height: 768 } });
    const { page } = window;
    for (const path of places) {
      await withPicture(page, `long-${width}-${path.replaceAll(/\W+/g, '-')}`, async () => {
        await page.goto(becard.url + path);
        await waitUntilLoaded(page);
        assert.deepStrictEqual(await evaluateIn(page, stretched), [], path);
      });
    }
    await window.context.close();
  });
}
