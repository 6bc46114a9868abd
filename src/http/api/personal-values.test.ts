// Personal values in answers to API keys: every route that reads x every scope that allows it. A name arrives only with a scope that reads names.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasScope, type Scope, scopes } from '../../domain/index.ts';
import type { Route } from './route.ts';
import { honoPath } from './router.ts';
import { routes } from './routes/index.ts';
import { addressOf, rules } from './testing/addresses.ts';
import { ask, keyOf } from './testing/keys.ts';
import { addUser, entry, openScene, type Scene } from './testing/scene.ts';

const name = 'Zoe Quist';
/** The nouns in which users are named: users, events of users, the provisioning log, and all of them. */
const naming: readonly Scope[] = ['users:read', 'users:write', 'events:read', 'log:read', 'admin'];

/** A directory in which one user is named wherever a user can be. */
async function openNamed(): Promise<Scene & { readonly names: Readonly<Record<string, string>> }> {
  const scene = await openScene();
  const { site, directory, context } = scene;
  const user = await addUser(context, 1, { displayName: name, userName: name });
  const more = { path: `/Users?filter=displayName eq "${name}"`, subject: name, detail: `"${name}" is not known.` };
  const lines = [entry(site, more), entry(site, { ...more, status: 400, fields: { holder: name } })];
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));
  return { ...scene, names: { directory: directory.id, user, entry: lines[0]?.id ?? '' } };
}

/** Routes that answer with JSON about the directory of this test. */
const reading = Object.entries<Route>(routes).filter(
  ([, { method, path, answer }]) =>
    method === 'GET' && typeof answer === 'object' && !/\{(?!directory|user|entry)/.test(path),
);

test('only a scope that reads users, events or the log reads the name of a user', async () => {
  const { site, names } = await openNamed();
  const shown: string[] = [];
  const keys = new Map<Scope, string>();
  for (const held of scopes) keys.set(held, (await keyOf(site, [held])).secret);

  for (const [operation, { path, scope }] of reading) {
    const address = `GET /v1${honoPath(path)}`;
    const allowing = scopes.filter((held) => scope !== undefined && hasScope([held], scope));
    for (const held of allowing) {
      const { text } = await ask(site, keys.get(held) ?? '', addressOf(address, names, rules[address]?.query).path);
      if (text.includes(name)) shown.push(`${operation} ${held}`);
    }
  }

  assert.deepEqual(
    shown.filter((each) => !naming.some((scope) => each.endsWith(` ${scope}`))),
    [],
  );
  for (const each of ['listUsers users:read', 'listEvents events:read', 'listLog log:read', 'getDirectory admin']) {
    assert.ok(shown.includes(each), each);
  }
});

test('the last requests of a directory name users to a key that reads the log as well', async () => {
  const { site, path } = await openNamed();
  const plain = await keyOf(site, ['directories:read']);
  const both = await keyOf(site, ['directories:read', 'log:read']);

  for (const address of ['/v1/directories', path, `${path}/activity`]) {
    const masked = await ask(site, plain.secret, address);
    const whole = await ask(site, both.secret, address);

    assert.deepEqual([masked.text.includes('"lastRequest"'), masked.text.includes(name)], [true, false], address);
    assert.ok(whole.text.includes(name), address);
  }
});

test('a changed directory names no user to a key without the log', async () => {
  const { site, path } = await openNamed();
  const { secret } = await keyOf(site, ['directories:write', 'tokens:write']);

  const changed = await ask(site, secret, path, { method: 'PATCH', body: { name: 'Fabrikam' } });
  const turned = await ask(site, secret, `${path}/switches`, { method: 'PATCH', body: { entra: true } });

  assert.deepEqual([changed.status, turned.status], [200, 200]);
  assert.equal(`${changed.text}${turned.text}`.includes(name), false);
});

test('the mapping shows values to a key that reads users as well', async () => {
  const { site, path } = await openNamed();
  const plain = await keyOf(site, ['directories:read']);
  const both = await keyOf(site, ['directories:read', 'users:read']);

  const masked = await ask(site, plain.secret, `${path}/mapping`);
  const whole = await ask(site, both.secret, `${path}/mapping`);

  assert.deepEqual([masked.text.includes('"lastValue":"•••"'), masked.text.includes(name)], [true, false]);
  assert.ok(whole.text.includes(name));
});
