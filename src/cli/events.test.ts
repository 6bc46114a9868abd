import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inApi } from './api.ts';
import { printEvents } from './events.ts';
import { onTerminal } from './terminal.ts';
import { json, newData, run, serve } from './testing/command.ts';

test('events are listed page by page, for one directory and by type', async () => {
  const at = newData();
  const { id } = await json(['directory', 'create', 'Contoso', ...at]);
  const { id: other } = await json(['directory', 'create', 'Fabrikam', ...at]);
  const token = await json(['token', 'create', id, '--name', 'Entra', ...at]);
  await json(['token', 'create', other, ...at]);
  await json(['token', 'revoke', id, token.id, '--yes', ...at]);
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

for (const where of ['on the store', 'on a remote server'] as const) {
  test(`tail prints events ${where} as they come, one a line, and gives the cursor to continue at`, async (context) => {
    const at = newData();
    const { id } = await json(['directory', 'create', 'Contoso', ...at]);
    const { key } = await json(['api-key', 'create', 'Reader', '--scope', 'events:read', ...at]);
    const options =
      where === 'on the store' ? { data: at[1] } : { server: (await serve(context, at)).url, key: String(key) };
    const { terminal, line } = recordLines();
    const stop = new AbortController();
    let last: string | undefined;

    const ended = onTerminal(terminal, () =>
      inApi(options, async (api) => {
        last = await printEvents(api, { since: '2020-01-01T00:00:00Z' }, true, stop.signal);
        return 0;
      }),
    );
    const token = await json(['token', 'create', id, ...at]);
    const first = JSON.parse(await line(0));
    await json(['token', 'revoke', id, token.id, '--yes', ...at]);
    const second = JSON.parse(await line(1));
    stop.abort();
    await ended;

    const rest = await json(['events', 'list', '--after', String(last), ...at]);
    assert.deepEqual([first.type, second.type, rest.events], ['token.created', 'token.revoked', []]);
  });
}

/** A terminal, and its lines as they come. */
function recordLines() {
  const lines = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  let count = 0;
  const write = (text: string | Uint8Array): boolean => {
    lines[count]?.resolve(String(text));
    count += 1;
    return true;
  };
  const terminal = { stdout: { write }, stderr: { write }, environment: {} };
  return { terminal, line: (at: number) => lines[at]?.promise ?? assert.fail('There is no such line') };
}
