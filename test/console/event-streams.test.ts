// Event streams in the developers area, in a real browser: one is created, its receiver polls a verification event, it is changed and removed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJwt } from 'jose';
import { bringAxe, violationsOn } from './axe.ts';
import { assertQuiet, withPicture } from './browser.ts';
import { openConsole, openDirectory } from './console.ts';

const audience = 'https://receiver.example';

const { becard, window } = await openConsole();
await openDirectory(window.page, becard.url);

test('an event stream is created, and its receiver polls the verification event with the token shown once', async () => {
  const { page } = window;
  await bringAxe(page);
  await withPicture(page, 'event-streams-create', async () => {
    await page.goto(`${becard.url}/administration/developers/event-streams`);
    await page.getByRole('heading', { name: 'No event streams yet' }).waitFor();
    assert.deepStrictEqual(await violationsOn(page, 'main'), []);
    await page.getByRole('button', { name: 'Create event stream' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Becard pushes' }).click();
    await dialog.getByLabel('Audience').fill(audience);
    await dialog.getByLabel('Push URL').fill('https://10.0.0.1/');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByText(/This address is not public/).waitFor();
    await dialog.getByRole('radio', { name: 'The receiver polls' }).click();
    await dialog.getByRole('radio', { name: 'Selected events' }).click();
    await dialog.getByRole('checkbox', { name: 'deactivate', exact: true }).click();
    assert.deepStrictEqual(await violationsOn(page, '[role=dialog]'), []);
    await dialog.getByRole('button', { name: 'Create' }).click();
    const token = await page.locator('output code').innerText();
    await page.getByRole('button', { name: 'I’ve saved this token' }).click();

    await page.getByRole('link', { name: audience }).click();
    await page.getByRole('button', { name: 'Send verification event' }).click();
    await page.getByText(/verification event is on its way/).waitFor();
    const pollUrl = await page.getByRole('textbox', { name: 'Poll URL' }).inputValue();
    const claims = await pollOnce(pollUrl, token);
    assert.deepEqual(
      [claims.aud, Object.keys(Object(claims['events']))],
      [[audience], ['https://schemas.openid.net/secevent/ssf/event-type/verification']],
    );
    assert.equal((await page.content()).includes(token), false);
  });
  await page.evaluate('document.fonts.ready');
  assert.deepStrictEqual(await violationsOn(page, 'main'), []);
  assertQuiet(window);
});

test('an event stream is paused, resumed, changed, gets another token and key, and is removed', async () => {
  const { page } = window;
  await withPicture(page, 'event-streams-acts', async () => {
    await page.goto(`${becard.url}/administration/developers/event-streams`);
    await page.getByRole('link', { name: audience }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'All events' }).click();
    await page.getByRole('dialog').getByRole('radio', { name: 'Values of changed attributes' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('main').getByText('Values of changed attributes').waitFor();
    await page.getByRole('button', { name: 'Replace token' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace token' }).click();
    assert.match(await page.locator('output code').innerText(), /^becard_set_/);
    await page.getByRole('button', { name: 'I’ve saved this token' }).click();
    await page.getByRole('button', { name: 'Replace signing key' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Replace signing key' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Remove event stream' }).click();
    await page.getByRole('heading', { name: 'No event streams yet' }).waitFor();
  });
  assertQuiet(window);
});

/** The claims of the only token that waits, which the receiver acknowledges. */
async function pollOnce(url: string, token: string) {
  const poll = async (body: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    // The test looks at what is there.
    return (await response.json()) as { readonly sets: Readonly<Record<string, string>> };
  };
  const { sets } = await poll({ returnImmediately: true });
  const [[jti, text] = assert.fail('no token'), ...others] = Object.entries(sets);
  assert.deepEqual(others, []);
  await poll({ returnImmediately: true, ack: [jti] });
  return decodeJwt(text);
}
