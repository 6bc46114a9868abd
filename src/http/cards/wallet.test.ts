import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { changeSettings } from '../../cards/index.ts';
import { removeResource, StoreUnavailable, userKind } from '../../domain/index.ts';
import { createWalletKeeper } from '../../jobs/index.ts';
import { SignerBusy } from '../../wallet/index.ts';
import { passType } from '../../wallet/testing/chain.ts';
import { readPass } from '../../wallet/testing/read-pass.ts';
import { chain, openWalletSite, publicUrl, type WalletSiteOptions } from '../../wallet/testing/wallet-site.ts';
import { cardRoutes, webService } from './index.ts';

type Site = Awaited<ReturnType<typeof openFace>>;

async function openFace(context: TestContext, options: WalletSiteOptions = {}) {
  const site = await openWalletSite(context, options);
  const { store, platform, wallet } = site;
  const errors: unknown[] = [];
  const lines: string[] = [];
  const services = {
    ...({ store, platform, publicUrl, language: 'en', wallet } as const),
    reportError: (error: unknown) => void errors.push(error),
    reportDevice: (reported: readonly string[]) => void lines.push(...reported),
  };
  const [cards, service] = [cardRoutes(services), webService(services)];
  const bindings = { remoteAddress: '192.0.2.1' };
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const response = await cards.request(path, { headers }, bindings);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
  };
  const call = async (method: string, path: string, { token = '', body, since }: Call = {}) => {
    const headers = {
      authorization: `ApplePass ${token}`,
      ...(since === undefined ? {} : { 'if-modified-since': since }),
    };
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await service.request(path, { method, headers, ...sent }, bindings);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes };
  };
  const keeper = createWalletKeeper({
    store,
    platform,
    wallet,
    publicUrl,
    reportError: (error) => void errors.push(error),
    warnOfEnd: () => undefined,
  });
  return { ...site, ask, call, cards, services, keeper, errors, lines, handle: site.handles[0] ?? '' };
}

interface Call {
  readonly token?: string;
  readonly body?: unknown;
  readonly since?: string;
}

const contentOf = (bytes: Buffer) => JSON.parse(readPass(bytes).get('pass.json')?.toString() ?? '{}');
const registrationOf = (handle: string, device = 'phone') => `/devices/${device}/registrations/${passType}/${handle}`;

async function download({ ask, handle }: Pick<Site, 'ask' | 'handle'>): Promise<string> {
  return contentOf((await ask(`/${handle}/apple.pkpass`)).bytes).authenticationToken;
}

test('the page offers the wallets that are set up, in the language of the visitor, and no others', async (context) => {
  const { ask, services, handle } = await openFace(context);
  const without = cardRoutes({ ...services, wallet: { apple: undefined, google: undefined } });

  const page = (await ask(`/${handle}`)).text;
  const german = (await ask(`/${handle}?lang=de`)).text;
  const plain = await (await without.request(`/${handle}`, {}, { remoteAddress: '192.0.2.1' })).text();

  assert.match(page, new RegExp(`<a href="/c/${handle}/apple.pkpass\\?lang=en">.*Add to Apple Wallet</a>`));
  assert.match(page, new RegExp(`<a href="/c/${handle}/google\\?lang=en" .*Add to Google Wallet</a>`));
  assert.match(german, /Zu Apple Wallet hinzufügen.*Zu Google Wallet hinzufügen/s);
  assert.doesNotMatch(plain, /Wallet/);
});

test('without a wallet its addresses answer as those of a card that is not there', async (context) => {
  const { services, handle } = await openFace(context);
  const off = { ...services, wallet: { apple: undefined, google: undefined } };
  const remote = { remoteAddress: '192.0.2.1' };

  const statuses = await Promise.all([
    ...['apple.pkpass', 'google'].map(
      async (name) => (await cardRoutes(off).request(`/${handle}/${name}`, {}, remote)).status,
    ),
    (await webService(off).request(`/passes/${passType}/${handle}`, {}, remote)).status,
  ]);

  assert.deepEqual(statuses, [404, 404, 404]);
});

test('a pass is the same card each time, in a file with the name of the user', async (context) => {
  const { ask, handle } = await openFace(context);

  const first = await ask(`/${handle}/apple.pkpass`);
  const second = await ask(`/${handle}/apple.pkpass`);

  const { serialNumber, authenticationToken, webServiceURL, barcodes, generic } = contentOf(first.bytes);
  assert.deepEqual(
    [first.status, first.headers.get('content-type'), serialNumber, webServiceURL, barcodes[0].message],
    [200, 'application/vnd.apple.pkpass', handle, `${publicUrl}/wallet`, `${publicUrl}/c/${handle}`],
  );
  assert.match(first.headers.get('content-disposition') ?? '', /filename="Jana Weber 0.pkpass"/);
  assert.match(authenticationToken, /^[0-9A-Za-z]{32}$/);
  assert.equal(generic.primaryFields[0].value, 'Jana Weber 0');
  assert.deepEqual(second.bytes, first.bytes);
});

test('a photo is on the pass as a square PNG, and a new one makes another pass', async (context) => {
  const { ask, handle, store, directory, ids, keeper, apple, platform } = await openFace(context);
  const picture = { create: { width: 400, height: 400, channels: 3, background: '#00ff00' } } as const;
  const bytes = await sharp(picture).jpeg().toBuffer();
  await download({ ask, handle });
  await keeper.turn();
  const before = await store.wallet.find(handle);

  await store
    .directory(directory.id)
    .cards.savePhoto(ids[0] ?? assert.fail(), { hash: 'h1', bytes, by: 'Ada' }, platform.clock());
  await keeper.turn();

  const files = readPass((await ask(`/${handle}/apple.pkpass`)).bytes);
  const { format, width, height } = await sharp(files.get('thumbnail@2x.png')).metadata();
  assert.deepEqual([format, width, height], ['png', 180, 180]);
  assert.equal((await store.wallet.find(handle))?.revision, (before?.revision ?? 0) + 1);
  assert.deepEqual(apple.received, []);
});

test('a card with a PIN gives no pass before the PIN, and both wallets behind it', async (context) => {
  const { ask, handle, store, directory, ids, platform, cards } = await openFace(context);
  const hash = await platform.hashPassword('4711');
  await store.directory(directory.id).cards.savePin(ids[0] ?? assert.fail(), hash, 1);
  const paths = ['apple.pkpass', 'google'];

  const before = await Promise.all(paths.map((path) => ask(`/${handle}/${path}`)));
  const entered = await cards.request(
    `/${handle}`,
    { method: 'POST', body: 'pin=4711' },
    { remoteAddress: '192.0.2.1' },
  );
  const key = new URLSearchParams(entered.headers.get('location')?.split('?')[1]).get('key');
  const page = (await ask(`/${handle}?key=${key}`)).text;
  const after = await Promise.all(paths.map((path) => ask(`/${handle}/${path}?key=${key}`)));

  assert.deepEqual(
    before.map(({ status, text, headers }) => [status, text, headers.get('location')]),
    paths.map(() => [303, '', `/c/${handle}?lang=en`]),
  );
  assert.ok(page.includes(`/c/${handle}/apple.pkpass?lang=en&amp;key=${key}`));
  assert.deepEqual(
    after.map(({ status }) => status),
    [200, 302],
  );
});

test('a paused card gives no pass, and one of a user who left neither', async (context) => {
  const { ask, handle, cards: _, store, directory, ids, context: scim } = await openFace(context);
  const statuses = async () => [(await ask(`/${handle}/apple.pkpass`)).status, (await ask(`/${handle}/google`)).status];
  const { cards } = store.directory(directory.id);
  await cards.setState(ids, 'paused', 1);
  const paused = await statuses();
  await cards.setState(ids, 'published', 2);

  await removeResource(scim, userKind, ids[0] ?? assert.fail(), undefined);

  assert.deepEqual(
    [paused, await statuses()],
    [
      [404, 404],
      [410, 410],
    ],
  );
});

test('no pass is given after the end of the certificate', async (context) => {
  const { ask, handle, pass } = await openFace(context);

  pass(chain.expiresAt - Date.UTC(2026, 0, 1));

  assert.equal((await ask(`/${handle}/apple.pkpass`)).status, 404);
  assert.doesNotMatch((await ask(`/${handle}`)).text, /Apple Wallet/);
});

test('a device registers once, learns what changed, gets the newest pass, and unregisters', async (context) => {
  const site = await openFace(context);
  const { call, handle, change, keeper, pass } = site;
  const token = await download(site);
  const body = { pushToken: 'f00df00d' };
  const list = `/devices/phone/registrations/${passType}`;
  const latest = `/passes/${passType}/${handle}`;

  const registered = [
    (await call('POST', registrationOf(handle), { token, body })).status,
    (await call('POST', registrationOf(handle), { token, body })).status,
  ];
  const before = JSON.parse((await call('GET', list)).bytes.toString());
  const known = await call('GET', latest, { token });
  const since = known.headers.get('last-modified') ?? '';
  const unchanged = await call('GET', latest, { token, since });
  const none = await call('GET', `${list}?passesUpdatedSince=${before.lastUpdated}`);
  pass(100);
  await change(0, 'title', 'Chief Officer');
  await keeper.turn();
  const after = JSON.parse((await call('GET', `${list}?passesUpdatedSince=${before.lastUpdated}`)).bytes.toString());
  const renewed = await call('GET', latest, { token, since });
  const removed = await call('DELETE', registrationOf(handle), { token });

  assert.deepEqual(registered, [201, 200]);
  assert.deepEqual([before.serialNumbers, none.status, unchanged.status], [[handle], 204, 304]);
  assert.deepEqual(after, { serialNumbers: [handle], lastUpdated: String(Number(before.lastUpdated) + 1) });
  assert.equal(renewed.status, 200);
  assert.equal(contentOf(renewed.bytes).generic.secondaryFields[0].value, 'Chief Officer');
  // Both changes are of one second of the clock.
  assert.ok(Date.parse(renewed.headers.get('last-modified') ?? '') > Date.parse(since));
  assert.deepEqual([removed.status, (await call('GET', list)).status], [200, 204]);
});

test('the newest pass of a user who left is void, without a word about the user, and valid again after the return', async (context) => {
  const site = await openFace(context);
  const { call, handle, change, keeper } = site;
  const token = await download(site);
  const latest = async () => contentOf((await call('GET', `/passes/${passType}/${handle}`, { token })).bytes);

  await change(0, 'active', false);
  await keeper.turn();
  const gone = await latest();
  await change(0, 'active', true);
  await keeper.turn();
  const back = await latest();

  assert.equal(gone.voided, true);
  assert.doesNotMatch(JSON.stringify(gone), /Jana|Weber|Sales/);
  assert.deepEqual([back.voided, back.generic.primaryFields[0].value], [undefined, 'Jana Weber 0']);
});

test('the web service takes no pass without its own token, and nothing that is none of its requests', async (context) => {
  const site = await openFace(context, { users: 2 });
  const { call, handle, handles, ask } = site;
  const token = await download(site);
  const other = contentOf((await ask(`/${handles[1]}/apple.pkpass`)).bytes).authenticationToken;
  const body = { pushToken: 'f00df00d' };
  const path = registrationOf(handle);

  const statuses = [
    (await call('POST', path, { body })).status,
    (await call('POST', path, { token: other, body })).status,
    (await call('POST', registrationOf('00000000000'), { token, body })).status,
    (await call('POST', path.replace(passType, 'pass.other'), { token, body })).status,
    (await call('GET', `/passes/${passType}/${handle}`, { token: `${token}x` })).status,
    (await call('DELETE', path, { token: other })).status,
    (await call('POST', path, { token, body: { pushToken: '../../x' } })).status,
    (await call('POST', path, { token, body: 'no json' })).status,
    (await call('POST', registrationOf(handle, 'a%2Fb'), { token, body })).status,
    (await call('GET', `/devices/phone/registrations/${passType}?passesUpdatedSince=x`)).status,
  ];

  assert.deepEqual(statuses, [401, 401, 401, 401, 401, 401, 400, 400, 400, 204]);
});

test('what a device reports is taken in few short lines', async (context) => {
  const { call, lines } = await openFace(context);

  const taken = await call('POST', '/log', { body: { logs: Array.from({ length: 20 }, () => 'x'.repeat(1000)) } });
  const refused = await call('POST', '/log', { body: { logs: [1] } });
  const long = await call('POST', '/log', { body: { logs: ['x'.repeat(40_000)] } });

  assert.deepEqual([taken.status, refused.status, long.status], [200, 400, 400]);
  assert.deepEqual([lines.length, lines[0]?.length], [10, 300]);
});

test('one network reports ten times in a minute, and further reports are not noted', async (context) => {
  const { call, lines, pass } = await openFace(context);
  for (let report = 0; report < 20; report += 1) await call('POST', '/log', { body: { logs: ['x'] } });
  const noted = lines.length;

  pass(60_000);
  await call('POST', '/log', { body: { logs: ['x'] } });

  assert.deepEqual([noted, lines.length], [10, 11]);
});

test('a device that asks while the store is away, or too many passes wait, is asked to come again', async (context) => {
  const site = await openFace(context);
  const token = await download(site);
  const { services, handle, errors } = site;
  const unavailable = {
    ...services.store.wallet,
    find: () => Promise.reject(new StoreUnavailable('closed', 'The database does not answer')),
  };
  const { apple } = services.wallet;
  const crowded = { ...apple, file: () => Promise.reject(new SignerBusy('Too many')) } as typeof apple;
  const ask = (other: object) =>
    webService({ ...services, ...other }).request(
      `/passes/${passType}/${handle}`,
      { headers: { authorization: `ApplePass ${token}` } },
      { remoteAddress: '192.0.2.1' },
    );

  const answers = [
    await ask({ store: { ...services.store, wallet: unavailable } }),
    await ask({ wallet: { ...services.wallet, apple: crowded } }),
  ];

  assert.deepEqual(
    answers.map(({ status, headers }) => [status, headers.get('retry-after')]),
    [
      [503, '30'],
      [503, '30'],
    ],
  );
  assert.equal(errors.length, 1);
});

test('who guesses tokens has to wait', async (context) => {
  const { call, handle } = await openFace(context);
  const statuses = new Set<number>();

  for (let guess = 0; guess < 40; guess += 1) {
    statuses.add((await call('GET', `/passes/${passType}/${handle}`, { token: `guess ${guess}` })).status);
  }

  assert.deepEqual([...statuses], [401, 429]);
});

test('the Google link leads to the card at Google, which is there by then', async (context) => {
  const { ask, handle, google } = await openFace(context);

  const { status, headers } = await ask(`/${handle}/google`);

  assert.equal(status, 302);
  assert.match(headers.get('location') ?? '', /^https:\/\/pay\.google\.com\/gp\/v\/save\/[\w-]+\.[\w-]+\.[\w-]+$/);
  assert.deepEqual([...google.objects.keys()], [`${google.settings.issuer}.${handle}`]);
});

test('visitors who add a card that Google has cost Google nothing, until the card changes', async (context) => {
  const { ask, handle, google, change } = await openFace(context);
  const saves = () => google.received.filter(({ path }) => path.startsWith('/v1/genericObject/')).length;
  for (let visitor = 0; visitor < 3; visitor += 1) await ask(`/${handle}/google`);
  const before = saves();

  await change(0, 'title', 'Chief Officer');
  const { status } = await ask(`/${handle}/google`);

  assert.deepEqual([before, status, saves()], [1, 302, 2]);
});

test('while Google is away its link asks to try again, and the reason is reported', async (context) => {
  const { ask, handle, errors } = await openFace(context, { refuse: () => 503 });

  const { status, headers } = await ask(`/${handle}/google`);

  assert.deepEqual([status, headers.get('retry-after'), headers.get('location'), errors.length], [503, '30', null, 1]);
});

test('cards that are switched off void their passes', async (context) => {
  const site = await openFace(context);
  const { call, handle, keeper, scope } = site;
  const token = await download(site);

  await changeSettings(scope, { enabled: false });
  await keeper.turn();

  assert.equal(contentOf((await call('GET', `/passes/${passType}/${handle}`, { token })).bytes).voided, true);
});
