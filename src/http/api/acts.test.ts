// Acts whose line in the audit log cannot be written: nothing is done, at any address of the console's API.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createAdministrator,
  createDirectory,
  createSetupLink,
  type Store,
  StoreUnavailable,
  toDirectoryId,
} from '../../domain/index.ts';
import { addressOf, type Filled, openFilled, rules } from './testing/addresses.ts';
import { openSite, password, type Site } from './testing/browser.ts';

/** A store in which no line of the audit log can be written as soon as `isFull` says so. */
function withoutRoom(isFull: () => boolean): (store: Store) => Store {
  const change = (store: Store): Store => ({
    ...store,
    transaction: (work) => store.transaction((inner) => work(change(inner))),
    audit: {
      ...store.audit,
      append: (seal) =>
        isFull() ? Promise.reject(new StoreUnavailable('full', 'no room for a line')) : store.audit.append(seal),
    },
  });
  return change;
}

async function stateOf({ store, platform }: Site, directoryName: string, cookie = ''): Promise<unknown> {
  const id = toDirectoryId(directoryName) ?? assert.fail(directoryName);
  const directory = store.directory(id);
  const session = /becard_session=([^;]+)/.exec(cookie)?.[1] ?? '';
  return {
    directories: await store.directories.list(),
    tokens: await directory.tokens.list(),
    links: await directory.setupLinks.list(),
    schemas: await directory.schemas.text(),
    people: await directory.resources.count('User', { kind: 'all' }),
    event: await directory.events.newest(),
    rehearsal: (await store.rehearsals.find(id))?.isRunning ?? false,
    administrators: await store.administrators.list(),
    session: await store.administrators.sessions.find(platform.sha256(session)),
  };
}

const acting = Object.entries(rules).filter(([, { acts = [] }]) => acts.length > 0);

for (const [route, { body, query }] of acting) {
  test(`${route} does nothing when its line in the audit log cannot be written`, async () => {
    let isFull = false;
    const { site, names }: Filled = await openFilled(withoutRoom(() => isFull));
    const owner = await site.signedIn('owner');
    const before = await stateOf(site, names['directory'] ?? '', owner.cookie());
    const { method, path } = addressOf(route, names, query);

    isFull = true;
    site.pass(1_000);
    const answer = await owner.send(method, path, body);

    assert.deepEqual([answer.status, answer.body['code']], [503, 'BC-602']);
    assert.deepEqual(await stateOf(site, names['directory'] ?? '', owner.cookie()), before);
  });
}

test('who comes in or leaves does not when that cannot be written down', async () => {
  let isFull = false;
  const site = openSite(
    undefined,
    withoutRoom(() => isFull),
  );
  const { store, platform } = site;
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const scope = { directoryId: directory.id, store: store.directory(directory.id), platform };
  const accounts = { store: store.administrators, platform };
  await site.signedIn('owner');
  const expired = await createSetupLink(scope, { name: 'Expired', createdBy: 'test' });
  site.pass(72 * 3_600_000 + 1);
  const { secret: invitation } = await createAdministrator(accounts, 'new@example.com', 'editor');
  const fresh = await createSetupLink(scope, { name: 'Fresh', createdBy: 'test' });
  const email = 'owner@example.com';
  const session = site.open();
  await session.send('POST', '/session/sign-in', { email, password });
  const before = await stateOf(site, directory.id, session.cookie());

  isFull = true;
  for (const [path, body] of [
    ['/session/sign-in', { email, password }],
    ['/session/invitation/accept', { secret: invitation, password }],
    ['/session/setup-link/enter', { secret: fresh.secret }],
    ['/session/setup-link/request', { secret: expired.secret }],
  ] as const) {
    const browser = site.open();
    const answer = await browser.send('POST', path, body);

    assert.deepEqual([path, answer.status, browser.cookie()], [path, 503, undefined]);
    assert.deepEqual(await stateOf(site, directory.id, session.cookie()), before, path);
  }
  assert.equal((await session.send('POST', '/session/sign-out', {})).status, 503);
  assert.deepEqual(await stateOf(site, directory.id, session.cookie()), before);
});
