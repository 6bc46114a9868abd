// Locations of offices in a real browser: an office that people have becomes a location, is changed, and is removed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, evaluateIn, withPicture } from './browser.ts';
import { askConsole, openConsole, openDirectory } from './console.ts';
import { changePerson, createPerson } from './scim.ts';

const officePath = 'addresses[type eq "work"].formatted';
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

const { becard, window } = await openConsole();
const { id, connection } = await openDirectory(window.page, becard.url);
const root = `/d/${id}`;
for (const [name, office] of [
  ['Anna', 'Berlin'],
  ['Ben', 'BERLIN'],
  ['Cara', 'Dresden'],
] as const)
  await changePerson(connection, await createPerson(connection, name, 'Weber'), officePath, office);

test('while cards are off, the pages of templates and locations lead to where they are switched on', async () => {
  const { page } = window;
  await bringAxe(page);
  await withPicture(page, 'locations-off', async () => {
    await page.goto(`${becard.url}${root}/templates`);
    await page.getByText('No templates yet').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Cards' }).click();
    await page.getByText('Switch on and publish').waitFor();
    await page.goto(`${becard.url}${root}/locations`);
    await page.getByText('Switch cards on first.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Cards' }).click();
    await page.getByRole('button', { name: 'Switch on and publish' }).click();
    await page.locator('[data-row]', { hasText: 'Cara' }).getByText('Published').first().waitFor();
  });
  assertQuiet(window);
});

test('an office that two people have becomes a location with three entries, and is on their public cards', async () => {
  const { page } = window;
  await withPicture(page, 'locations', async () => {
    await page.getByRole('link', { name: 'Locations' }).click();
    const offices = page.getByRole('region', { name: 'Offices without a location' });
    await offices
      .getByRole('listitem')
      .filter({ hasText: /berlin/i })
      .getByText('2 people')
      .waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    await offices.getByRole('button', { name: /Add location Berlin/i }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Saving changes 2 cards at once.').waitFor();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await page.keyboard.type('Unter den Linden 1');
    await dialog.getByLabel('Postal code').fill('10117');
    await dialog.getByLabel('City').fill('Berlin');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    const row = page.getByRole('row', { name: /berlin/i });
    await row.getByText('Unter den Linden 1, 10117 Berlin').waitFor();
    await row.getByText('2', { exact: true }).waitFor();
    assert.deepStrictEqual(await violationsOn(page), []);
    for (const width of [320, 900, 1366]) {
      await page.setViewportSize({ width, height: 768 });
      assert.equal(await evaluateIn(page, sideways), 0, String(width));
    }
  });
  assert.match(await publicCard('Anna'), /Unter den Linden 1/);
  assertQuiet(window);
});

test('a name that is taken is refused where it was typed, and a location is changed', async () => {
  const { page } = window;
  const dialog = page.getByRole('dialog');
  await withPicture(page, 'locations-change', async () => {
    await page.getByRole('button', { name: 'Add location', exact: true }).click();
    await dialog.getByLabel('Office name').fill('berlin');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Edit location berlin/i }).click();
    await dialog.getByLabel('Postal code').fill('');
    await dialog.getByLabel('Phone').fill('+49 30 1234');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Unter den Linden 1, Berlin').waitFor();
  });
  assert.match(await publicCard('Ben'), /\+49 30 1234/);
});

test('before a location is removed, the page says what its cards show then', async () => {
  const { page } = window;
  await withPicture(page, 'locations-remove', async () => {
    await page.getByRole('button', { name: /Remove location berlin/i }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 cards then show only what Entra sends').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /Add location berlin/i }).waitFor();
  });
  assert.doesNotMatch(await publicCard('Anna'), /Unter den Linden 1/);
});

async function publicCard(name: string): Promise<string> {
  const cards = await askConsole(
    window.page,
    becard.url,
    'GET',
    `${root.replace('/d/', '/directories/')}/cards?search=${name}`,
  );
  const [card] = cards['items'] as readonly { readonly url: string }[];
  return (await window.page.request.get(card?.url ?? '')).text();
}
