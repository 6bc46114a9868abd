// Many cards in a real browser, as someone in Human Resources meets them: found by filters, published at once, and taken back.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { unzip } from '../../src/http/api/testing/unzip.ts';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, evaluateIn, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';
import { ask, createPerson } from './scim.ts';

const maxActions = 8;

let actions = 0;

/** Three in Vertrieb, one of them with a mobile number, and one in Produktion; their cards are drafts. */

const patch = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const departmentPath = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department';
const people = [
  ['Anna', 'Ohne', 'phoneNumbers'],
  ['Ben', 'Ohne', 'phoneNumbers'],
  ['Cara', 'Mit', ''],
  ['Dora', 'Werk', departmentPath],
] as const;

const { becard, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
const root = `/d/${id}`;
for (const [given, family, path] of people) {
  const user = await createPerson(connection, given, family);
  const remove = { op: 'Remove', path };
  const replace = { op: 'Replace', path: departmentPath, value: 'Produktion' };
  const body = { schemas: [patch], Operations: [path === departmentPath ? replace : remove] };
  if (path !== '') await ask(connection, 'PATCH', `/Users/${user}`, body);
}
await askConsole(window.page, becard.url, 'PATCH', `/directories/${id}/card-settings`, {
  enabled: true,
  newCards: 'draft',
});

async function click(target: Locator): Promise<void> {
  actions += 1;
  await target.click();
}

test('everyone in a department without a mobile number is found, published and taken back in eight actions', async () => {
  const { page } = window;
  await bringAxe(page);
  await page.goto(`${becard.url}${root}`);
  const bar = page.getByRole('region', { name: 'Selected cards' });

  await withPicture(page, 'cards-bulk', async () => {
    await click(page.getByRole('link', { name: 'Cards', exact: true }));
    await page.locator('[data-row] a').nth(3).waitFor();
    actions += 1;
    await page.getByLabel('Department').selectOption('Vertrieb');
    await click(page.getByRole('button', { name: 'Missing value' }));
    await click(page.getByRole('menuitemcheckbox', { name: 'No mobile number' }));
    await page.getByRole('row', { name: /Cara/ }).waitFor({ state: 'detached' });
    await click(page.getByRole('checkbox', { name: 'Select all cards that match' }));
    await bar.getByText('All 2 cards that match selected').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await click(bar.getByRole('button', { name: 'Publish' }));
    await page.getByText('This publishes 2 cards.').waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await click(page.getByRole('dialog').getByRole('button', { name: 'Publish' }));
    await bar.getByText('2 cards published.').waitFor();
    await page.getByRole('link', { name: 'Open the card of Anna Ohne' }).waitFor();
    await click(bar.getByRole('button', { name: 'Undo' }));
    await bar.getByText('2 cards are as they were before.').waitFor();
    await page.getByRole('link', { name: 'Open the card of Anna Ohne' }).waitFor({ state: 'detached' });
  });

  assert.ok(actions <= maxActions, `${String(actions)} actions`);
  const drafts = await askConsole(page, becard.url, 'GET', `${apiPath()}/cards?state=draft`);
  assert.equal(drafts['total'], people.length);
  assertQuiet(window);
});

test('cards are published and taken back with the keyboard alone: the focus is on what comes next', async () => {
  const { page } = window;
  await page.goto(`${becard.url}${root}/cards?department=Vertrieb`);
  const bar = page.getByRole('region', { name: 'Selected cards' });
  const all = page.getByRole('checkbox', { name: 'Select all cards that match' });

  await withPicture(page, 'cards-keyboard', async () => {
    await all.press('Space');
    await bar.getByRole('button', { name: 'Publish' }).press('Enter');
    await page.getByText('This publishes 3 cards.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).press('Enter');
    await bar.getByText('3 cards published.').waitFor();
    await page.keyboard.press('Enter');
    await bar.getByText('3 cards are as they were before.').waitFor();
    await page.keyboard.press('Enter');
    await bar.waitFor({ state: 'detached' });
    assert.equal(await evaluateIn(page, 'document.activeElement.tagName'), 'H1');
    await all.press('Space');
    await bar.getByRole('button', { name: 'Clear selection' }).press('Enter');
    await bar.waitFor({ state: 'detached' });
    assert.equal(await evaluateIn(page, 'document.activeElement.tagName'), 'H1');
  });

  assertQuiet(window);
});

test('another template is chosen for a selection after a look at the number, and taken back', async () => {
  const { page } = window;
  const { id } = await askConsole(page, becard.url, 'POST', `${apiPath()}/card-templates`, { name: 'Vertrieb' });
  await bringAxe(page);
  await page.goto(`${becard.url}${root}/cards?department=Vertrieb`);
  const bar = page.getByRole('region', { name: 'Selected cards' });
  const dialog = page.getByRole('dialog', { name: 'Change template' });

  await withPicture(page, 'cards-template', async () => {
    await page.getByRole('checkbox', { name: 'Select all cards that match' }).click();
    await bar.getByRole('button', { name: 'Change template' }).click();
    await dialog.getByText('This changes no card. 3 are set to this already.').waitFor();
    assert.ok(await dialog.getByRole('button', { name: 'Change template' }).isDisabled());
    await dialog.getByLabel('Template').selectOption('Vertrieb');
    await dialog.getByText('This changes the template of 3 cards.').waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await dialog.getByRole('button', { name: 'Change template' }).click();
    await bar.getByText('Template of 3 cards changed.').waitFor();
    assert.equal(await countChosen(), 3);
    await bar.getByRole('button', { name: 'Undo' }).click();
    await bar.getByText('3 cards are as they were before.').waitFor();
  });

  assert.equal(await countChosen(), 0);
  await askConsole(page, becard.url, 'DELETE', `${apiPath()}/card-templates/${String(id)}`);
  assertQuiet(window);
});

/** For how many cards a template was chosen. */
async function countChosen(): Promise<unknown> {
  const body = { matching: {} };
  return (await askConsole(window.page, becard.url, 'POST', `${apiPath()}/cards/template/preview`, body))['changed'];
}

const apiPath = (): string => root.replace('/d/', '/directories/');

test('the cards on the screen are a file: tables, vCards and signatures', async () => {
  const { page } = window;
  await page.goto(`${becard.url}${root}/cards?department=Vertrieb&missing=mobile`);

  for (const [name, end, text] of files) {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()]);
    const bytes = await readFile(await download.path());
    const content = end.endsWith('.csv') || end.endsWith('.vcf') ? bytes.toString('utf8') : await textIn(bytes);
    assert.ok(download.suggestedFilename().endsWith(end), download.suggestedFilename());
    assert.equal(content.match(text)?.length, 2, content);
  }
  assertQuiet(window);
});

const files = [
  ['CSV with what visitors see', '-cards.csv', /^\w+ Ohne,draft,/gm],
  ['Excel with what visitors see', '-cards.xlsx', /<row><c [^>]*><is><t [^>]*>\w+ Ohne</g],
  ['vCards as ZIP', '-vcards.zip', /^FN:\w+ Ohne\r$/gm],
  ['Email signatures as ZIP', '-signatures.zip', /<strong style="font-size:16px">\w+ Ohne</g],
  ['vCards in one file', '-cards.vcf', /^FN:\w+ Ohne\r$/gm],
] as const;

/** All that a ZIP file holds. */
async function textIn(bytes: Uint8Array): Promise<string> {
  return [...(await unzip(bytes)).values()].join('\n');
}

test('filters are saved under a name, and found again by it', async () => {
  const { page } = window;
  await page.goto(`${becard.url}${root}/cards?department=Vertrieb&missing=mobile`);
  await page.locator('[data-row] a').first().waitFor();

  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save view' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Vertrieb ohne Mobil');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Vertrieb ohne Mobil' }).waitFor();
  await page.goto(`${becard.url}${root}/cards`);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Vertrieb ohne Mobil' }).click();

  await page.waitForURL('**/cards?department=Vertrieb&missing=mobile');
  await page.getByRole('row', { name: /Dora/ }).waitFor({ state: 'detached' });
  await page.goto(`${becard.url}${root}/users`);
  await page.locator('[data-row] a').first().waitFor();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Save view' }).waitFor();
  assert.equal(await page.getByRole('menuitem', { name: 'Vertrieb ohne Mobil' }).count(), 0);
  assertQuiet(window);
});

test('a value is entered in two languages, seen at once in the preview, and given back to the directory', async () => {
  const { page } = window;
  await bringAxe(page);
  await page.goto(`${becard.url}${root}/cards`);
  await page.getByRole('link', { name: 'Ben Ohne', exact: true }).click();
  const preview = page.getByRole('region', { name: 'Preview' });

  await withPicture(page, 'card-form', async () => {
    await page.getByLabel('Position (German)').fill('Vertriebsleitung');
    await page.getByLabel('Position (English)').fill('Head of Sales');
    await preview.getByText('Head of Sales').waitFor();
    await preview.getByText('German').click();
    await preview.getByText('Vertriebsleitung').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. The card shows it').waitFor();
    await page.getByText('Entered by ada@contoso.example').waitFor();
    await page.getByText('Change it in Entra').first().waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('button', { name: 'Use the value from Microsoft Entra for Position' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('From Microsoft Entra: Job title').waitFor();
    for (const width of [900, 320]) {
      await page.setViewportSize({ width, height: 768 });
      const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      assert.equal(await evaluateIn(page, sideways), 0, String(width));
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  assertQuiet(window);
});

test('on a phone a card is published and opened from its menu, and chosen cards are paused', async () => {
  const { page } = window;
  await page.setViewportSize({ width: 320, height: 700 });
  await bringAxe(page);
  await withPicture(page, 'cards-phone', async () => {
    await page.goto(`${becard.url}${root}/cards`);
    const menu = page.getByRole('button', { name: 'More for Anna Ohne' });
    await menu.click();
    await page.getByRole('menuitem', { name: 'Publish' }).click();
    await page.locator('[data-row]', { hasText: 'Anna' }).getByText('Published').first().waitFor();
    await menu.click();
    assert.match((await page.getByRole('menuitem', { name: 'Open' }).getAttribute('href')) ?? '', /\/c\/\w{11}$/);
    await page.getByRole('menuitem', { name: 'Pause' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('checkbox', { name: 'Select Anna Ohne' }).click();
    await page.getByRole('region', { name: 'Selected cards' }).getByText('1 card selected').waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    assert.equal(await evaluateIn(page, sideways), 0);
  });
  assertQuiet(window);
});
