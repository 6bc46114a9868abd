import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScene } from '../testing/scene.ts';

const withoutMobile = { name: ' Without a mobile number ', query: 'missing=mobile&columns=email,mobile' };

test('a view of the list is saved for everyone who reads the directory, and removed', async () => {
  const { site, browser, path } = await openScene();
  const auditor = await site.signedIn('auditor');

  const saved = await browser.send('POST', `${path}/saved-views`, withoutMobile);
  const listed = await auditor.send('GET', `${path}/saved-views`);
  const refused = await auditor.send('POST', `${path}/saved-views`, withoutMobile);
  const removed = await browser.send('DELETE', `${path}/saved-views/${String(saved.body['id'])}`);
  const again = await browser.send('DELETE', `${path}/saved-views/${String(saved.body['id'])}`);

  assert.deepEqual([saved.status, saved.body['name']], [201, 'Without a mobile number']);
  assert.deepEqual(listed.body['items'], [saved.body]);
  assert.deepEqual([refused.status, removed.status, again.status], [403, 204, 404]);
});

test('a view takes the place of one with the same name', async () => {
  const { browser, path } = await openScene();
  await browser.send('POST', `${path}/saved-views`, withoutMobile);

  await browser.send('POST', `${path}/saved-views`, { ...withoutMobile, query: 'missing=mobile,phone' });

  const { body } = await browser.send('GET', `${path}/saved-views`);
  const views = body['items'] as readonly { readonly query: string }[];
  assert.deepEqual(
    views.map(({ query }) => query),
    ['missing=mobile,phone'],
  );
});

test('a view of the cards is none of the users', async () => {
  const { browser, path } = await openScene();
  await browser.send('POST', `${path}/saved-views`, withoutMobile);
  await browser.send('POST', `${path}/saved-views`, { ...withoutMobile, list: 'cards', query: 'missing=email' });

  const answers = [await browser.send('GET', `${path}/saved-views?list=cards`)];
  answers.push(await browser.send('GET', `${path}/saved-views`));

  const views = answers.flatMap(({ body }) => body['items'] as readonly { readonly query: string }[]);
  assert.deepEqual(
    views.map(({ query }) => query),
    ['missing=email', withoutMobile.query],
  );
});

test('a view needs a name, and a directory keeps at most fifty', async () => {
  const { browser, path } = await openScene();
  const save = (name: string) => browser.send('POST', `${path}/saved-views`, { name, query: '' });

  const [empty, long] = [await save(' '), await save('x'.repeat(101))];
  for (let at = 1; at <= 50; at += 1) await save(`View ${String(at)}`);
  const [full, replaced] = [await save('View 51'), await save('View 50')];

  assert.deepEqual(
    [empty, long, full, replaced].map(({ status, body }) => [status, body['code']]),
    [
      [400, 'BC-906'],
      [400, 'BC-906'],
      [409, 'BC-905'],
      [201, undefined],
    ],
  );
});
