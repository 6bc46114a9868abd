// After everything that hands out or takes a secret, none is found in clear: not in the database, its WAL, the server's log,
// a backup, or anything that the console shows.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { json, run, serve } from '../../src/cli/command.test.ts';

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
      const response = await fetch(`${origin}/api/console${path}`, { method, headers, body: text });
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
      return response.text();
    },
  };
}

function valueIn(text: string, name: string): string {
  return new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1] ?? assert.fail(`no ${name} in ${text}`);
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('no token, password, session or link is found in clear anywhere', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'becard-secrets-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const location = ['--data', folder] as const;
  const directory = await json(['directory', 'create', 'Contoso', '--activate', ...location]);
  const invited = await json(['admin', 'create', 'ada@example.com', ...location]);
  const server = await serve(location, [], { BECARD_LOG_LEVEL: 'debug' });
  const origin = new URL(server.url).origin;
  const link = String(invited.link).split('#')[1] ?? '';

  const browser = openBrowser(origin);
  await browser.send('POST', '/invitation/accept', { secret: link, password });
  const session = browser.cookie();
  const of = `/directories/${directory.id}`;
  const second = valueIn(await browser.send('POST', `${of}/tokens`, { name: 'Second' }), 'secret');
  const setup = await browser.send('POST', `${of}/setup-links`, { name: 'Guest' });
  const setupSecret = /#([0-9A-Za-z]{43})/.exec(setup)?.[1] ?? assert.fail(setup);
  const other = await browser.send('POST', '/administrators', { email: 'bea@example.com', role: 'auditor' });
  const otherSecret = valueIn(other, 'link').split('#')[1] ?? assert.fail(other);
  await browser.send('POST', '/session/confirm', { password });
  await openBrowser(origin).send('POST', '/sign-in', { email: 'ada@example.com', password: chosen });

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
      '/directories',
      of,
      `${of}/tokens`,
      `${of}/log?limit=100`,
      `${of}/users`,
      `${of}/setup-links`,
      '/audit',
      '/system',
    ].map((path) => browser.send('GET', path)),
  );
  await run(['backup', 'create', join(folder, 'backup'), ...location]);
  const before = filesBelow(folder).map((file) => readFileSync(file, 'latin1'));
  const { out } = await server.stop('SIGTERM');
  const after = filesBelow(folder).map((file) => readFileSync(file, 'latin1'));

  const secrets = { token: directory.token, second, link, session, setupSecret, otherSecret, password, chosen };
  const places = { files: [...before, ...after], log: [out], pages: shown };
  for (const [name, secret] of Object.entries(secrets)) {
    assert.ok(String(secret).length >= 20, name);
    for (const [place, texts] of Object.entries(places)) {
      const found = texts.find((text) => text.includes(secret));
      const at = found?.indexOf(secret) ?? -1;
      assert.equal(found?.slice(Math.max(0, at - 120), at + 80), undefined, `${name} in the ${place}`);
    }
  }
  assert.ok(filesBelow(folder).some((file) => file.endsWith('backup')));
});
