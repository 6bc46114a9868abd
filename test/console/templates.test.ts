// Templates of cards in a real browser: one is made, seen on a real person, given to a department, and taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { readQr } from '../../src/http/cards/testing/read-qr.ts';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, evaluateIn, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';
import { changePerson, createPerson } from './scim.ts';

const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department';
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const { becard, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
const root = `/d/${id}`;
await createPerson(connection, 'Anna', 'Vertrieb');
const ben = await createPerson(connection, 'Ben', 'Werk');
await changePerson(connection, ben, department, 'Produktion');
await changePerson(connection, ben, 'displayName', 'Dr. Ben Werk');
await askConsole(window.page, becard.url, 'PATCH', `/directories/${id}/card-settings`, { enabled: true });
await window.page.goto(`${becard.url}${root}/cards`);
await window.page.locator('[data-row]', { hasText: 'Ben' }).getByText('Published').first().waitFor();

test('a template is made and seen on a real person before it is saved, in both languages and dark', async () => {
  const { page } = window;
  await bringAxe(page);
  const preview = page.getByRole('region', { name: 'Preview' });
  await withPicture(page, 'template', async () => {
    await page.goto(`${becard.url}${root}/cards`);
    await page.getByRole('link', { name: 'Card templates' }).click();
    await page.getByRole('link', { name: 'Standard' }).waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('button', { name: 'Add template' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Sales');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor();
    await preview.getByText('Anna Vertrieb').last().waitFor();
    await page.getByLabel('Text of Organization').fill('Contoso Sales');
    await preview.getByText('Contoso Sales').waitFor();
    await preview.getByText('Dark').click();
    await preview.getByText('German').click();
    await preview.getByText('Zu Kontakten hinzufügen').waitFor();
    await preview.getByRole('button', { name: 'Shown for' }).click();
    await page.getByRole('button', { name: 'Ben Werk' }).click();
    await preview.getByText('Produktion').waitFor();
    await preview.getByText('BW', { exact: true }).waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    for (const width of [900, 320, 1366]) {
      await page.setViewportSize({ width, height: 768 });
      assert.equal(await evaluateIn(page, sideways), 0, String(width));
    }
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This changes no card.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Every card with this template').waitFor();
  });
  assertQuiet(window);
});

test('what is entered and not saved is lost only after a question', async () => {
  const { page } = window;
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  const field = page.getByLabel('Text of Organization');
  await withPicture(page, 'template-unsaved', async () => {
    await page.goto(`${becard.url}${root}/templates`);
    await page.getByRole('link', { name: 'Sales' }).click();
    await field.fill('Contoso Fair');
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('tab', { name: 'Fields' }).click();
    await page.getByRole('link', { name: 'Locations' }).click();
    await dialog.waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await field.inputValue(), 'Contoso Fair');
    await page.getByRole('link', { name: 'Locations' }).click();
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { level: 1, name: 'Locations' }).waitFor();

    await page.goto(`${becard.url}${root}/cards`);
    await page.getByRole('link', { name: /^Anna Vertrieb/ }).click();
    await page.getByLabel('Prefix').fill('Dr.');
    await page.getByRole('tab', { name: 'History' }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved. The card shows it').waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('tab', { name: 'History', selected: true }).waitFor();
  });
  assertQuiet(window);
});

test('a department has the template by a rule, whose effect is counted before it is saved', async () => {
  const { page } = window;
  await withPicture(page, 'template-rules', async () => {
    await page.getByRole('link', { name: 'Card templates', exact: true }).first().click();
    await page.getByRole('button', { name: 'Add rule' }).click();
    const rule = page.getByRole('group', { name: 'Rule 1' });
    await rule.getByLabel('Department').selectOption('Vertrieb');
    await rule.getByLabel('Template').selectOption('Sales');
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 person: Standard → Sales').waitFor();
    await dialog.getByText('Anna Vertrieb').waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 320, height: 700 });
    assert.equal(await evaluateIn(page, sideways), 0);
    await page.setViewportSize({ width: 1366, height: 768 });
  });
  const cards = await askConsole(page, becard.url, 'GET', `${root.replace('/d/', '/directories/')}/cards?search=Anna`);
  const [card] = cards['items'] as readonly { readonly id: string }[];
  const anna = await askConsole(
    page,
    becard.url,
    'GET',
    `${root.replace('/d/', '/directories/')}/cards/${card?.id ?? ''}`,
  );
  assert.equal(Object(anna['template']).name, 'Sales');
  assertQuiet(window);
});

test('leaver page, search engines and who sets the photo are settings of a template', async () => {
  const { page } = window;
  await withPicture(page, 'template-settings', async () => {
    await page.getByRole('link', { name: 'Sales', exact: true }).click();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'The card of a successor' }).check();
    assert.ok(await page.getByRole('button', { name: 'Save' }).isDisabled());
    await page.getByRole('button', { name: 'Choose a person' }).click();
    await page.getByRole('button', { name: 'Ben Werk' }).click();
    await page.getByText('Leads to /c/').waitFor();
    await page.getByLabel('Search engines may list these cards').check();
    await page.getByLabel('Who may set the photo').selectOption('Editors only');
    await page.getByRole('textbox', { name: 'Name' }).fill('Sales Germany');
    assert.deepStrictEqual(await violationsOn(page), []);
    for (const width of [900, 320, 1366]) {
      await page.setViewportSize({ width, height: 768 });
      assert.equal(await evaluateIn(page, sideways), 0, String(width));
    }
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('What visitors see of people who have left changes at once.').waitFor();
    await dialog.getByText('Search engines may list these cards.').waitFor();
    await dialog.getByText('Only editors may set photos.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sales Germany' }).waitFor();
  });
  const template = /\/templates\/([^?]+)/.exec(page.url())?.[1] ?? '';
  const address = `${root.replace('/d/', '/directories/')}/card-templates/${template}`;
  const saved = await askConsole(page, becard.url, 'GET', address);
  assert.equal(Object(saved['leaver']).kind, 'successor');
  assert.deepStrictEqual([saved['listed'], saved['photoEditableBy']], [true, 'editor']);
  assertQuiet(window);
});

test('an earlier version says what is different now, and comes back after its effect was shown', async () => {
  const { page } = window;
  await withPicture(page, 'template-versions', async () => {
    await page.getByRole('tab', { name: 'Earlier versions' }).click();
    await page.getByText('Different now: Name, When a person leaves, Search engines may list').first().waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await page.getByRole('button', { name: 'Restore version 2' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Search engines are asked not to list these cards.').waitFor();
    await dialog.getByText('People may set their own photo.').waitFor();
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('heading', { level: 1, name: 'Sales', exact: true }).waitFor();
    await page.locator('h1:focus').waitFor();
    await page.getByRole('link', { name: 'Card templates', exact: true }).first().click();
  });
  assertQuiet(window);
});

test('a logo is in the QR code of the template as soon as it is chosen, and a hardly seen one is refused', async () => {
  const { page } = window;
  const mark = (background: string) =>
    sharp({ create: { width: 120, height: 90, channels: 3, background } })
      .png()
      .toBuffer();
  await withPicture(page, 'template-logo', async () => {
    await page.getByRole('link', { name: 'Sales', exact: true }).click();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('img', { name: 'QR code without a logo' }).waitFor();
    const input = page.locator('input[type=file]');
    await input.setInputFiles({ name: 'white.png', mimeType: 'image/png', buffer: await mark('#fefefe') });
    await page.getByText('This logo is hardly seen on the white of a QR code.').waitFor();
    await input.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await mark('#b00020') });
    await page.getByRole('img', { name: 'QR code with the logo' }).waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    const { data, info } = await sharp(await page.getByRole('img', { name: 'QR code with the logo' }).screenshot())
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const seen = readQr({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
    assert.match(String(seen[0]), /\/c\/4Tq8Zr1yWn6\?s=qr$/);
    assert.equal(seen[1], seen[0]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('img', { name: 'QR code without a logo' }).waitFor();
    await page.getByRole('link', { name: 'Card templates', exact: true }).first().click();
  });
  assertQuiet(window);
});

test('a template is made, seen on a real person and saved in eight actions from the overview', async () => {
  const { page } = window;
  const preview = page.getByRole('region', { name: 'Preview' });
  const acts = [
    () => page.getByRole('link', { name: 'Card templates', exact: true }).first().click(),
    () => page.getByRole('button', { name: 'Add template' }).click(),
    () => page.getByRole('dialog').getByLabel('Name').fill('Plant'),
    () => page.keyboard.press('Enter'),
    () => page.getByLabel('Text of Organization').fill('Contoso Plant'),
    () => preview.getByText('Contoso Plant').waitFor(),
    () => page.getByRole('button', { name: 'Save' }).click(),
    () => page.getByRole('dialog').getByRole('button', { name: 'Save' }).click(),
  ];
  await withPicture(page, 'template-actions', async () => {
    await page.goto(`${becard.url}${root}`);
    for (const act of acts) await act();
    await page.getByText('Saved. Every card with this template').waitFor();
    await preview.getByText('Anna Vertrieb').last().waitFor();
    await page.getByRole('link', { name: 'Card templates', exact: true }).first().click();
  });
  assertQuiet(window);
});

test('a saved change of a template is taken back', async () => {
  const { page } = window;
  await withPicture(page, 'template-undo', async () => {
    await page.getByRole('link', { name: 'Sales', exact: true }).click();
    await page.getByLabel('Text of Organization').fill('Wrong');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This changes what visitors see of 1 card.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Saved. Every card with this template').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('Text of Organization').inputValue(), 'Contoso Sales');
  });
  assertQuiet(window);
});

test('before a template is removed, the page says which template its cards have then', async () => {
  const { page } = window;
  await askConsole(page, becard.url, 'POST', `/directories/${id}/card-templates`, { name: 'Interns' });
  await withPicture(page, 'template-remove', async () => {
    await page.goto(`${becard.url}${root}/templates`);
    await page.getByRole('button', { name: 'Remove template Interns' }).click();
    const dialog = page.getByRole('dialog', { name: 'Remove template “Interns”?' });
    await dialog.getByText('Cards for which it was chosen get their template by the rules again.').waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('link', { name: 'Interns' }).waitFor({ state: 'detached' });
  });
  assertQuiet(window);
});
