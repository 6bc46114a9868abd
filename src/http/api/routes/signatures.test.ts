import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../../../cards/index.ts';
import type { ResourceId } from '../../../domain/index.ts';
import { addUser, openScene } from '../testing/scene.ts';

const handle = 'Jana0000000';

/** A user with a card in a state. */
async function openCard(state: 'draft' | 'published') {
  const { site, browser, path, context, directory } = await openScene();
  const { cards } = site.store.directory(directory.id);
  const id = await addUser(context, 1, {
    displayName: 'Jana <b>Weber</b>',
    preferredLanguage: 'de-DE',
    title: 'Sales',
  });
  await changeSettings({ ...site, directory }, { enabled: true, newCards: state });
  await cards.add([{ resourceId: id as ResourceId, handle }], state, site.platform.clock());
  const read = async (end: string) => {
    const headers = { cookie: browser.cookie() ?? '' };
    return site.fetch(new Request(`https://becard.test${path}/cards/${id}/signature${end}`, { headers }));
  };
  const readJson = async (end = ''): Promise<Record<string, string>> => JSON.parse(await (await read(end)).text());
  const send = async (method: string, end: string, body?: object) =>
    (await browser.send(method, `${path}${end}`, body)).body;
  return { read, readJson, send };
}

test('a signature is given as HTML and text, in the language that is asked for', async () => {
  const { readJson } = await openCard('published');

  const [own, english] = [await readJson(), await readJson('?language=en')];

  assert.deepStrictEqual(own['text']?.split('\n').slice(0, 2), ['Jana <b>Weber</b>', 'Sales']);
  assert.ok(own['text']?.includes(`Digitale Visitenkarte: https://becard.test/c/${handle}?s=mail`));
  assert.ok(own['html']?.includes('Jana &lt;b&gt;Weber&lt;/b&gt;') && !own['html'].includes('<b>'));
  assert.deepStrictEqual([own['language'], english['language']], ['de', 'en']);
  assert.ok(english['text']?.includes('Digital business card: '));
});

test('the legal line of the template is under the signature in its language', async () => {
  const { readJson, send } = await openCard('published');
  const [{ id } = { id: '' }] = (await send('GET', '/card-templates'))['items'] as readonly { readonly id: string }[];
  const template = `/card-templates/${id}`;

  await send('PATCH', template, { legalLine: { de: ' Contoso GmbH,\nHRB 4711 ', en: 'Contoso Ltd' } });
  const [own, english] = [await readJson(), await readJson('?language=en')];
  await send('PATCH', template, { legalLine: { de: 'Contoso GmbH' } });
  const fallback = await readJson('?language=en');
  const shown = await send('GET', template);
  await send('PATCH', template, { legalLine: {} });
  const without = await readJson();
  const tooLong = await send('PATCH', template, { legalLine: { de: 'x'.repeat(501) } });

  const lastOf = ({ text = '' }: Record<string, string>) => text.split('\n').at(-1);
  assert.deepStrictEqual(
    [lastOf(own), lastOf(english), lastOf(fallback)],
    ['Contoso GmbH, HRB 4711', 'Contoso Ltd', 'Contoso GmbH'],
  );
  assert.deepStrictEqual(shown['legalLine'], { de: 'Contoso GmbH' });
  assert.ok(!without['text']?.includes('Contoso GmbH'));
  assert.equal(tooLong['code'], 'BC-906');
});

test('a draft has a signature without the address that shows nothing yet', async () => {
  const { readJson } = await openCard('draft');

  const { text = '', html = '' } = await readJson();

  assert.ok(text.startsWith('Jana') && !`${text}${html}`.includes('/c/'));
});

test('a signature is downloaded as the files that Outlook reads', async () => {
  const { read } = await openCard('published');

  const [page, plain] = [await read('/file'), await read('/file?format=txt')];

  assert.deepStrictEqual(
    [page, plain].map(({ headers }) => [
      headers.get('content-type'),
      /\.(\w+)"$/.exec(headers.get('content-disposition') ?? '')?.[1],
    ]),
    [
      ['text/html; charset=utf-8', 'htm'],
      ['text/plain; charset=utf-8', 'txt'],
    ],
  );
  assert.match(await page.text(), /^<!doctype html>\n<html lang="de">/);
  assert.match(await plain.text(), /^Jana <b>Weber<\/b>\r\nSales\r\n/);
});
