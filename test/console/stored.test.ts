// Stored values that are scripts, links or formulas: every page shows them as text, with and without the
// Content Security Policy as a second line of defence, and spreadsheets get no formulas.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
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
import { askConsole, enter } from './console.ts';
import {
  addressOf,
  directoryName,
  type Furnished,
  foreignHost,
  formulas,
  furnish,
  hostileTexts,
  mark,
} from './stored.ts';

let becard: RunningBecard;
let browser: Browser;
let state: Awaited<ReturnType<Window['context']['storageState']>>;
let site: Furnished;
let places: readonly Place[] = [];

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  const window = await openWindow(browser, becard.url);
  await enter(window.page, becard.welcomeLink);
  site = await furnish(window.page, becard.url);
  places = [...placesOf(site), ...(await eventsOf(window.page, site.id))];
  await window.page.goto(site.setupLink);
  await window.page.waitForURL('**/setup');
  state = await window.context.storageState();
  await window.context.close();
});

after(async () => {
  await browser.close();
  await becard.stop();
});

/** An address and the texts that its page must show. */
interface Place {
  readonly path: string;
  readonly texts: readonly string[];
}

function placesOf({ id, people, groups, deleted }: Furnished): readonly Place[] {
  const [first] = hostileTexts;
  const own = (path: string, texts: readonly string[] = []): Place => ({
    path: `/d/${id}/${path}`,
    texts: [directoryName, ...texts],
  });
  // A sentence of the history shortens what is longer.
  const shownWhole = hostileTexts.filter(({ length }) => length <= 80);
  const search = encodeURIComponent(first);
  return [
    { path: '/directories', texts: [directoryName, ...hostileTexts] },
    { path: '/administration/administrators', texts: hostileTexts.map(addressOf) },
    { path: '/administration/audit', texts: hostileTexts },
    { path: '/administration/retention', texts: [] },
    { path: '/administration/system', texts: hostileTexts },
    own('interface', hostileTexts),
    ...['guide', 'guide?step=connect', 'guide?step=mapping', 'guide?step=person', 'guide?step=start'].map((end) =>
      own(end),
    ),
    own('mapping', [first]),
    own('rehearsal'),
    own('settings'),
    own('users', hostileTexts),
    own(`users?search=${search}`, [first]),
    own(`users/${people[0] ?? ''}?tab=history`, shownWhole),
    ...people.flatMap((each, at) => [
      own(`users/${each}`, hostileTexts.slice(at)),
      own(`users/${each}?tab=technical`, hostileTexts.slice(at, at + 1)),
    ]),
    own('users?status=deleted', hostileTexts),
    own(`users/${deleted[0] ?? ''}`, [first]),
    own('groups', hostileTexts),
    own(`groups/${groups.at(-1) ?? ''}`, hostileTexts),
    own(`groups/${groups.at(-1) ?? ''}?tab=history`, [hostileTexts.at(-1) ?? '']),
    own(`log?search=${search}`, [first]),
    own(`log?view=requests&search=${search}`, [first]),
    own('log?outcome=failed', [hostileTexts.at(-1) ?? '']),
    own('log?view=cycles'),
    ...['', '?step=connect', '?step=mapping', '?step=person', '?place=log'].map((end) => ({
      path: `/setup${end}`,
      texts: [directoryName],
    })),
  ];
}

/** One event of every action that went through, and one of every action and code that was refused. */
async function eventsOf(page: Page, id: string): Promise<readonly Place[]> {
  const answer = await askConsole(page, becard.url, 'GET', `/directories/${id}/log?limit=500`);
  const lines = answer['items'] as readonly LogLine[];
  const kinds = new Map(lines.map((line) => [`${line.action} ${line.code ?? ''}`, line]));
  assert.ok(kinds.size > 4 && kinds.has('Update '), [...kinds.keys()].join());
  return [...kinds.values()].flatMap((line) =>
    (line.code === undefined ? ['steps', 'changes', 'summary'] : ['advice', 'wire']).map((tab) => ({
      path: `/d/${id}/log/${line.id}?tab=${tab}`,
      texts: [directoryName, ...(line.subject === undefined ? [] : [line.subject])],
    })),
  );
}

interface LogLine {
  readonly id: string;
  readonly action: string;
  readonly code?: string;
  readonly subject?: string;
}

/** A window that also complains of dialogs and of what the policy reports. */
async function openWatched(bypassCSP: boolean, locale = 'en-GB'): Promise<Window> {
  const options = { storageState: state, bypassCSP, locale, viewport: { width: 1366, height: 2_400 } };
  const window = await openWindow(browser, becard.url, options);
  window.page.on('dialog', (dialog) => {
    window.complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await window.page.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => console.error('policy: ' + event.violatedDirective))",
  );
  return window;
}

/** Elements, attributes and links that no page of ours has, as "what: where". */
const foreignElements = `[...document.querySelectorAll('*')].flatMap((element) => {
  const is = element.localName;
  const links = ['href', 'src', 'action', 'formaction', 'data', 'srcdoc', 'xlink:href'].filter((name) => element.hasAttribute(name));
  const isOdd = (value) => {
    const { protocol, host } = new URL(value, document.baseURI);
    return !['http:', 'https:', 'mailto:', 'tel:'].includes(protocol) || host === '${foreignHost}';
  };
  return [
    ...(element.classList.contains('${mark}') ? ['made from a value: ' + is] : []),
    ...(['iframe', 'object', 'embed', 'base', 'frame', 'math'].includes(is) ? ['element: ' + is] : []),
    ...(is === 'script' && new URL(element.src || 'data:,', document.baseURI).origin !== location.origin ? ['script: ' + element.src] : []),
    ...element.getAttributeNames().filter((name) => name.startsWith('on')).map((name) => name + ': ' + is),
    ...links.filter((name) => isOdd(element.getAttribute(name))).map((name) => name + ': ' + element.getAttribute(name)),
  ];
})`;

/** Words of ours that run from right to left, since a value has turned round more than itself, and values that could: bare among words. */
const turnedWords = `(() => {
  const values = ${JSON.stringify(hostileTexts)};
  const control = /[\u202A-\u202E\u2066-\u2069]/u;
  const isSentence = (text) => /[A-Za-z]{2}/.test(text);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const placeOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  const isTurned = (node, at) => {
    const [first, second] = [placeOf(node, at), placeOf(node, at + 1)];
    return second.width > 0 && Math.abs(first.top - second.top) < 2 && first.left > second.left + 0.5;
  };
  const turned = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('textarea, code') !== null) continue;
    const isolated = node.data.replaceAll(/\u2068.*?\u2069+/gsu, (value) => ' '.repeat(value.length));
    const [ours] = isolated.split(control);
    const rest = values.reduce((text, value) => text.replaceAll(value, ''), isolated);
    const isBare = control.test(isolated) && (isSentence(ours) || (!control.test(rest) && isSentence(rest)));
    if (isBare) turned.push('bare in a sentence: ' + node.data.trim().slice(0, 90));
    for (const { index } of ours.matchAll(/[A-Za-z]{2}/g)) {
      if (!isTurned(node, index)) continue;
      turned.push('turned round: ' + node.data.trim().slice(0, 60));
      break;
    }
  }
  return turned;
})()`;

/** All that can be read on the page: its text and what its fields hold. */
const legible =
  "[document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map(({ value }) => value)].join('\\n')";

/** The parts of a page arrive one after the other. What does not come is left to `faultsOn` to say. */
async function waitForTexts(page: Page, texts: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await missingOn(page, texts)).length === 0) return;
    await page.waitForTimeout(100);
  }
}

async function missingOn(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const text = String(await evaluateIn(page, legible));
  return texts.filter((wanted) => !text.includes(wanted) && !text.includes(JSON.stringify(wanted)));
}

/** What is wrong on a page that should show these texts. */
async function faultsOn(page: Page, texts: readonly string[]): Promise<readonly string[]> {
  const found = [await evaluateIn(page, foreignElements), await evaluateIn(page, turnedWords)].flat();
  const missing = await missingOn(page, texts);
  const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  const beyond = Number(await evaluateIn(page, sideways));
  return [
    ...found.map(String),
    ...missing.map((wanted) => `not shown: ${wanted}`),
    ...(beyond === 0 ? [] : [`scrolls sideways by ${String(beyond)}`]),
  ];
}

for (const [name, bypassCSP, locale] of [
  ['under the policy, which has nothing to report', false, 'en-GB'],
  ['and would without the policy', true, 'en-GB'],
  ['in German as well', false, 'de-DE'],
] as const) {
  test(`every page shows hostile values as text, ${name}`, async () => {
    const window = await openWatched(bypassCSP, locale);
    const { page } = window;
    const faults: string[] = [];
    for (const { path, texts } of bypassCSP ? places : oneOfEachKind(places)) {
      await withPicture(page, 'stored', async () => {
        await page.goto(`${becard.url}${path}`, { waitUntil: 'domcontentloaded' });
        await waitUntilLoaded(page);
        await waitForTexts(page, texts);
        const found = await faultsOn(page, texts);
        faults.push(...[...found, ...window.complaints.splice(0)].map((fault) => `${path}: ${fault}`));
      });
    }

    assert.deepStrictEqual(faults, []);
    await window.context.close();
  });
}

function oneOfEachKind(all: readonly Place[]): readonly Place[] {
  const kindOf = ({ path }: Place) => path.replace(/(users|groups|log)\/[^?]+/, '$1/one');
  return [...new Map(all.map((place) => [kindOf(place), place])).values()];
}

test('the search shows hostile values as text, and so does the field that asks for them', async () => {
  const window = await openWatched(true);
  const { page } = window;
  await page.goto(`${becard.url}/d/${site.id}/users`);
  await page.locator('h1:not([data-loading] *)').waitFor();

  for (const text of hostileTexts) {
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill(text);
    await page.getByRole('dialog').getByRole('link', { name: text }).first().waitFor();
    assert.deepStrictEqual(await faultsOn(page, [text]), [], text);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  assertQuiet(window);
  await window.context.close();
});

test('a value that turned round words of ours would be seen, and a piece of a line turns none', async () => {
  const window = await openWatched(true);
  await window.page.goto(`${becard.url}/directories`);
  await window.page.locator('h1:not([data-loading] *)').waitFor();

  for (const piece of ['i', 'span']) {
    const line = `<p><${piece}>\u202Egpj.exe</${piece}> is in ${piece}</p>`;
    await evaluateIn(
      window.page,
      `document.querySelector('main').insertAdjacentHTML('beforeend', ${JSON.stringify(line)})`,
    );
  }

  assert.deepStrictEqual(await evaluateIn(window.page, turnedWords), ['turned round: is in i']);
  await window.context.close();
});

test('a value that did become an element would be seen', async () => {
  for (const bypassCSP of [false, true]) {
    const window = await openWatched(bypassCSP);
    await window.page.goto(`${becard.url}/directories`);
    await window.page.locator('h1:not([data-loading] *)').waitFor();

    for (const text of hostileTexts.slice(0, 3))
      await evaluateIn(window.page, `document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(text)})`);
    await window.page.waitForTimeout(500);

    const found = await evaluateIn(window.page, foreignElements);
    assert.ok(
      Array.isArray(found) &&
        ['script', 'img', 'svg', 'iframe'].every((each) => found.includes(`made from a value: ${each}`)),
    );
    const expected = bypassCSP ? ['dialog: 1'] : ['policy: script-src-attr', 'policy: img-src'];
    for (const complaint of expected) assert.ok(window.complaints.includes(complaint), window.complaints.join('\n'));
    await window.context.close();
  }
});

for (const [what, path] of [
  ['people', (id: string) => `/directories/${id}/export/users?separator=`],
  ['the log', (id: string) => `/directories/${id}/export/log?separator=`],
  ['the audit log', () => '/audit/export?format=csv&separator='],
] as const) {
  test(`no cell of the CSV of ${what} is calculated, and every line has all its cells`, async () => {
    const context = await browser.newContext({ storageState: state });

    for (const [at, word] of ['comma', 'semicolon'].entries()) {
      const file = await context.request.get(`${becard.url}/api/v1${path(site.id)}${word}`);
      assert.equal(file.status(), 200);
      const [header = [], ...rows] = readCsv(await file.text(), at === 0 ? ',' : ';');
      const cells = rows.flat();

      assert.ok(rows.length >= hostileTexts.length + formulas.length);
      assert.deepStrictEqual(
        rows.filter((row) => row.length !== header.length),
        [],
      );
      assert.deepStrictEqual(
        cells.filter((cell) => /^\s*[=+\-@＝\t\r\n]/.test(cell)),
        [],
      );
      for (const text of hostileTexts) assert.ok(cells.includes(text), text);
      assert.ok(cells.includes(`'${what === 'the audit log' ? formulas[2] : formulas[0]}`));
    }
    await context.close();
  });
}

/** A reader of RFC 4180 of the test's own; what is left over at the end is a row that cannot fit. */
function readCsv(text: string, separator: string): readonly (readonly string[])[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'y');
  const rows: string[][] = [[]];
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  let end = cell.lastIndex;
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [, quoted, plain = '', stop] = found;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (stop === '\r\n') rows.push([]);
    end = cell.lastIndex;
  }
  assert.equal(text.slice(end), '', 'the file is not CSV from here on');
  return rows.slice(0, -1);
}
