// The public pages of cards in a real browser: a card with and without a photo, the PIN in front of one, and what stays of a card whose user
// has left. Both languages and appearances, on a phone and on a desk, and without JavaScript.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { bringAxe, violationsOn } from './axe.ts';
import { type RunningBecard, startBecard } from './becard.ts';
import { assertQuiet, evaluateIn, launchBrowser, openWindow, withPicture } from './browser.ts';
import { askConsole, enter, openDirectory } from './console.ts';
import { changePerson, createPerson } from './scim.ts';

const kilobyte = 1_024;
const pin = '4711';
const manager = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager';
const sideways = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

let becard: RunningBecard;
let browser: Browser;
let places: Readonly<Record<'long' | 'photo' | 'pin' | 'left', string>>;
let setLeaver: (leaver: object) => Promise<unknown>;

before(async () => {
  [becard, browser] = await Promise.all([startBecard(), launchBrowser()]);
  const { page } = await openWindow(browser, becard.url);
  await enter(page, becard.welcomeLink);
  await furnish(page);
});

after(async () => {
  await browser.close();
  await becard.stop();
});

/** A card with every value and without a photo, one with a photo, one behind a PIN, and one of a user who has left. */
async function furnish(page: Page): Promise<void> {
  const { id, connection } = await openDirectory(page, becard.url);
  const people = {
    long: await createPerson(connection, 'Maximiliane', 'Freifrau von Hohenstein-Wittelsbach'),
    photo: await createPerson(connection, 'Jana', 'Weber'),
    pin: await createPerson(connection, 'Ben', 'Adler'),
    left: await createPerson(connection, 'Gerd', 'Gegangen'),
  };
  const send = (method: string, path: string, body?: unknown) =>
    askConsole(page, becard.url, method, `/directories/${id}${path}`, body);
  await send('PATCH', '/card-settings', { enabled: true });
  await page.goto(`${becard.url}/d/${id}/cards`);
  for (const name of ['Maximiliane', 'Jana', 'Ben', 'Gerd'])
    await page.locator('[data-row]', { hasText: name }).getByText('Published').first().waitFor();
  const addressOf = async (user: string): Promise<string> => String((await send('GET', `/cards/${user}`))['url']);
  places = {
    long: await addressOf(people.long),
    photo: await addressOf(people.photo),
    pin: await addressOf(people.pin),
    left: await addressOf(people.left),
  };
  const links = [{ label: 'LinkedIn', url: 'https://linkedin.example/in/maximiliane-von-hohenstein-wittelsbach' }];
  const shortDescription = { de: 'Ihr Kontakt für Verträge.', en: 'Your contact for contracts.' };
  await send('PATCH', `/cards/${people.long}`, {
    values: { website: 'contoso.example', socialLinks: links, shortDescription },
  });
  const picture = sharp({ create: { width: 400, height: 400, channels: 3, background: '#785a3c' } });
  await send('PUT', `/cards/${people.photo}/photo`, await picture.jpeg().toBuffer());
  await send('PATCH', `/cards/${people.photo}`, { values: { color: '#ffd400', focus: 'socialmedia' } });
  await send('PUT', `/cards/${people.pin}/pin`, { pin });
  const template = String(Object((await send('GET', `/cards/${people.left}`))['template']).id);
  const website = { rule: 'fixed', value: 'https://contoso.example', visible: true, editableBy: 'editor' };
  setLeaver = (leaver) => send('PATCH', `/card-templates/${template}`, { leaver, fields: { website } });
  await changePerson(connection, people.left, manager, people.photo);
  await changePerson(connection, people.left, 'active', false);
}

/** Where the page of a user who left leads, and what is read there. */
const leavers = (): readonly (readonly [leaver: object, shown: string])[] => [
  [{ kind: 'nothing' }, ''],
  [{ kind: 'company' }, 'Contoso Deutschland GmbH'],
  [{ kind: 'manager' }, 'Jana Weber'],
  [{ kind: 'successor', handle: handleIn(places.long) }, 'Hohenstein'],
  [{ kind: 'address', url: 'https://contoso.example/a-very-long-address-without-a-place-to-break' }, 'very-long'],
];

const handleIn = (address: string): string => address.slice(address.lastIndexOf('/') + 1);

for (const [locale, colorScheme, width] of [
  ['en-GB', 'light', 1366],
  ['de-DE', 'dark', 1366],
  ['de-DE', 'light', 320],
  ['en-GB', 'dark', 320],
] as const) {
  const name = `${locale}, ${colorScheme}, ${width}`;
  test(`the public pages are accessible and fit: ${name}`, async () => {
    const options = { locale, colorScheme, viewport: { width, height: 800 } };
    const visitor = await openWindow(browser, becard.url, options);
    const { page } = visitor;
    await bringAxe(page);
    const look = async (what: string): Promise<void> => {
      assert.deepStrictEqual(await violationsOn(page), [], what);
      assert.equal(await evaluateIn(page, sideways), 0, `${what} scrolls sideways`);
      assert.equal(await evaluateIn(page, 'document.documentElement.lang'), locale.slice(0, 2), what);
    };
    await withPicture(page, `public-${locale}-${width}`, async () => {
      for (const place of ['long', 'photo', 'pin'] as const) {
        await page.goto(places[place]);
        await look(place);
      }
      await page.getByLabel('PIN').fill('0000');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await look('wrong-pin');
      for (const [leaver, shown] of leavers()) {
        await setLeaver(leaver);
        await page.goto(places.left);
        await page.getByText(shown).first().waitFor();
        assert.ok(!(await page.content()).includes('Gerd'));
        await look(JSON.stringify(leaver));
      }
      await page.goto(`${becard.url}/c/unknown`);
      await look('unknown');
    });
    assert.deepEqual(await visitor.context.cookies(), []);
    assertQuiet(visitor);
    await visitor.context.close();
  });
}

test('a card works without JavaScript, without a cookie, and weighs at most 30 KB without its photo', async (context) => {
  const visitor = await openWindow(browser, becard.url, { javaScriptEnabled: false });
  const { page } = visitor;
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize)));

  await page.goto(places.long, { waitUntil: 'networkidle' });
  await page.locator('summary').click();
  await page.waitForLoadState('networkidle');
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.getByRole('link', { name: 'Zu Kontakten hinzufügen' }).waitFor();
  const weight = (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
  context.diagnostic(`${String(weight)} bytes: the page twice, and its QR code`);

  await page.goto(places.pin);
  assert.ok(!(await page.content()).includes('Ben'));
  await page.getByLabel('PIN').fill(pin);
  await page.getByRole('button', { name: 'Show card' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ben Adler' }).waitFor();

  assert.ok(weight > 0 && weight <= 30 * kilobyte, String(weight));
  assert.deepEqual(await visitor.context.cookies(), []);
  assertQuiet(visitor);
  await visitor.context.close();
});
