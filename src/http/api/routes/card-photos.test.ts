// Photos of cards over the API: what is stored, what the report of a ZIP file says, and what archives cannot do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../../../cards/index.ts';
import { createDirectory, createResource, tenantUrlOf, userKind } from '../../../domain/index.ts';
import { userUrn } from '../../../scim/index.ts';
import { openSite } from '../testing/browser.ts';
import { beginUpload, picture } from '../testing/uploads.ts';
import { zipOf } from '../testing/zip.ts';

async function openCards() {
  const site = openSite();
  const { store, platform } = site;
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const own = store.directory(directory.id);
  const context = {
    ...{ directory, platform, store: own, actor: { kind: 'system' } as const },
    tenantUrl: tenantUrlOf('https://becard.test', directory.id),
  };
  await changeSettings({ store, platform, directory }, { enabled: true });
  const add = async (userName: string, email: string, hasCard = true) => {
    const body = { schemas: [userUrn], userName, externalId: `${userName}@upn.example`, emails: [{ value: email }] };
    const { id } = (await createResource(context, userKind, body)).resource;
    if (hasCard) await own.cards.add([{ resourceId: id, handle: userName.padEnd(11, '0') }], 'published', 1);
    return id;
  };
  const ids = {
    ada: await add('ada', 'ada@contoso.example'),
    ben: await add('ben', 'both@contoso.example'),
    cara: await add('cara', 'both@contoso.example'),
    dan: await add('dan', 'dan@contoso.example', false),
  };
  const browser = await site.signedIn('editor');
  return { site, browser, cards: own.cards, ids, path: `/v1/directories/${directory.id}` };
}

test('the photo of a card is set, read and removed', async () => {
  const { browser, cards, ids, path } = await openCards();
  const photo = `${path}/cards/${ids.ada}/photo`;

  const missing = await browser.send('GET', photo);
  const set = await browser.send('PUT', photo, picture);
  const read = await browser.send('GET', photo);
  const kept = (await cards.find(ids.ada))?.photo;
  const removed = await browser.send('DELETE', photo);

  assert.deepEqual([missing.status, set.status, read.status, removed.status], [404, 204, 200, 204]);
  assert.equal(read.headers.get('content-type'), 'image/jpeg');
  assert.match(kept ?? '', /^[\w-]{43}$/);
  assert.equal((await cards.find(ids.ada))?.photo, undefined);
});

test('a card says who set its photo and when, until the photo is removed', async () => {
  const { browser, cards, ids, path } = await openCards();
  const card = `${path}/cards/${ids.ada}`;
  const originOf = async () => (await browser.send('GET', card)).body['photoOrigin'];

  const before = await originOf();
  await browser.send('PUT', `${card}/photo`, picture);
  const single = await originOf();
  const { photoAt } = (await cards.find(ids.ada)) ?? assert.fail();
  await browser.send('DELETE', `${card}/photo`);
  const removed = await originOf();
  await browser.send('PUT', `${path}/card-photos`, zipOf({ 'ada.png': picture }));
  const ofArchive = await originOf();

  const at = new Date(photoAt ?? assert.fail()).toISOString();
  assert.deepEqual([before, single, removed], [undefined, { kind: 'own', at, by: 'editor@example.com' }, undefined]);
  assert.equal(Object(ofArchive).by, 'editor@example.com');
});

test('a picture is sent as a file, and a crop has three sides', async () => {
  const { browser, ids, path } = await openCards();
  const photo = `${path}/cards/${ids.ada}/photo`;

  const asJson = await browser.send('PUT', photo, { picture: 'x' });
  const halfCrop = await browser.send('PUT', `${photo}?left=1&top=2`, picture);
  const unknown = await browser.send('PUT', `${path}/cards/none/photo`, picture);

  assert.deepEqual([asJson.status, asJson.body['code']], [415, 'BC-411']);
  assert.deepEqual([halfCrop.status, halfCrop.body['code']], [400, 'BC-906']);
  assert.deepEqual([unknown.status, unknown.body['code']], [404, 'BC-904']);
});

test('pictures of a ZIP file find their users by id, userName, externalId or email, and the report says what did not', async () => {
  const { browser, ids, path } = await openCards();
  const names = [`${ids.ben}.jpg`, 'photos/Cara.JPG', 'ada@contoso.example.png', 'both@contoso.example.jpg'];
  const others = ['dan@upn.example.webp', 'nina.jpg', '__MACOSX/._ada.jpg', '.DS_Store', 'folder/'];
  const archive = zipOf(Object.fromEntries([...names, ...others].map((name) => [name, picture])));

  const { status, body } = await browser.send('PUT', `${path}/card-photos`, archive);

  assert.equal(status, 200);
  assert.deepEqual(body, {
    set: 3,
    photos: [
      { file: `${ids.ben}.jpg`, outcome: 'set', user: ids.ben },
      { file: 'Cara.JPG', outcome: 'set', user: ids.cara },
      { file: 'ada@contoso.example.png', outcome: 'set', user: ids.ada },
      { file: 'both@contoso.example.jpg', outcome: 'ambiguous' },
      { file: 'dan@upn.example.webp', outcome: 'noCard', user: ids.dan },
      { file: 'nina.jpg', outcome: 'unknown' },
    ],
  });
});

test('the report of a ZIP file says in fields why a picture was refused, as every problem does', async () => {
  const { browser, path } = await openCards();

  const { body } = await browser.send('PUT', `${path}/card-photos`, zipOf({ 'ada.jpg': Buffer.from('no picture') }));

  assert.deepEqual(
    [Object(body['photos'])[0].code, Object(body['photos'])[0].fields],
    ['BC-950', { reason: 'format' }],
  );
});

test('while large files are under way a further one is asked to come later, and what is small passes', async () => {
  const scene = await openCards();
  const { browser, ids, path } = scene;
  const underWay = [beginUpload(scene), beginUpload(scene)];

  const refused = await beginUpload(scene).answered;
  const removed = await browser.send('DELETE', `${path}/cards/${ids.ada}/photo`);
  for (const { end } of underWay) end();
  const answered = await Promise.all(underWay.map(async (upload) => (await upload.answered).status));
  const later = await browser.send('PUT', `${path}/card-photos`, zipOf({ 'ada.jpg': picture }));

  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '2']);
  assert.deepEqual([removed.status, answered, later.status], [204, [422, 422], 200]);
});

const bomb = Buffer.alloc(13 * 1024 * 1024);
const faulty: readonly (readonly [what: string, archive: Uint8Array, reason: string])[] = [
  ['that is none', Buffer.from('PK no archive'), 'archive'],
  ['that is cut', zipOf({ 'ada.jpg': picture }).subarray(0, 60), 'archive'],
  [
    'with too many entries',
    zipOf(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`${at}.jpg`, picture]))),
    'entries',
  ],
  ['that unpacks to gigabytes', zipOf({ a: bomb, b: bomb }, { unpacked: 300 * 1024 * 1024 }), 'unpacked'],
  ['with a path that leads out of it', zipOf({ '../../etc/ada.jpg': picture }), 'archive'],
];

for (const [what, archive, reason] of faulty) {
  test(`a ZIP file ${what} is refused`, async () => {
    const { browser, path } = await openCards();

    const { status, body } = await browser.send('PUT', `${path}/card-photos`, archive);

    assert.deepEqual([status, body['code'], Object(body['fields']).reason], [422, 'BC-950', reason]);
  });
}

test('an entry that is larger than a picture may be, or than it says, is refused by itself', async () => {
  const { browser, ids, path } = await openCards();
  const large = await browser.send('PUT', `${path}/card-photos`, zipOf({ 'ada.jpg': bomb, 'ben.jpg': picture }));
  const lying = await browser.send('PUT', `${path}/card-photos`, zipOf({ 'ada.jpg': bomb }, { unpacked: 100 }));

  const outcomes = [large, lying].map(({ body }) => {
    const { photos }: { readonly photos: readonly { readonly outcome: string; readonly user: string }[] } =
      Object(body);
    return photos.map(({ outcome, user }) => [outcome, user]);
  });
  assert.deepEqual(outcomes, [
    [
      ['refused', ids.ada],
      ['set', ids.ben],
    ],
    [['refused', ids.ada]],
  ]);
});
