import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { changeSettings, changeTemplate, logoOf, restoreTemplate } from '../../cards/index.ts';
import { deleteDirectory, removeResource, StoreUnavailable, userKind } from '../../domain/index.ts';
import { cardRoutes } from './index.ts';
import { jana, openCards, publicUrl } from './testing/cards.ts';
import { readQr } from './testing/read-qr.ts';

test('the page of a card shows what Entra sent, without a script, a cookie or a foreign host', async () => {
  const { handle, get } = await openCards();

  const { status, text, headers } = await get(`/${handle}`);

  assert.equal(status, 200);
  for (const part of ['<html lang="en">', '<h1 dir="auto">Dr. Jana Weber</h1>', 'Head of Sales', 'Contoso']) {
    assert.ok(text.includes(part), part);
  }
  assert.match(text, /href="tel:\+491711234567"/);
  assert.match(text, /href="mailto:jana.weber@contoso.example"/);
  assert.match(text, /<meta property="og:title" content="Dr. Jana Weber">/);
  assert.doesNotMatch(text, /<script|onload|style="/);
  assert.deepEqual(
    [...text.matchAll(/(?:src|href)="(https?:[^"]*)"/g)]
      .map(([, url]) => url)
      .filter((url) => !url?.startsWith(publicUrl)),
    [],
  );
  assert.ok(Buffer.byteLength(text) <= 30 * 1024);
  assert.equal(headers.get('set-cookie'), null);
  assert.equal(headers.get('x-robots-tag'), 'noindex, nofollow');
  assert.match(
    headers.get('content-security-policy') ?? '',
    /^default-src 'none'; img-src 'self'; .*style-src 'sha256-/,
  );
});

test('the page has the language of the visitor, and the one that is chosen on it', async () => {
  const { handle, get } = await openCards();
  const languageOf = async (path: string, accepted = ''): Promise<string | undefined> => {
    const { text } = await get(`/${handle}${path}`, { 'accept-language': accepted });
    return /<html lang="(..)">/.exec(text)?.[1];
  };

  assert.deepEqual(
    [
      await languageOf('', 'de-AT,en;q=0.5'),
      await languageOf('', 'fr, en;q=0.3, de;q=0.7'),
      await languageOf('', 'fr'),
      await languageOf('?lang=de', 'en'),
      await languageOf('?lang=fr', 'de'),
    ],
    ['de', 'de', 'en', 'de', 'de'],
  );
});

test('a method that cards do not have is refused in the same way whether there is a card or not', async () => {
  const { handle, openNode } = await openCards();
  const routes = openNode();

  for (const [path, allow] of [
    [`/${handle}`, 'GET, HEAD, POST'],
    ['/AAAAAAAAAAA', 'GET, HEAD, POST'],
    [`/${handle}.vcf`, 'GET, HEAD'],
    [`/${handle}/qr.svg`, 'GET, HEAD'],
    ['/AAAAAAAAAAA/qr.svg', 'GET, HEAD'],
  ] as const) {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await routes.request(path, { method }, { remoteAddress: '192.0.2.1' });

      assert.deepEqual([answer.status, await answer.text(), answer.headers.get('allow')], [405, '', allow], path);
    }
  }
});

test('a change in Entra is on the page and in the vCard with the next request', async () => {
  const { handle, get, patch, pass } = await openCards();
  const before = await get(`/${handle}.vcf`);
  pass(1000);

  await patch('title', 'Chief Officer');

  const tag = { 'if-none-match': before.headers.get('etag') ?? '' };
  assert.match((await get(`/${handle}`)).text, /Chief Officer/);
  assert.match((await get(`/${handle}.vcf`, tag)).text, /TITLE:Chief Officer\r\n/);
});

test('a visitor who comes while the store is away is asked to come again, and the reason is reported', async () => {
  const { store, platform, handle } = await openCards();
  const errors: unknown[] = [];
  const fault = new StoreUnavailable('closed', 'The database of Jana Weber does not answer');
  const routes = cardRoutes({
    ...{ store: { ...store, cards: { ...store.cards, findHandle: () => Promise.reject(fault) } }, platform, publicUrl },
    ...{ language: 'en', wallet: { apple: undefined, google: undefined } },
    reportError: (error) => void errors.push(error),
  });

  const answers = await Promise.all(
    ['', '.vcf', '/photo.jpg'].map((path) => routes.request(`/${handle}${path}`, {}, { remoteAddress: '192.0.2.1' })),
  );

  for (const answer of answers) {
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '30']);
    assert.doesNotMatch(await answer.text(), /Jana|database/);
  }
  assert.deepEqual(errors, [fault, fault, fault]);
});

test('a vCard keeps its bytes and its entity tag until something changes', async () => {
  const { handle, get } = await openCards();

  const first = await get(`/${handle}.vcf`);
  const second = await get(`/${handle}.vcf`);
  const known = await get(`/${handle}.vcf`, { 'if-none-match': first.headers.get('etag') ?? '' });

  assert.deepEqual([second.text, second.headers.get('etag')], [first.text, first.headers.get('etag')]);
  assert.deepEqual([known.status, known.text], [304, '']);
  assert.equal(first.headers.get('content-type'), 'text/vcard; charset=utf-8');
  assert.match(first.text, /^BEGIN:VCARD\r\nVERSION:3\.0\r\n/);
  assert.match((await get(`/${handle}.vcf?version=4.0`)).text, /^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
});

test('the file of a vCard has the name of the user, in ASCII and in UTF-8', async () => {
  const { handle, get } = await openCards({ ...jana, displayName: 'Jörg "JW" Müller\n東', name: undefined });

  const { headers } = await get(`/${handle}.vcf`);

  assert.equal(
    headers.get('content-disposition'),
    `inline; filename="Jorg JW Muller.vcf"; filename*=UTF-8''J%C3%B6rg%20JW%20M%C3%BCller%20%E6%9D%B1.vcf`,
  );
});

test('the QR code leads to the page', async () => {
  const { handle, get } = await openCards();

  const { text, headers } = await get(`/${handle}/qr.svg`);

  assert.equal(headers.get('content-type'), 'image/svg+xml');
  assert.deepEqual(decode(text), Array(2).fill(`${publicUrl}/c/${handle}?s=qr`));
});

test('the logo of the template is in the QR codes of its cards, and undo takes it away', async () => {
  const { handle, get, scope, platform } = await openCards();
  const [standard] = await scope.store.directory(scope.directory.id).cards.templates();
  const template = standard?.id ?? '';
  const png = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#b00020' } })
    .png()
    .toBuffer();

  await changeTemplate(scope, template, { logo: logoOf(platform, png) });
  const drawn = await get(`/${handle}/qr.svg`);
  const painted = await get(`/${handle}/qr.png?mm=20`);
  await restoreTemplate(scope, template);
  const without = await get(`/${handle}/qr.svg`);

  const { data, info } = await sharp(painted.bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
  const address = `${publicUrl}/c/${handle}?s=qr`;
  assert.ok(drawn.text.includes(png.toString('base64')));
  assert.match(drawn.headers.get('content-security-policy') ?? '', /img-src data:/);
  assert.deepEqual([decode(drawn.text), readQr(pixels)], [Array(2).fill(address), Array(2).fill(address)]);
  assert.doesNotMatch(without.text, /<image/);
});

test('the QR code for print leads to the page and has the edge that was asked for', async () => {
  const { handle, get } = await openCards();

  const { bytes, headers } = await get(`/${handle}/qr.png?mm=20`);

  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
  assert.equal(headers.get('content-type'), 'image/png');
  assert.deepEqual(readQr(pixels), Array(2).fill(`${publicUrl}/c/${handle}?s=qr`));
});

test('who comes by a QR code is counted as that, the saved vCard included, and a card that is not shown is not', async () => {
  const { handle, get, counter, directory, cards, id } = await openCards();
  const agent = { 'user-agent': 'Mozilla/5.0 (iPhone) Safari/604.1' };
  const { text } = await get(`/${handle}?s=qr`, agent);
  const save = /href="\/c([^"]+\.vcf[^"]*)"/.exec(text.replaceAll('&amp;', '&'))?.[1] ?? '';
  await get(save, agent);
  await get(`/${handle}`, agent);
  await cards.setState([id], 'paused', 1);
  await get(`/${handle}?s=mail`, agent);

  const counted = counter.take().get(directory.id) ?? [];

  assert.deepEqual(
    counted.map(({ resourceId, way, views, saves }) => [resourceId, way, views, saves]),
    [
      [id, 'qr', 1, 1],
      [id, 'link', 1, 0],
    ],
  );
});

test('unknown, draft and paused cards, and those of a directory without cards, answer the same to the byte', async () => {
  const { handle, get, cards, id, scope, context, store, directory } = await openCards();
  const paths = ['', '.vcf', '/qr.svg', '/qr.png', '/photo.jpg'];
  await cards.savePhoto(id, photo, 1);
  const read = (name: string) => Promise.all(paths.map((path) => get(`/${name}${path}`)));
  const seen = [await read('00000000000')];
  for (const state of ['draft', 'paused'] as const) {
    await cards.setState([id], state, 1);
    seen.push(await read(handle));
  }
  await cards.setState([id], 'published', 1);
  await changeSettings(scope, { enabled: false });
  seen.push(await read(handle));
  await removeResource(context, userKind, id, undefined);
  await store.directory(directory.id).write(({ removed }) => removed.purge([id]));
  seen.push(await read(handle));

  const answers = seen.flat().map(({ status, text, headers }) => JSON.stringify([status, text, [...headers]]));
  assert.deepEqual([...new Set(answers)], answers.slice(0, 1));
  assert.equal(seen[0]?.[0]?.status, 404);
});

for (const [what, leave] of [
  ['deactivated', ({ patch }) => patch('active', false)],
  ['deleted', ({ context, id }) => removeResource(context, userKind, id, undefined)],
  [
    'erased',
    async ({ context, id, store, directory }) => {
      await removeResource(context, userKind, id, undefined);
      await store.directory(directory.id).write(({ removed }) => removed.purge([id]));
    },
  ],
  ['removed with the directory', ({ store, directory }) => deleteDirectory(store, directory.id)],
] as const satisfies readonly (readonly [
  string,
  (site: Awaited<ReturnType<typeof openCards>>) => Promise<unknown>,
])[]) {
  test(`the card of a user who was ${what} is gone with the next request, everywhere`, async () => {
    const site = await openCards();
    const { handle, get } = site;
    await get(`/${handle}`);

    await leave(site);

    for (const path of ['', '.vcf', '.vcf?version=4.0', '/qr.svg', '/qr.png', '/photo.jpg']) {
      const { status, text } = await get(`/${handle}${path}`);
      assert.equal(status, 410);
      assert.doesNotMatch(text, /Jana|Weber|Sales|171/);
      assert.match(text, /not active any more/);
    }
  });
}

test('a user who returns has the same card', async () => {
  const { handle, get, patch } = await openCards();
  await patch('active', false);
  const gone = await get(`/${handle}`);

  await patch('active', true);

  assert.deepEqual([gone.status, (await get(`/${handle}`)).status], [410, 200]);
  assert.match(gone.text, /<bdi>Contoso<\/bdi>/);
});

test('a hidden field is in no answer', async () => {
  const { handle, get, scope, cards } = await openCards();
  const [template] = await cards.templates();
  await changeTemplate(scope, template?.id ?? '', {
    fields: { mobile: { rule: 'always', source: 'phoneNumbers[type eq "mobile"].value', isVisible: false } },
  });

  for (const path of ['', '.vcf', '.vcf?version=4.0']) {
    assert.doesNotMatch((await get(`/${handle}${path}`)).text, /171/);
  }
});

const photo = { hash: 'h1', bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), by: 'Ada' };

test('a photo is on the page, in the vCard and in previews of the link, with the next request', async () => {
  const { handle, get, cards, id, pass } = await openCards();
  const before = [(await get(`/${handle}`)).text, (await get(`/${handle}/photo.jpg`)).status];
  pass(1000);

  await cards.savePhoto(id, photo, 1000);

  const { text } = await get(`/${handle}`);
  const { bytes, headers, status } = await get(`/${handle}/photo.jpg`);
  assert.doesNotMatch(String(before[0]), /photo\.jpg/);
  assert.equal(before[1], 404);
  assert.match(text, new RegExp(`<img class="photo" src="/c/${handle}/photo.jpg\\?lang=en" alt="Photo"`));
  assert.ok(text.includes(`<meta property="og:image" content="${publicUrl}/c/${handle}/photo.jpg">`));
  assert.deepEqual([status, headers.get('content-type'), [...bytes]], [200, 'image/jpeg', [...photo.bytes]]);
  assert.match((await get(`/${handle}.vcf`)).text, /\r\nPHOTO;ENCODING=b;TYPE=JPEG:\/9j\/4A==\r\n/);
  const known = await get(`/${handle}/photo.jpg`, { 'if-none-match': headers.get('etag') ?? '' });
  assert.equal(known.status, 304);
});

test('the photo of a user who was erased is neither shown nor kept', async () => {
  const { handle, get, cards, id, context, store, directory } = await openCards();
  await cards.savePhoto(id, photo, 1000);
  await removeResource(context, userKind, id, undefined);
  const whileKept = await get(`/${handle}/photo.jpg`);

  await store.directory(directory.id).write(({ removed }) => removed.purge([id]));

  assert.deepEqual([whileKept.status, (await get(`/${handle}/photo.jpg`)).status], [410, 410]);
  assert.equal(await cards.photo(photo.hash), undefined);
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><svg onload=alert(1)>',
  '&lt;b&gt;&#x3c;script&#x3e;',
  '\u202e\u2066txt.exe',
];

for (const value of hostile) {
  test(`the value ${JSON.stringify(value)} stays a text on the page`, async () => {
    const name = { givenName: value, familyName: value, honorificPrefix: value };
    const texts = { displayName: value, title: value, name, preferredLanguage: value };
    const phoneNumbers = [{ type: 'work', value: `${value}1` }];
    const emails = [{ type: 'work', value: `${value.replaceAll(/\s/g, '')}@x` }];
    const addresses = [{ type: 'work', formatted: value, streetAddress: value }];
    const { handle, get } = await openCards({ ...jana, ...texts, phoneNumbers, emails, addresses });

    const { text, status } = await get(`/${handle}`);

    assert.equal(status, 200);
    const tags = new Set([...text.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
    for (const tag of ['script', 'svg', 'b']) assert.equal(tags.has(tag), false, tag);
    assert.doesNotMatch(text.replaceAll(/"[^"]*"/g, '""'), /<[^>]*\son[a-z]+=/);
    assert.equal(text.split('</style>').length, 2);
  });
}

test('who asks for cards that are not there is refused for the rest of the minute, other visitors are not', async () => {
  const { handle, get, pass } = await openCards();
  const statuses: number[] = [];
  for (let guess = 0; guess < 40; guess += 1) {
    statuses.push((await get(`/${String(guess).padStart(11, '0')}`)).status);
  }

  const own = await get(`/${handle}`);
  const other = await get(`/${handle}`, {}, '198.51.100.1');
  pass(60_000);
  const later = await get(`/${handle}`);

  assert.deepEqual([...new Set(statuses.slice(0, 30))], [404]);
  assert.deepEqual([...new Set(statuses.slice(30))], [429]);
  assert.deepEqual([own.status, other.status, later.status], [429, 200, 200]);
  assert.ok(Number(own.headers.get('retry-after')) > 0);
});

test('what is drawn or signed counts as ten requests of a network', async () => {
  const { handle, get } = await openCards();
  const statuses: number[] = [];
  for (let at = 0; at < 59; at += 1) statuses.push((await get(`/${handle}/apple.pkpass`)).status);

  const drawn = await get(`/${handle}/qr.png?mm=10`);
  const more = await get(`/${handle}/qr.png?mm=10`);
  const other = await get(`/${handle}/qr.png?mm=10`, {}, '198.51.100.7');

  assert.deepEqual([new Set(statuses), drawn.status, more.status, other.status], [new Set([404]), 200, 429, 200]);
});

test('an address that is none of a card is an unknown card', async () => {
  const { get } = await openCards();

  for (const path of ['/', '/x', '/../../etc/passwd', '/0000000000%00', '/a/b/c', '/00000000000/photo.jpg']) {
    assert.equal((await get(path)).status, 404, path);
  }
});

/** The text of a QR code that is drawn as squares of ten, as two readers see it. */
function decode(svg: string): readonly (string | undefined)[] {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+),(\d+)h10v10h-10z/g)) {
    for (let row = Number(y); row < Number(y) + 10; row += 1) {
      const start = (row * size + Number(x)) * 4;
      for (let at = start; at < start + 40; at += 1) if (at % 4 < 3) pixels[at] = 0;
    }
  }
  return readQr({ width: size, height: size, data: pixels });
}
