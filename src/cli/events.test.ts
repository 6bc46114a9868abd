import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory, followFeed, noticeOf, serveFeed } from '../domain/index.ts';
import { openWorkbench } from '../domain/testing/workbench.ts';
import { printEvents } from './events.ts';
import { onTerminal } from './terminal.ts';
import { json, newData, run } from './testing/command.ts';

test('events are listed page by page, for one directory and by type', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);
  const { id: other } = await json(['directory', 'create', 'Fabrikam', ...at]);
  const token = await json(['token', 'create', id, '--name', 'Entra', ...at]);
  await json(['token', 'create', other, ...at]);
  await json(['token', 'revoke', id, token.id, ...at]);
  const list = (...words: readonly string[]) => json(['events', 'list', ...words, ...at]);

  const newest = await list('--limit', '1');
  const first = await run(['events', 'list', '--since', '2020-01-01', '--json', '--limit', '2', ...at]);
  const { events, next, hasMore } = JSON.parse(first.out);
  const rest = await list('--after', next);
  const own = await list('--directory', id, '--types', 'token.revoked,user.created');
  const shown = await run(['events', 'list', ...at]);

  assert.deepEqual([events.length, hasMore, rest.hasMore], [2, true, false]);
  assert.match(first.problem, new RegExp(`There are more: --after ${next}`));
  assert.deepEqual(
    own.events.map(({ type, data }: { type: string; data: unknown }) => ({ type, data })),
    [{ type: 'token.revoked', data: { id: token.id, name: 'Entra' } }],
  );
  assert.deepEqual([rest.events.at(-1), newest.events], [own.events[0], own.events]);
  assert.match(shown.out, /TIME +TYPE +DIRECTORY +NAME +ACTOR +ID\n/);
  assert.match(shown.out, new RegExp(`token\\.revoked +${id} +Entra +command-line +evt_`));
});

test('a type, a time, a cursor and a directory that do not exist are refused', async () => {
  const at = newData();
  const list = async (...words: readonly string[]): Promise<number> =>
    (await run(['events', 'list', ...words, ...at])).code;

  const codes = [
    await list('--types', 'user.exploded'),
    await list('--since', 'yesterday'),
    await list('--after', 'evt_1'),
    await list('--directory', 'ud_none'),
    await list('--after', 'other.0.zzzzzz'),
  ];

  assert.deepEqual(codes, [2, 2, 2, 3, 4]);
});

test('tail prints events as they come, one a line, and gives the cursor to continue at', async () => {
  const { store, platform } = openWorkbench();
  const about = await createDirectory(store, platform, { name: 'Contoso' });
  const append = (): Promise<void> => {
    const notice = noticeOf(platform, { type: 'webhook.test', about, facts: {}, actor: 'system' });
    return store.directory(about.id).events.append(notice);
  };
  const feed = serveFeed(store.events, platform, { tag: 'a', historyDays: 30 });
  const stop = new AbortController();
  const lines: string[] = [];
  const printed = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const stdout = {
    write: (text: string | Uint8Array): boolean => {
      lines.push(String(text));
      printed[lines.length - 1]?.resolve();
      return true;
    },
  };

  await append();
  let last: string | undefined;
  const ended = onTerminal({ stdout, stderr: stdout, environment: {} }, async () => {
    last = await printEvents(followFeed(feed, { limit: 10 }, stop.signal), true);
    return 0;
  });
  await printed[0]?.promise;
  await append();
  await printed[1]?.promise;
  stop.abort();
  await ended;

  assert.deepEqual(
    lines.map((line) => JSON.parse(line).type),
    ['webhook.test', 'webhook.test'],
  );
  assert.deepEqual((await feed.read({ after: last, limit: 10 })).events, []);
});
