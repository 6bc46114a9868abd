import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { createDirectory, type Directory, eventCatalogue, noticeOf, revokeApiKey } from '../../../domain/index.ts';
import { eventOf } from '../schemas/events.ts';
import { openSite, type Site } from '../testing/browser.ts';
import { blocksOf } from '../testing/event-stream.ts';
import { ask, keyOf } from '../testing/keys.ts';

interface Scene {
  readonly site: Site;
  readonly directory: Directory;
  readonly other: Directory;
  readonly secret: string;
  readonly append: (directory: Directory) => Promise<string>;
}

async function openScene(scope = 'events:read', isBound = false): Promise<Scene> {
  const site = openSite();
  const { store, platform } = site;
  const directory = await createDirectory(store, platform, { name: 'Contoso' });
  const other = await createDirectory(store, platform, { name: 'Fabrikam' });
  const { secret } = await keyOf(site, [scope], isBound ? [directory.id] : undefined);
  const append = async (about: Directory): Promise<string> => {
    const notice = noticeOf(platform, { type: 'webhook.test', about, facts: {}, actor: 'system' });
    await store.directory(about.id).events.append(notice);
    return notice.id;
  };
  return { site, directory, other, secret, append };
}

/** A page, as a client reads it. */
async function page({ site, secret }: Scene, query: string) {
  const { status, text, problem, code } = await ask(site, secret, `/v1/events${query}`);
  const body = status === 200 ? JSON.parse(text) : undefined;
  return { status, code, problem, ids: body?.items.map(({ id }: { id: string }) => id), next: body?.next, body };
}

test('a key reads the events of all directories page by page', async () => {
  const scene = await openScene();
  const { directory, other, append } = scene;
  const ids = [await append(directory), await append(other), await append(directory)];

  const first = await page(scene, '?limit=2');
  const second = await page(scene, `?limit=2&after=${first.next}`);
  const own = await page(scene, `?directory=${other.id}&types=webhook.test,user.created`);
  const none = await page(scene, '?types=user.created');
  const last = await page(scene, '?last=1');
  const lastOfOther = await page(scene, `?last=1&directory=${other.id}`);

  assert.deepEqual([first.ids, second.ids], [ids.slice(0, 2), ids.slice(2)]);
  assert.deepEqual([first.body.hasMore, second.body.hasMore], [true, false]);
  assert.deepEqual([own.ids, none.ids], [[ids[1]], []]);
  assert.deepEqual([last.ids, lastOfOther.ids], [[ids[2]], [ids[1]]]);
});

test('a key for some directories reads their events alone, whatever it asks for', async () => {
  const scene = await openScene('events:read', true);
  const { directory, other, append } = scene;
  const id = await append(directory);
  await append(other);

  const all = await page(scene, '');
  const foreign = await page(scene, `?directory=${other.id}`);

  assert.deepEqual(all.ids, [id]);
  assert.deepEqual([foreign.status, foreign.code], [404, 'BC-904']);
});

test('a cursor of another store is gone, with the oldest one; what is no cursor is refused', async () => {
  const scene = await openScene();
  const id = await scene.append(scene.directory);

  const gone = await page(scene, '?after=other.1.zzzzzz');
  const { oldest } = Object(gone.problem['fields']);
  const wrong = [
    await page(scene, '?after=1'),
    await page(scene, '?types=user.exploded'),
    await page(scene, '?limit=0'),
  ];

  assert.deepEqual([gone.status, gone.code], [410, 'BC-924']);
  assert.deepEqual((await page(scene, `?after=${oldest}`)).ids, [id]);
  assert.deepEqual(
    wrong.map(({ status, code }) => [status, code]),
    [
      [400, 'BC-906'],
      [400, 'BC-906'],
      [400, 'BC-906'],
    ],
  );
});

test('every example of the catalogue fits its published schema', async () => {
  const scene = await openScene();

  const { text } = await ask(scene.site, scene.secret, '/v1/event-types');
  const { items } = JSON.parse(text);

  assert.equal(items.length, eventCatalogue.length);
  for (const { type, example, schema } of items) {
    assert.doesNotThrow(() => v.parse(eventOf(type), example), type);
    assert.equal(schema.properties.type.const, type);
    assert.deepEqual(schema.required, ['id', 'timestamp', 'directoryId', 'changes', 'actor', 'type', 'data']);
  }
});

function follow({ site, secret }: Scene, headers: Record<string, string> = {}, query = ''): Promise<Response> {
  const authorization = `Bearer ${secret}`;
  const all = { authorization, accept: 'text/event-stream', ...headers };
  return site.fetch(new Request(`https://becard.test/v1/events${query}`, { headers: all }));
}

async function take(blocks: ReturnType<typeof blocksOf>) {
  const { value, done } = await blocks.next();
  assert.equal(done, false);
  return value;
}

test('a stream brings what happens from now on, and continues behind the last event that a client has seen', async () => {
  const scene = await openScene();
  const { directory, append } = scene;
  await append(directory);
  const response = await follow(scene);
  const blocks = blocksOf(response);

  const second = await append(directory);
  const seen = await take(blocks);
  await blocks.return(undefined);
  const third = await append(directory);
  const again = blocksOf(await follow(scene, { 'last-event-id': seen.id ?? '' }));
  const continued = await take(again);
  await again.return(undefined);
  const sinceThen = blocksOf(await follow(scene, {}, `?after=${seen.id}`));
  const named = await take(sinceThen);
  await sinceThen.return(undefined);

  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.deepEqual(
    [seen, continued, named].map(({ data }) => JSON.parse(data).id),
    [second, third, third],
  );
});

test('a stream brings many events to a client that reads slowly', async () => {
  const scene = await openScene();
  const count = 700;
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await scene.append(scene.directory));

  const blocks = blocksOf(await follow(scene, {}, '?since=2020-01-01T00:00:00Z'));
  const found: string[] = [];
  while (found.length < count) found.push(JSON.parse((await take(blocks)).data).id);
  await blocks.return(undefined);

  assert.deepEqual(found, ids);
});

test('a stream ends when its key is revoked', async () => {
  const scene = await openScene();
  const { site, directory, append } = scene;
  const blocks = blocksOf(await follow(scene));
  await append(directory);
  await take(blocks);

  const [key] = await site.store.apiKeys.list();
  assert.ok(key !== undefined);
  await revokeApiKey(site, key.id);

  assert.deepEqual((await take(blocks)).event, 'end');
  assert.equal((await blocks.next()).done, true);
});

test('a stream is refused without the scope, with a cursor that does not hold, and when too many are open', async () => {
  const scene = await openScene();
  const { secret } = await keyOf(scene.site, ['users:read']);
  const open: Response[] = [];
  for (let at = 0; at < 20; at += 1) open.push(await follow(scene));

  const answers = [
    await follow({ ...scene, secret }),
    await follow(scene, { 'last-event-id': 'other.1.zzzzzz' }),
    await follow(scene),
  ];
  await open[0]?.body?.cancel();
  const again = await follow(scene);
  for (const each of [...open.slice(1), again]) await each.body?.cancel();

  assert.deepEqual(
    answers.map(({ status }) => status),
    [403, 410, 429],
  );
  assert.equal(again.status, 200);
});
