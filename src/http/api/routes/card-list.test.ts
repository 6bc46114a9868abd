import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../../../cards/index.ts';
import type { ResourceId } from '../../../domain/index.ts';
import { enterpriseUserUrn, userUrn } from '../../../scim/index.ts';
import { addUser, openScene, type Scene } from '../testing/scene.ts';
import { unzip } from '../testing/unzip.ts';

const mobile = { phoneNumbers: [{ type: 'mobile', value: '+49 170 1' }] };
const of = (department: string) => ({
  schemas: [userUrn, enterpriseUserUrn],
  [enterpriseUserUrn]: { department },
});

/** Draft cards of two in Sales without a mobile number, one with, and one in Production. */
async function openCards(): Promise<Scene & { readonly ids: readonly string[] }> {
  const scene = await openScene();
  const { context, site, directory } = scene;
  const ids = [
    await addUser(context, 1, of('Sales')),
    await addUser(context, 2, of('Sales')),
    await addUser(context, 3, { ...of('Sales'), ...mobile }),
    await addUser(context, 4, of('Production')),
  ];
  const { cards } = site.store.directory(directory.id);
  await changeSettings({ ...site, directory }, { enabled: true, newCards: 'draft' });
  // The scene gives the ids of users as texts.
  const made = ids.map((id, at) => ({ resourceId: id as ResourceId, handle: `handle${String(at)}0000` }));
  await cards.add(made, 'draft', 1_000);
  return { ...scene, ids };
}

async function statesOf({ browser, path }: Scene, query = ''): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await browser.send('GET', `${path}/cards?${query}`);
  const items = body['items'] as readonly { readonly displayName: string; readonly state: string }[];
  return Object.fromEntries(items.map(({ displayName, state }) => [displayName, state]));
}

const withoutMobile = { department: 'Sales', missing: ['mobile'] };

test('everyone in Sales without a mobile number is counted, published, and taken back by one undo', async () => {
  const scene = await openCards();
  const { browser, path } = scene;
  const body = { state: 'published', matching: withoutMobile };

  const preview = await browser.send('POST', `${path}/cards/state/preview`, body);
  const untouched = await statesOf(scene, 'state=published');
  const done = await browser.send('POST', `${path}/cards/state`, body);
  const published = await statesOf(scene, 'state=published');
  const undone = await browser.send('POST', `${path}/card-changes/${String(done.body['change'])}/undo`);
  const again = await browser.send('POST', `${path}/card-changes/${String(done.body['change'])}/undo`);

  assert.deepEqual([preview.body, untouched], [{ chosen: 2, changed: 2 }, {}]);
  assert.equal(done.body['changed'], 2);
  assert.deepEqual(published, { 'User 1': 'published', 'User 2': 'published' });
  assert.deepEqual([undone.body, again.body], [{ changed: 2 }, { changed: 0 }]);
  assert.deepEqual(await statesOf(scene, 'state=published'), {});
});

test('an undo leaves a card as it is that was changed since', async () => {
  const scene = await openCards();
  const { browser, path, ids } = scene;
  const done = await browser.send('POST', `${path}/cards/state`, { state: 'published', matching: {} });
  await browser.send('POST', `${path}/cards/state`, { state: 'paused', users: ids.slice(0, 1) });

  const undone = await browser.send('POST', `${path}/card-changes/${String(done.body['change'])}/undo`);

  assert.deepEqual(undone.body, { changed: 3 });
  const others = { 'User 2': 'draft', 'User 3': 'draft', 'User 4': 'draft' };
  assert.deepEqual(await statesOf(scene), { 'User 1': 'paused', ...others });
});

test('all cards but a few are published', async () => {
  const scene = await openCards();
  const { browser, path, ids } = scene;
  const body = { state: 'published', matching: {}, except: ids.slice(1) };

  const [preview, done] = [
    await browser.send('POST', `${path}/cards/state/preview`, body),
    await browser.send('POST', `${path}/cards/state`, body),
  ];

  assert.deepEqual([preview.body, done.body['changed']], [{ chosen: 1, changed: 1 }, 1]);
  assert.deepEqual(await statesOf(scene, 'state=published'), { 'User 1': 'published' });
});

test('cards with values of their own are listed', async () => {
  const scene = await openCards();
  const { browser, path, ids } = scene;
  const before = await statesOf(scene, 'own=true');

  await browser.send('PATCH', `${path}/cards/${ids[1] ?? ''}`, { values: { position: 'Head of Sales' } });

  assert.deepEqual([before, await statesOf(scene, 'own=true')], [{}, { 'User 2': 'draft' }]);
});

test('the list is a file with what visitors see, or the vCards of all', async () => {
  const { browser, path } = await openCards();

  const table = await browser.send('GET', `${path}/export/cards?department=Sales&missing=mobile&separator=semicolon`);
  const vcards = await browser.send('GET', `${path}/export/cards?department=Sales&format=vcard`);

  const [header, ...rows] = String(table.body['text']).trimEnd().split('\r\n');
  assert.match(header ?? '', /^\uFEFF?name;state;address;card\.prefix;/);
  assert.deepEqual(
    rows.map((row) => row.split(';').slice(0, 2)),
    [
      ['User 1', 'draft'],
      ['User 2', 'draft'],
    ],
  );
  assert.equal(String(vcards.body['text']).match(/BEGIN:VCARD\r\n/g)?.length, 3);
});

test('the list is a workbook, and ZIP files of vCards and of signatures named after users', async () => {
  const { browser, path, site } = await openCards();
  const read = async (format: string) => {
    const headers = { cookie: browser.cookie() ?? '' };
    const address = `https://becard.test${path}/export/cards?department=Sales&missing=mobile&format=${format}`;
    const response = await site.fetch(new Request(address, { headers }));
    const [, file] = /filename="(.*)"/.exec(response.headers.get('content-disposition') ?? '') ?? [];
    return { file, entries: await unzip(new Uint8Array(await response.arrayBuffer())) };
  };

  const [workbook, vcards, signatures] = [await read('xlsx'), await read('vcard-zip'), await read('signature-zip')];

  const sheet = workbook.entries.get('xl/worksheets/sheet1.xml') ?? '';
  assert.deepEqual(sheet.match(/User \d/g), ['User 1', 'User 1', 'User 2', 'User 2']);
  assert.deepEqual(
    [workbook.file, vcards.file, signatures.file],
    ['Contoso-cards.xlsx', 'Contoso-vcards.zip', 'Contoso-signatures.zip'],
  );
  assert.deepEqual([...vcards.entries.keys()], ['User 1.vcf', 'User 2.vcf']);
  assert.match(vcards.entries.get('User 1.vcf') ?? '', /^BEGIN:VCARD\r\nVERSION:3\.0\r\n/);
  const names = ['User 1.htm', 'User 1.txt', 'User 2.htm', 'User 2.txt'];
  assert.deepEqual([...signatures.entries.keys()], names);
  assert.match(signatures.entries.get('User 2.htm') ?? '', /^<!doctype html>/);
  assert.match(signatures.entries.get('User 2.txt') ?? '', /^User 2\r\n/);
});

test('a change that names neither users nor a list is refused, and so is one of an auditor', async () => {
  const { browser, path, site, ids } = await openCards();
  const auditor = await site.signedIn('auditor');

  const none = await browser.send('POST', `${path}/cards/state`, { state: 'published' });
  const refused = await auditor.send('POST', `${path}/cards/state`, { state: 'published', users: ids });

  assert.deepEqual([none.status, none.body['code'], refused.status], [400, 'BC-906', 403]);
});
