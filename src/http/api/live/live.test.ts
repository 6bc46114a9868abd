// Live updates as a browser gets them: over the store alone, so that what another node writes is seen too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory, type Directory, type LogEntry } from '../../../domain/index.ts';
import { type Browser, openSite, type Site } from '../testing/browser.ts';
import { blocksOf } from '../testing/event-stream.ts';
import { keyOf } from '../testing/keys.ts';
import { entry } from '../testing/scene.ts';

interface Scene {
  readonly site: Site;
  readonly browser: Browser;
  readonly directory: Directory;
}

async function openScene(): Promise<Scene> {
  const site = openSite();
  const browser = await site.signedIn('owner');
  return { site, browser, directory: await createDirectory(site.store, site.platform, { name: 'Contoso' }) };
}

async function follow({ site, browser, directory }: Scene): Promise<Response> {
  const cookie = browser.cookie() ?? '';
  return site.fetch(new Request(`https://becard.test/v1/directories/${directory.id}/live`, { headers: { cookie } }));
}

type Blocks = ReturnType<typeof blocksOf>;

async function next(blocks: Blocks, name: string): Promise<Readonly<Record<string, unknown>>> {
  for (;;) {
    const { done, value } = await blocks.next();
    assert.notEqual(done, true, `the stream ended before an event "${name}"`);
    if (value.event === name) return JSON.parse(value.data);
  }
}

function lookUp(site: Site, more: Partial<LogEntry>): LogEntry {
  return entry(site, { action: 'Lookup', ...more });
}

test('a subscriber gets the state, and then the changes: log entries, switches and tokens', async () => {
  const scene = await openScene();
  const { site, browser, directory } = scene;
  const append = (subject: string): Promise<void> =>
    site.store.appendLog([{ directoryId: directory.id, entry: lookUp(site, { subject }) }]);
  await append('before');
  const response = await follow(scene);
  const events = blocksOf(response);

  const first = await next(events, 'state');
  await append('during');
  const lines = await next(events, 'lines');
  await browser.send('PATCH', `/v1/directories/${directory.id}`, { entra: true });
  await browser.send('POST', `/v1/directories/${directory.id}/tokens`, {});
  let state = await next(events, 'state');
  while (!JSON.stringify(state).includes('"tokens":1')) state = await next(events, 'state');
  await events.return(undefined);
  site.live.close();

  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.ok(JSON.stringify(first).includes('"before"'));
  assert.deepEqual([lines['isWhole'], JSON.stringify(lines).includes('"during"')], [true, true]);
  assert.equal(JSON.stringify(lines).includes('"before"'), false);
  assert.ok(JSON.stringify(state).includes('"entra":true'));
});

test('after a burst the newest lines come with the word that there were more', async () => {
  const scene = await openScene();
  const { site, directory } = scene;
  const events = blocksOf(await follow(scene));
  await next(events, 'state');

  const burst = Array.from({ length: 600 }, () => ({ directoryId: directory.id, entry: lookUp(site, {}) }));
  await site.store.appendLog(burst);
  const lines = await next(events, 'lines');
  await events.return(undefined);
  site.live.close();

  assert.equal(lines['isWhole'], false);
});

test('the state goes to a key that reads directories as well, log entries to each that reads the log', async () => {
  const scene = await openScene();
  const { site, directory } = scene;
  const namesOf = async (...scopes: readonly string[]): Promise<readonly string[]> => {
    const { secret } = await keyOf(site, scopes);
    const headers = { authorization: `Bearer ${secret}` };
    const path = `https://becard.test/v1/directories/${directory.id}/live`;
    const events = blocksOf(await site.fetch(new Request(path, { headers })));
    const names = [];
    while (names.at(-1) !== 'lines') {
      const waiting = events.next();
      await site.store.appendLog([{ directoryId: directory.id, entry: lookUp(site, {}) }]);
      names.push((await waiting).value?.event ?? assert.fail('the stream ended'));
    }
    await events.return(undefined);
    return [...new Set(names)].toSorted();
  };

  const alone = await namesOf('log:read');
  const both = await namesOf('log:read', 'directories:read');
  site.live.close();

  assert.deepEqual(alone, ['lines']);
  assert.deepEqual(both, ['lines', 'state']);
});

test('the stream ends with the session, and with the directory', async () => {
  const ends: ((scene: Scene) => Promise<unknown>)[] = [
    ({ browser }) => browser.send('POST', '/session/sign-out', {}),
    ({ site, directory }) => site.store.directories.delete(directory.id),
    // Twelve hours without use: an open page alone does not count.
    async ({ site }) => site.pass(12 * 3_600_000),
  ];
  for (const end of ends) {
    const scene = await openScene();
    const response = await follow(scene);
    const events = blocksOf(response);
    await next(events, 'state');

    await end(scene);
    await next(events, 'end');

    assert.equal((await events.next()).done, true);
    scene.site.live.close();
  }
});

test('live updates need a session, and their number is limited', async () => {
  const scene = await openScene();
  const { site, browser, directory } = scene;
  const path = `/v1/directories/${directory.id}/live`;
  const leaves = Array.from({ length: 500 }, (_, at) => watchAs(scene, `session ${at}`));

  const refused = await site.open().send('GET', path);
  const one = await browser.send('GET', path);
  site.live.close();

  assert.equal(leaves.includes(undefined), false);
  assert.deepEqual([refused.status, refused.body['code']], [401, 'BC-901']);
  assert.deepEqual([one.status, one.body['code']], [429, 'BC-920']);
});

test('one session follows with twenty pages, whatever the directory, and leaves room for others', async () => {
  const scene = await openScene();
  const { site, browser, directory } = scene;
  const path = `/v1/directories/${directory.id}/live`;

  const pages = [];
  for (let at = 0; at < 20; at += 1) pages.push(await follow(scene));
  const tooMany = await browser.send('GET', path);
  const other = watchAs(scene, 'another session');
  await pages[0]?.body?.cancel();
  const again = await follow(scene);
  site.live.close();

  assert.ok(pages.every(({ status }) => status === 200));
  assert.deepEqual([tooMany.status, tooMany.body['code']], [429, 'BC-920']);
  assert.notEqual(other, undefined);
  assert.equal(again.status, 200);
});

function watchAs({ site, directory }: Scene, caller: string): unknown {
  const ignore = (): void => undefined;
  return site.live.watch(directory.id, { caller, state: ignore, lines: ignore, end: ignore });
}
