import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inApi } from './api.ts';
import { printLog, readerOf } from './log.ts';
import { localTime } from './output.ts';
import { onTerminal } from './terminal.ts';
import { json, newData, run, serve } from './testing/command.ts';

/** A directory on a server, and how Entra asks for users there. */
async function begin(context: TestContext) {
  const at = newData();
  const { url } = await serve(context, at);
  const words = ['directory', 'create', 'Contoso', '--activate', ...at, '--public-url', url];
  const { id, tenantUrl, token } = await json(words);
  const ask = (userName: string, secret = token): Promise<Response> =>
    fetch(`${tenantUrl}/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
  const list = (...more: readonly string[]): Promise<readonly { readonly path: string; readonly at: string }[]> =>
    json(['log', 'list', id, ...more, ...at]);
  /** Entries are written after their response. */
  const written = async (count: number): Promise<void> => {
    while ((await list()).length < count);
  };
  return { at, id, url, ask, list, written };
}

test('the log is narrowed by time, text, outcome and number', async (context) => {
  const { ask, list, written } = await begin(context);
  await ask('ada@contoso.example');
  await ask('bo@contoso.example');
  await written(2);
  await ask('cy@contoso.example', 'becard_scim_wrong');
  await written(3);
  const pathsOf = async (...words: readonly string[]): Promise<readonly string[]> =>
    (await list(...words)).map(({ path }) => /%22(\w+)|"(\w+)/.exec(path)?.slice(1).join('') ?? path);

  const found = {
    recent: (await list('--since', '1h')).length,
    future: (await list('--since', '2100-01-01')).length,
    text: await pathsOf('--search', 'bo@contoso.example'),
    failed: (await list('--failed')).length,
    newest: (await list('--limit', '1')).length,
  };

  assert.deepEqual(found, { recent: 3, future: 0, text: ['bo'], failed: 1, newest: 1 });
});

test('times are those of this machine in a table, and RFC 3339 with --json', async (context) => {
  const { at, id, ask, list, written } = await begin(context);
  await ask('ada@contoso.example');
  await written(1);

  const [entry] = await list();
  const { out } = await run(['log', 'list', id, ...at]);

  assert.match(entry?.at ?? '', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.*Z$/);
  assert.equal(out.split('\n')[1]?.slice(0, 19), localTime(entry?.at ?? ''));
  assert.match(localTime(entry?.at ?? ''), /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
});

test('a time that is none is refused with what is accepted', async () => {
  const { code, problem } = await run(['log', 'list', 'ud_1', '--since', 'yesterday', ...newData()]);

  assert.equal(code, 2);
  assert.match(problem, /30m, 2h or 7d/);
});

for (const where of ['on the store', 'on a remote server'] as const) {
  test(`--follow prints the last requests ${where}, then each new one once, oldest first`, async (context) => {
    const { at, id, url, ask, written } = await begin(context);
    const { key } = await json(['api-key', 'create', 'Reader', '--scope', 'log:read', ...at]);
    const options = where === 'on the store' ? { data: at[1] } : { server: url, key: String(key) };
    for (const name of ['ada', 'bo', 'cy']) await ask(name);
    await written(3);
    const lines: string[] = [];
    const write = (text: string | Uint8Array): boolean => lines.push(String(text)) > 0;
    const waiting = ['dee', 'eve'];
    /** Entra asks once more when everything so far was printed; the fourth line ends it. */
    const goesOn = async (): Promise<boolean> => {
      const isPrinted = lines.length === 4 - waiting.length;
      if (isPrinted && waiting.length > 0) await ask(waiting.shift() ?? '');
      return lines.length < 4;
    };

    await onTerminal({ stdout: { write }, stderr: { write }, environment: {} }, () =>
      inApi(options, async (api) => {
        await printLog(readerOf(api, id, {}), 2, true, goesOn);
        return 0;
      }),
    );

    const names = lines.map((line) => /userName.*?(bo|cy|dee|eve)/.exec(JSON.parse(line).path)?.[1]);
    assert.deepEqual(names, ['bo', 'cy', 'dee', 'eve']);
  });
}

test('lines that come one by one are in columns', async (context) => {
  const { at, id, ask, written } = await begin(context);
  await ask('ada@contoso.example');
  await ask('ada@contoso.example', 'becard_scim_wrong');
  await written(2);
  const lines: string[] = [];
  const write = (text: string | Uint8Array): boolean => lines.push(String(text)) > 0;

  await onTerminal({ stdout: { write }, stderr: { write }, environment: {} }, () =>
    inApi({ data: at[1] }, async (api) => {
      await printLog(readerOf(api, id, {}), 10, undefined, async () => false);
      return 0;
    }),
  );

  assert.deepEqual(
    lines.map((line) => line.indexOf('GET /Users')),
    [lines[0]?.indexOf('GET /Users'), lines[0]?.indexOf('GET /Users')],
  );
  assert.match(lines[1] ?? '', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}Refused +401 +/);
});
