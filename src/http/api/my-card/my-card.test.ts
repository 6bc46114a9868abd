// The holder of a link to a card: what it may do, and everything else that it may not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addLocation,
  addTemplate,
  changeRules,
  changeSettings,
  changeTemplate,
  followUsers,
  isKeyTo,
} from '../../../cards/index.ts';
import {
  createDirectory,
  createResource,
  groupKind,
  patchResource,
  type ResourceId,
  userKind,
  visibleStore,
} from '../../../domain/index.ts';
import { groupUrn, patchOpUrn } from '../../../scim/index.ts';
import type { Browser, Site } from '../testing/browser.ts';
import { addUser, openScene, type Scene } from '../testing/scene.ts';
import { beginUpload, picture } from '../testing/uploads.ts';
import { walletOf } from './open.ts';

const dayMs = 86_400_000;

interface MyScene extends Scene {
  readonly person: Browser;
  readonly user: string;
  readonly other: string;
  readonly secret: string;
}

/** Two users with published cards, and a link to the card of the first. */
async function openMyCard(): Promise<MyScene> {
  const scene = await openScene();
  const { site, browser, path, context, directory } = scene;
  const { store, platform } = site;
  await changeSettings({ store, platform, directory }, { enabled: true });
  const office = { type: 'work', formatted: 'Dresden' };
  const person = { displayName: 'Jana Weber', title: 'Sales', preferredLanguage: 'de', addresses: [office] };
  const user = await addUser(context, 1, person);
  const other = await addUser(context, 2, { displayName: 'Ben Adler' });
  while (await followUsers({ store, platform }));
  const { body } = await browser.send('POST', `${path}/cards/${user}/link`, {});
  const secret = new URL(String(body['address'])).hash.slice(1);
  return { ...scene, person: site.open(), user, other, secret };
}

async function enter({ person, secret }: MyScene) {
  const answer = await person.send('POST', '/my-card/enter', { secret });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

async function actsOf({ store }: Site) {
  const entries = await store.audit.list({ limit: 3 });
  return entries.map(({ action, actor, target }) => [action, actor, target]);
}

interface ShownField {
  readonly field: string;
  readonly value?: unknown;
  readonly withheld?: string;
  readonly isEntered: boolean;
}

function fieldsOf(body: Readonly<Record<string, unknown>>): ReadonlyMap<string, ShownField> {
  // What the contract says.
  const fields = body['fields'] as readonly ShownField[];
  return new Map(fields.map((field) => [field.field, field]));
}

test('a link opens the card of one user, with the reason why a value may not be edited', async () => {
  const scene = await openMyCard();

  const body = await enter(scene);
  const fields = fieldsOf(body);

  assert.deepEqual([body['name'], body['directoryName'], body['state']], ['Jana Weber', 'Contoso', 'published']);
  assert.equal(fields.get('displayName')?.withheld, 'directory');
  assert.equal(fields.get('organisation')?.withheld, 'fixed');
  assert.deepEqual(fields.get('position')?.value, { de: 'Sales', en: 'Sales' });
});

test('a person enters the values that the template lets the person enter, and they say so', async () => {
  const scene = await openMyCard();
  const { site, person, browser, path, user } = scene;
  await enter(scene);

  const changed = await person.send('PATCH', '/my-card', { values: { website: 'contoso.example/jana' } });
  const refused = await person.send('PATCH', '/my-card', { values: { displayName: 'J.' } });
  const wrong = await person.send('PATCH', '/my-card', { values: { website: 'no address' } });
  const card = await browser.send('GET', `${path}/cards/${user}`);

  assert.equal(fieldsOf(changed.body).get('website')?.value, 'https://contoso.example/jana');
  assert.deepEqual([refused.status, refused.body['code']], [400, 'BC-906']);
  assert.deepEqual([wrong.status, Object(wrong.body['fields']).field], [400, 'website']);
  assert.match(JSON.stringify(card.body), /"origin":\{"kind":"own",[^}]*"by":"person"/);
  assert.deepEqual((await actsOf(site))[0], ['card.changed', 'person', user]);
});

test('a field that the template keeps for editors is not the person’s', async () => {
  const scene = await openMyCard();
  const { site, person, directory } = scene;
  const { store, platform } = site;
  const [template] = await store.directory(directory.id).cards.templates();
  const fields = { website: { rule: 'own', isVisible: true, editableBy: 'editor' } } as const;
  await changeTemplate({ store, platform, directory }, template?.id ?? '', { fields });

  const body = await enter(scene);
  const refused = await person.send('PATCH', '/my-card', { values: { website: 'https://contoso.example' } });

  assert.equal(fieldsOf(body).get('website')?.withheld, 'editor');
  assert.deepEqual([refused.status, refused.body['code']], [400, 'BC-906']);
});

test('a person pauses the own card and shows it again; a draft is an editor’s to publish', async () => {
  const scene = await openMyCard();
  const { site, browser, person, path, user } = scene;
  await enter(scene);

  const paused = await person.send('POST', '/my-card/state', { state: 'paused' });
  const shown = await person.send('POST', '/my-card/state', { state: 'published' });
  await browser.send('POST', `${path}/cards/state`, { state: 'draft', users: [user] });
  const draft = await person.send('POST', '/my-card/state', { state: 'published' });

  assert.deepEqual([paused.body['state'], shown.body['state']], ['paused', 'published']);
  assert.deepEqual([draft.status, draft.body['code']], [409, 'BC-905']);
  assert.deepEqual(
    (await actsOf(site)).map(([action, actor]) => [action, actor]),
    [
      ['card.unpublished', 'owner@example.com'],
      ['card.published', 'person'],
      ['card.paused', 'person'],
    ],
  );
});

test('the page as visitors see it, vCard and signature are those of the own card', async () => {
  const scene = await openMyCard();
  await enter(scene);

  const answers = [];
  for (const end of ['/page?language=en', '/vcard', '/signature', '/signature/file'])
    answers.push(JSON.stringify((await scene.person.send('GET', `/my-card${end}`)).body));

  for (const answer of answers) assert.ok(answer.includes('Jana Weber') && !answer.includes('Ben'), answer);
  assert.ok(answers[0]?.includes('Add to contacts'));
});

test('the own card has the photo, the location of the office, and the template of a group, as visitors see it', async () => {
  const scene = await openMyCard();
  const { site, person, context, directory, user, other } = scene;
  const { store, platform } = site;
  const cards = { store, platform, directory };
  const { cards: kept } = store.directory(directory.id);
  const photo = Uint8Array.of(0xff, 0xd8, 0xff);
  await kept.savePhoto(user as ResourceId, { hash: 'own', bytes: photo, by: 'person' }, platform.clock());
  await kept.savePhoto(other as ResourceId, { hash: 'other', bytes: Uint8Array.of(1), by: 'Ada' }, platform.clock());
  await kept.setState([user as ResourceId], 'paused', platform.clock());
  await createResource(context, groupKind, {
    schemas: [groupUrn],
    displayName: 'Sales DE',
    members: [{ value: user }],
  });
  const { id: template } = await addTemplate(cards, 'Sales');
  const fields = {
    organisation: { rule: 'fixed', value: 'Contoso Sales', isVisible: true, editableBy: 'editor' },
  } as const;
  await changeTemplate(cards, template, { fields });
  await changeRules(cards, [
    { filter: 'groups.display eq "Sales DE"', template, newCards: 'draft' },
    { newCards: 'draft' },
  ]);
  await addLocation(cards, { name: 'Dresden', street: 'Hauptstraße 1', phone: '+49 351 1' });

  await enter(scene);
  const page = String((await person.send('GET', '/my-card/page')).body['html']);
  const vcard = await person.send('GET', '/my-card/vcard');
  const linkId = (await store.directory(directory.id).cardLinks.latest(user as ResourceId))?.id ?? assert.fail();
  const actor = { kind: 'person', linkId, directoryId: directory.id, resourceId: user as ResourceId } as const;
  const visible = visibleStore(store, actor).directory(directory.id).cards;

  assert.match(String(vcard.body['text']), /PHOTO;ENCODING=b;TYPE=JPEG:\/9j\//);
  assert.deepEqual([await visible.photo('own'), await visible.photo('other')], [photo, undefined]);
  for (const shown of ['Contoso Sales', 'Hauptstraße 1', '+49 351 1', 'data:image/jpeg;base64,/9j/'])
    assert.ok(page.includes(shown), shown);
});

test('a person sets the photo of the own card, sees it, and takes it away', async () => {
  const scene = await openMyCard();
  const { site, browser, person, path, user } = scene;
  const before = await enter(scene);

  const set = await person.send('PUT', '/my-card/photo', picture);
  const shown = await person.send('GET', '/my-card/photo');
  const seen = await browser.send('GET', `${path}/cards/${user}/photo`);
  const card = await browser.send('GET', `${path}/cards/${user}`);
  const removed = await person.send('DELETE', '/my-card/photo');
  const none = await person.send('GET', '/my-card/photo');

  assert.deepEqual([before['photo'], before['maySetPhoto'], typeof set.body['photo']], [undefined, true, 'string']);
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/jpeg']);
  assert.equal(seen.status, 200);
  assert.equal(Object(card.body['photoOrigin']).by, 'person');
  assert.deepEqual([removed.status, removed.body['photo']], [200, undefined]);
  assert.deepEqual([none.status, none.body['code']], [404, 'BC-904']);
  assert.deepEqual((await actsOf(site)).slice(0, 2), [
    ['card.changed', 'person', user],
    ['card.changed', 'person', user],
  ]);
});

test('a photo that the template keeps for editors is not the person’s', async () => {
  const scene = await openMyCard();
  const { site, person, directory } = scene;
  const { store, platform } = site;
  const [template] = await store.directory(directory.id).cards.templates();
  await changeTemplate({ store, platform, directory }, template?.id ?? '', { photoEditableBy: 'editor' });

  const body = await enter(scene);
  const refused = [await person.send('PUT', '/my-card/photo', picture), await person.send('DELETE', '/my-card/photo')];

  assert.equal(body['maySetPhoto'], false);
  for (const { status, body: problem } of refused)
    assert.deepEqual([status, problem['code'], Object(problem['fields']).reason], [400, 'BC-906', 'cardEditor']);
});

test('a photo of the own card waits for the same room as the files of editors', async () => {
  const scene = await openMyCard();
  const { person } = scene;
  await enter(scene);
  const underWay = [beginUpload(scene), beginUpload(scene)];

  const refused = await person.send('PUT', '/my-card/photo', picture);
  for (const { end } of underWay) end();
  await Promise.all(underWay.map(({ answered }) => answered));
  const later = await person.send('PUT', '/my-card/photo', picture);

  assert.deepEqual([refused.status, refused.body['code'], refused.headers.get('retry-after')], [503, 'BC-951', '2']);
  assert.equal(later.status, 200);
});

const faultyPhotos: readonly (readonly [string, unknown, Readonly<Record<string, string>>, number, string])[] = [
  ['that is no picture', Buffer.from('no picture'), {}, 422, 'BC-950'],
  ['that is cut off', picture.subarray(0, 60), {}, 422, 'BC-950'],
  ['that is larger than 12 MB', Buffer.alloc(12 * 1024 * 1024 + 1), {}, 413, 'BC-410'],
  ['that is sent as JSON', { photo: 'x' }, {}, 415, 'BC-411'],
  ['that a page of another site sends', picture, { 'sec-fetch-site': 'cross-site' }, 403, 'BC-903'],
];

for (const [what, sent, headers, status, code] of faultyPhotos) {
  test(`a photo ${what} is refused, and the card keeps the one that it has`, async () => {
    const scene = await openMyCard();
    const { person } = scene;
    await enter(scene);
    const { body: before } = await person.send('PUT', '/my-card/photo', picture);

    const refused = await person.send('PUT', '/my-card/photo', sent, headers);
    const after = await person.send('GET', '/my-card');

    assert.deepEqual([refused.status, refused.body['code']], [status, code]);
    assert.deepEqual([typeof before['photo'], after.body['photo']], ['string', before['photo']]);
  });
}

test('a person asks visitors for a PIN, changes it and takes it away; it is never shown', async () => {
  const scene = await openMyCard();
  const { site, person, user, directory } = scene;
  await enter(scene);
  const hashOf = async () => (await site.store.directory(directory.id).cards.find(user as ResourceId))?.pinHash;

  const wrong = await person.send('PUT', '/my-card/pin', { pin: '12' });
  const set = await person.send('PUT', '/my-card/pin', { pin: '4711' });
  const first = await hashOf();
  await person.send('PUT', '/my-card/pin', { pin: '0815' });
  const second = await hashOf();
  const foreign = await person.send('DELETE', '/my-card/pin', undefined, { 'sec-fetch-site': 'cross-site' });
  const removed = await person.send('DELETE', '/my-card/pin');

  assert.deepEqual([wrong.status, Object(wrong.body['fields']).reason], [400, 'cardPin']);
  assert.deepEqual([set.status, set.body['hasPin']], [200, true]);
  assert.ok(first !== undefined && second !== undefined && first !== second);
  assert.ok(!JSON.stringify(set.body).includes('4711') && !JSON.stringify(set.body).includes(first));
  assert.equal(foreign.status, 403);
  assert.deepEqual([removed.body['hasPin'], await hashOf()], [false, undefined]);
});

test('a link sets ten photos and PINs in a minute, and then has to wait', async () => {
  const scene = await openMyCard();
  const { person, site } = scene;
  await enter(scene);

  const statuses = [];
  for (let at = 0; at < 10; at += 1)
    statuses.push((await person.send('PUT', '/my-card/pin', { pin: `471${at}` })).status);
  const refused = await person.send('PUT', '/my-card/photo', picture);
  const removed = await person.send('DELETE', '/my-card/pin');
  site.pass(61_000);
  const again = await person.send('PUT', '/my-card/photo', picture);

  assert.deepEqual([...new Set(statuses)], [200]);
  assert.deepEqual([refused.status, refused.body['code']], [429, 'BC-908']);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  assert.deepEqual([removed.status, again.status], [200, 200]);
});

test('a published card names the wallets that are set up, and opens them for its person without the PIN', async () => {
  const { site, directory, user } = await openMyCard();
  const { platform } = site;
  const card = (await site.store.directory(directory.id).cards.find(user as ResourceId)) ?? assert.fail();
  const start = `/c/${card.handle}/`;
  const walletOffer = () => ({ apple: true, google: true });

  const whole = walletOf({ walletOffer, platform }, card, 'de');
  const locked = walletOf({ walletOffer, platform }, { ...card, pinHash: 'hash' }, 'en');
  const none = [
    walletOf({ walletOffer, platform }, { ...card, state: 'paused' }, 'de'),
    walletOf({ walletOffer: () => ({ apple: false, google: false }), platform }, card, 'de'),
    walletOf({ platform }, card, 'de'),
  ];

  assert.deepEqual(whole, { apple: `${start}apple.pkpass?lang=de`, google: `${start}google?lang=de` });
  const key = new URLSearchParams(locked.google?.split('?')[1]).get('key') ?? undefined;
  assert.ok(isKeyTo(platform, { handle: card.handle, pinHash: 'hash' }, key));
  assert.deepEqual(none, [{}, {}, {}]);
});

test('the holder of a link reaches no other card, no user, and nothing that a session or a setup link opens', async () => {
  const scene = await openMyCard();
  const { site, person, path, other, directory } = scene;
  await createDirectory(site.store, site.platform, { name: 'Fabrikam' });
  await enter(scene);
  const routes = site.app.routes.filter(
    ({ method, path: each }) => method !== 'ALL' && !/^\/(my-card|session)/.test(each),
  );

  const open: string[] = [];
  for (const { method, path: pattern } of routes) {
    const address = pattern
      .replace(/:directory/, directory.id)
      .replace(/:(card|user)/, other)
      .replace(/:\w+/g, 'x');
    const { status } = await person.send(method, address, method === 'GET' ? undefined : {});
    if (status !== 401 && status !== 410 && status !== 403) open.push(`${method} ${address} ${status}`);
  }
  const account = await person.send('GET', '/session/account/sessions');
  const unknown = await person.send('GET', `/my-card/cards/${other}`);
  await person.send('PATCH', '/my-card', { card: other, user: other, values: { website: 'https://a.example' } });
  const untouched = await scene.browser.send('GET', `${path}/cards/${other}`);

  assert.ok(routes.length > 100);
  assert.deepEqual(open, []);
  assert.deepEqual([account.status, unknown.status], [401, 404]);
  assert.ok(!JSON.stringify(untouched.body).includes('a.example'));
});

test('a session opens no card below /my-card, and neither does a page of another site', async () => {
  const scene = await openMyCard();
  await enter(scene);

  const session = await scene.browser.send('GET', '/my-card');
  const foreign = await scene.person.send('PATCH', '/my-card', { values: {} }, { 'sec-fetch-site': 'cross-site' });

  assert.deepEqual([session.status, session.body['code']], [410, 'BC-926']);
  assert.deepEqual([foreign.status, foreign.body['code']], [403, 'BC-903']);
});

test('a link ends after its days, when another one takes its place, when it is revoked, and when the user leaves', async () => {
  const ends: readonly ((scene: MyScene) => Promise<unknown>)[] = [
    async ({ site }) => site.pass(30 * dayMs),
    ({ browser, path, user }) => browser.send('POST', `${path}/cards/${user}/link`, {}),
    ({ browser, path, user }) => browser.send('DELETE', `${path}/cards/${user}/link`),
    ({ context, user }) => {
      const operations = [{ op: 'replace', path: 'active', value: false }];
      const patch = { schemas: [patchOpUrn], Operations: operations };
      return patchResource(context, userKind, user as ResourceId, patch, undefined);
    },
  ];
  for (const [at, end] of ends.entries()) {
    const scene = await openMyCard();
    await enter(scene);
    await end(scene);

    const refused = [
      await scene.person.send('GET', '/my-card'),
      await scene.person.send('PATCH', '/my-card', { values: { website: 'https://a.example' } }),
      await scene.person.send('PUT', '/my-card/photo', picture),
      await scene.person.send('PUT', '/my-card/pin', { pin: '4711' }),
      await scene.site.open().send('POST', '/my-card/enter', { secret: scene.secret }),
    ];

    for (const { status, body } of refused) assert.deepEqual([status, body['code']], [410, 'BC-926'], String(at));
  }
});

test('a link is made, used and revoked on record, and its secret is shown once', async () => {
  const scene = await openMyCard();
  const { site, browser, path, user, secret } = scene;
  await enter(scene);

  const used = await browser.send('GET', `${path}/cards/${user}/link`);
  await browser.send('DELETE', `${path}/cards/${user}/link`);
  const again = await browser.send('DELETE', `${path}/cards/${user}/link`);
  const revoked = await browser.send('GET', `${path}/cards/${user}/link`);

  assert.equal(Object(used.body['link']).state, 'active');
  assert.ok(Object(used.body['link']).lastUsedAt !== undefined && !JSON.stringify(used.body).includes(secret));
  assert.deepEqual([again.status, again.body['code']], [404, 'BC-904']);
  assert.equal(Object(revoked.body['link']).state, 'revoked');
  assert.deepEqual(await actsOf(site), [
    ['card_link.revoked', 'owner@example.com', user],
    ['card_link.opened', 'person', user],
    ['card_link.created', 'owner@example.com', user],
  ]);
});

test('a person who leaves needs the link again', async () => {
  const scene = await openMyCard();
  await enter(scene);

  await scene.person.send('POST', '/my-card/leave', {});

  assert.equal((await scene.person.send('GET', '/my-card')).status, 410);
  await enter(scene);
});

test('who guesses links has to wait', async () => {
  const { site } = await openMyCard();
  const guess = () => site.open().send('POST', '/my-card/enter', { secret: 'x'.repeat(43) });

  const statuses = [];
  for (let at = 0; at < 12; at += 1) statuses.push((await guess()).status);
  site.pass(61_000);
  statuses.push((await guess()).status);

  assert.deepEqual(statuses, [...Array(10).fill(410), 429, 429, 410]);
});

test('a link is valid for a year at most, and an inactive user gets none', async () => {
  const { browser, path, user, context } = await openMyCard();
  const make = (days: number) => browser.send('POST', `${path}/cards/${user}/link`, { days });

  const refused = [await make(0), await make(366), await make(1.5)];
  const made = await make(365);
  const patch = { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: 'active', value: false }] };
  await patchResource(context, userKind, user as ResourceId, patch, undefined);
  const inactive = await make(1);

  for (const { body } of refused) assert.equal(body['code'], 'BC-906');
  assert.deepEqual([made.status, inactive.status, inactive.body['code']], [201, 409, 'BC-905']);
});

test('a link that changes the card more than sixty times in a minute has to wait, and reads on', async () => {
  const scene = await openMyCard();
  const { site, person } = scene;
  await enter(scene);
  const statuses: number[] = [];
  for (let at = 0; at < 61; at += 1) {
    const state = at % 2 === 0 ? 'paused' : 'published';
    statuses.push((await person.send('POST', '/my-card/state', { state })).status);
  }

  const read = await person.send('GET', '/my-card');
  site.pass(60_000);
  const later = await person.send('POST', '/my-card/state', { state: 'published' });

  assert.deepEqual([new Set(statuses.slice(0, 60)), statuses.at(-1)], [new Set([200]), 429]);
  assert.deepEqual([read.status, later.status], [200, 200]);
});
