// The erasure of a user and the export of everything that is kept, in the console.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAudit, type ResourceId, recordAudit, removeResource, userKind } from '../../../domain/index.ts';
import { createAuditKey } from '../../../platform.ts';
import { cardSettingsOf } from '../../../store/testing/samples.ts';
import { addUser, entry, objectId, openScene } from '../testing/scene.ts';

test('everything that is kept about a user comes as one file, without bodies of requests about others', async () => {
  const scene = await openScene();
  const { site, browser, path, context, directory } = scene;
  const id = (await addUser(context, 1, { displayName: 'Jana Weber' })) as ResourceId;
  const requestBody = '{"displayName":"Jana Weber","other":"Bert"}';
  const lines = [
    entry(site, { resourceId: id, requestBody }),
    entry(site, { subject: 'Sales', requestBody }),
    entry(site, { subject: 'Bert', search: 'bert' }),
  ];
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));

  const { body, headers } = await browser.send('GET', `${path}/export/users/${id}`);
  const none = await browser.send('GET', `${path}/export/users/none`);

  const { records, history, log, audit } = body as Readonly<Record<string, readonly Record<string, unknown>[]>>;
  assert.deepEqual([records?.length, history?.length, log?.length], [1, 1, 2]);
  assert.deepEqual(
    log?.map((line) => line['requestBody']),
    [requestBody, undefined],
  );
  assert.ok(JSON.stringify(records).includes('"displayName":"Jana Weber"'));
  assert.deepEqual(
    audit?.map(({ action, actor }) => [action, actor]),
    [['user.exported', 'owner@example.com']],
  );
  assert.match(String(headers.get('content-disposition')), new RegExp(`${id}.json`));
  assert.deepEqual([none.status, none.body['code']], [404, 'BC-904']);
});

const photo = { hash: 'photo', bytes: Uint8Array.of(0xff, 0xd8, 0xff), by: 'Ada' };

test('the file has the own values of the card, its photo, and that it has a PIN, but no hash', async () => {
  const { site, browser, path, context, directory } = await openScene();
  const { cards } = site.store.directory(directory.id);
  const id = (await addUser(context, 1)) as ResourceId;
  const ownValues = { website: { value: 'https://contoso.example/jana', at: 0, by: 'Ada' } };
  await cards.saveSettings(cardSettingsOf('published'));
  await cards.add([{ resourceId: id, handle: 'jana0000000' }], 'published', 0);
  await cards.saveOwnValues(id, ownValues, 0);
  await cards.savePhoto(id, photo, 0);
  await cards.savePin(id, 'hash of the PIN', 0);
  await cards.addSignatureKey(id, 'key of the signature');

  const { body } = await browser.send('GET', `${path}/export/users/${id}`);

  const [record] = body['records'] as readonly Record<string, unknown>[];
  assert.deepEqual(record?.['card'], {
    ...{ handle: 'jana0000000', state: 'published', changedAt: '1970-01-01T00:00:00.000Z', hasPin: true },
    hasSignatureAddress: true,
    values: [{ field: 'website', at: '1970-01-01T00:00:00.000Z', value: 'https://contoso.example/jana', by: 'Ada' }],
    photo: '/9j/',
    photoAt: '1970-01-01T00:00:00.000Z',
    photoBy: 'Ada',
  });
  assert.doesNotMatch(JSON.stringify(body), /hash of the PIN|key of the signature/);
});

test('the photo of an erased user goes, unless another card has it', async () => {
  const { site, browser, path, context, directory } = await openScene();
  const { cards } = site.store.directory(directory.id);
  const [jana, bert] = [(await addUser(context, 1)) as ResourceId, (await addUser(context, 2)) as ResourceId];
  await cards.saveSettings(cardSettingsOf('published'));
  for (const [at, resourceId] of [jana, bert].entries()) {
    await cards.add([{ resourceId, handle: `person${at}0000` }], 'published', 0);
    await cards.savePhoto(resourceId, photo, 0);
  }

  await browser.send('POST', `${path}/users/${jana}/erase`, {});
  const shared = await cards.photo(photo.hash);
  await browser.send('POST', `${path}/users/${bert}/erase`, {});
  const gone = await cards.photo(photo.hash);

  assert.deepEqual([shared, gone, await cards.find(bert)], [photo.bytes, undefined, undefined]);
});

test('a user is erased with earlier records of the same userName, and the audit log keeps the id alone', async () => {
  const scene = await openScene();
  const { browser, path, context, directory, site } = scene;
  const earlier = (await addUser(context, 1, { displayName: 'Jana Weber' })) as ResourceId;
  await removeResource(context, userKind, earlier, undefined);
  const id = (await addUser(context, 1, { displayName: 'Jana Weber-Koch' })) as ResourceId;
  const bert = await addUser(context, 2);
  await site.store.appendLog([{ directoryId: directory.id, entry: entry(site, { subject: 'Jana Weber-Koch' }) }]);

  const { status, body } = await browser.send('POST', `${path}/users/${id}/erase`, {});

  assert.deepEqual([status, body], [200, { ids: [id, earlier], events: 4, logEntries: 1 }]);
  const answers = await Promise.all([id, earlier, bert].map((each) => browser.send('GET', `${path}/users/${each}`)));
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [404, 404, 200],
  );
  const shown = await Promise.all(
    ['/users?status=deleted', '/log', '/activity'].map((end) => browser.send('GET', path + end)),
  );
  const audit = await browser.send('GET', '/v1/audit');
  const text = JSON.stringify([...shown, audit].map((answer) => answer.body));
  for (const value of ['Jana', 'Weber', objectId(1)]) assert.equal(text.includes(value), false, value);
  assert.ok(text.includes('user.erased'));
  assert.deepEqual(
    (await scene.site.store.directory(directory.id).events.list(id, 9)).map(({ type, subject }) => [type, subject]),
    [
      ['user.deleted', ''],
      ['user.created', ''],
    ],
  );
});

test('who names an earlier record by its id erases not the user that is here', async () => {
  const { browser, path, context } = await openScene();
  const earlier = (await addUser(context, 1)) as ResourceId;
  await removeResource(context, userKind, earlier, undefined);
  const id = await addUser(context, 1);

  const { body } = await browser.send('POST', `${path}/users/${earlier}/erase`, {});

  assert.deepEqual(body['ids'], [earlier]);
  assert.equal((await browser.send('GET', `${path}/users/${id}`)).status, 200);
});

test('a line of the audit log from before, with a name in it, loses it, and the chain stays proved', async () => {
  const { site, browser, path, context, directory } = await openScene();
  const id = (await addUser(context, 1, { displayName: 'Jana Weber' })) as ResourceId;
  const audit = { store: site.store.audit, platform: site.platform, key: createAuditKey('k'.repeat(32)) };
  const author = { actor: 'owner@example.com', origin: undefined };
  const of = { directoryId: directory.id };
  await recordAudit(audit, author, { ...of, action: 'user.restored', target: id, subject: 'Jana Weber' });
  await recordAudit(audit, author, { ...of, action: 'log.revealed', target: 'evt_1', subject: 'Bert' });

  await browser.send('POST', `${path}/users/${id}/erase`, {});

  const { body } = await browser.send('GET', '/v1/audit');
  assert.deepEqual([JSON.stringify(body).includes('Jana'), JSON.stringify(body).includes('Bert')], [false, true]);
  assert.equal((await checkAudit(audit)).state, 'intact');
});
