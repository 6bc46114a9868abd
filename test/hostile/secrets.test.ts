// After everything that hands out or takes a secret, none is found in clear: not in the database, its WAL, the server's log,
// a backup, or anything that the console shows. In PostgreSQL every row of every table is read.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { json, run } from '../../src/cli/testing/command.ts';
import { serveProcess } from '../../src/cli/testing/process.ts';
import { createDatabase, type TestDatabase } from '../../src/store/testing/database.ts';

const password = 'correct horse battery staple';
const chosen = 'ein anderes gutes Passwort';

/** A browser without a screen: keeps its cookie. */
function openBrowser(origin: string) {
  let cookie = '';
  return {
    cookie: () => cookie.split('=')[1] ?? '',
    send: async (method: string, path: string, body?: object): Promise<string> => {
      const headers = { 'content-type': 'application/json', 'x-becard-console': '1', cookie };
      const text = body === undefined ? null : JSON.stringify(body);
      const response = await fetch(`${origin}/api${path}`, { method, headers, body: text });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response.text();
    },
  };
}

function valueIn(text: string, name: string): string {
  return new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1] ?? assert.fail(`no ${name} in ${text}`);
}

/** The texts of all files; a backup is read as what it holds, not as it is packed. */
function readFiles(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => {
    const bytes = readFileSync(file);
    return (file.endsWith('.backup') ? gunzipSync(bytes) : bytes).toString('latin1');
  });
}

/** Where everything is kept: options that name it, and all that is kept there as text. */
interface Place {
  readonly location: readonly [option: string, value: string];
  readonly read: () => Promise<readonly string[]>;
}

const places: readonly {
  readonly name: string;
  readonly open: (context: TestContext, folder: string) => Promise<Place>;
}[] = [
  {
    name: 'a folder',
    open: async (_, folder) => ({ location: ['--data', folder], read: async () => [] }),
  },
  {
    name: 'PostgreSQL',
    open: async (context) => {
      const database = await createDatabase();
      context.after(database.drop);
      return { location: ['--database', database.url], read: () => readTables(database) };
    },
  },
];

async function readTables({ run: ask }: TestDatabase): Promise<readonly string[]> {
  const tables = await ask("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
  const read = tables.map(({ name }) => ask(`SELECT CAST(t AS text) AS row FROM ${name} AS t`));
  return (await Promise.all(read)).flat().map(({ row }) => String(row));
}

for (const { name: placeName, open } of places) {
  test(`no token, password, session or link is found in clear anywhere, with ${placeName}`, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'becard-secrets-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    const { location, read } = await open(context, folder);
    await json(['migrate', ...location]);
    const settings = { BECARD_PUBLIC_URL: 'https://becard.example' };
    const directory = await json(['directory', 'create', 'Contoso', '--activate', ...location], settings);
    const invited = await json(['admin', 'create', 'ada@example.com', ...location], settings);
    const server = await serveProcess(location, [], { BECARD_LOG_LEVEL: 'debug' });
    const origin = new URL(server.url).origin;
    const link = String(invited.link).split('#')[1] ?? '';

    const browser = openBrowser(origin);
    await browser.send('POST', '/session/invitation/accept', { secret: link, password });
    const session = browser.cookie();
    const of = `/v1/directories/${directory.id}`;
    const second = valueIn(await browser.send('POST', `${of}/tokens`, { name: 'Second' }), 'secret');
    const setup = await browser.send('POST', `${of}/setup-links`, { name: 'Guest' });
    const setupSecret = /#([0-9A-Za-z]{43})/.exec(setup)?.[1] ?? assert.fail(setup);
    const other = await browser.send('POST', '/v1/administrators', { email: 'bea@example.com', role: 'auditor' });
    const otherSecret = valueIn(other, 'link').split('#')[1] ?? assert.fail(other);
    await browser.send('POST', '/session/confirm', { password });
    await openBrowser(origin).send('POST', '/session/sign-in', { email: 'ada@example.com', password: chosen });

    const base = `${origin}/scim/v2/${directory.id}`;
    const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'jana', password: chosen };
    const ask = (path: string, token: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${base}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      });
    await ask('/Users', directory.token, { method: 'POST', body: JSON.stringify(user) });
    await ask('/Users', second, { method: 'POST', body: JSON.stringify({ ...user, userName: 5 }) });
    await ask('/Users', `${second}x`);
    await ask(`/Users?access_token=${second}`, 'nonsense');
    await ask(`/Users?token=${second}&filter=${encodeURIComponent(`userName eq "${second}"`)}`, second);
    await ask(`/${second}`, second);
    await ask('/Users', second, { method: 'POST', body: JSON.stringify({ authorization: `Bearer ${second}` }) });
    await fetch(`${origin}/scim/v2/${second}/Users`, { headers: { authorization: `Bearer ${second}` } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const shown = await Promise.all(
      [
        '/v1/directories',
        of,
        `${of}/tokens`,
        `${of}/log?limit=100`,
        `${of}/users`,
        `${of}/setup-links`,
        '/v1/audit',
        '/v1/system',
      ].map((path) => browser.send('GET', path)),
    );
    await run(['backup', 'create', join(folder, 'all.backup'), ...location]);
    const before = [...readFiles(folder), ...(await read())];
    const { out } = await server.stop('SIGTERM');
    const after = [...readFiles(folder), ...(await read())];

    const secrets = { token: directory.token, second, link, session, setupSecret, otherSecret, password, chosen };
    const shownIn = { store: [...before, ...after], log: [out], pages: shown };
    for (const [name, secret] of Object.entries(secrets)) {
      assert.ok(String(secret).length >= 20, name);
      for (const [place, texts] of Object.entries(shownIn)) {
        const found = texts.find((text) => text.includes(secret));
        const at = found?.indexOf(secret) ?? -1;
        assert.equal(found?.slice(Math.max(0, at - 120), at + 80), undefined, `${name} in the ${place}`);
      }
    }
    // What was looked through holds what it should: the store and the backup of it name the person.
    assert.ok([...before, ...after].filter((text) => text.includes('jana')).length >= 4);
  });
}
