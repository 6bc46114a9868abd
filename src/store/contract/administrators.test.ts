// Administrators sign in with a password, arrive by single-use links and stay by sessions.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AdministratorId, SessionId } from '../../domain/store.ts';
import { eachStore } from '../testing/each-store.ts';
import { administratorId, administratorOf, digest, sessionOf } from '../testing/samples.ts';

const anna = administratorOf('adm_a', 'anna@x.org', { role: 'owner', createdAt: 2000 });
const bert = administratorOf('adm_b', 'bert@x.org');

eachStore((open) => {
  test('administrators are listed in the order of their creation and found by e-mail', async (context) => {
    const { administrators } = await open(context);

    assert.equal(await administrators.insert(anna), true);
    assert.equal(await administrators.insert(bert), true);

    assert.deepStrictEqual(await administrators.list(), [bert, anna]);
    assert.deepStrictEqual(await administrators.findByEmail('anna@x.org'), {
      administrator: anna,
      passwordHash: undefined,
    });
    assert.equal(await administrators.findByEmail('carl@x.org'), undefined);
  });

  test('an e-mail belongs to one administrator', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);

    assert.equal(await administrators.insert({ ...bert, email: anna.email }), false);

    assert.deepStrictEqual(await administrators.list(), [anna]);
  });

  test('a password and a sign-in are noted', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);

    await administrators.setPassword(anna.id, 'hash');
    await administrators.noteSignIn(anna.id, 5000);
    await administrators.setPassword(administratorId('adm_nobody'), 'hash');

    const administrator = { ...anna, hasPassword: true, lastSignInAt: 5000 };
    assert.deepStrictEqual(await administrators.findByEmail(anna.email), { administrator, passwordHash: 'hash' });
    assert.deepStrictEqual(await administrators.list(), [administrator]);
  });

  test('an invitation is used once, also when it is taken twice at the same time', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);
    const invitation = { administratorId: anna.id, expiresAt: 9000 };
    await administrators.invitations.insert(invitation, digest('link'));

    assert.deepStrictEqual(await administrators.invitations.find(digest('link')), invitation);
    const taken = await Promise.all([1, 2, 3].map(() => administrators.invitations.take(digest('link'))));

    assert.deepStrictEqual(taken.toSorted(), [false, false, true]);
    assert.equal(await administrators.invitations.find(digest('link')), undefined);
    assert.equal(await administrators.invitations.take(digest('other')), false);
  });

  test('a new invitation replaces the earlier one of the same administrator alone', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);
    await administrators.insert(bert);
    const first = { administratorId: undefined, expiresAt: 1 };

    await administrators.invitations.insert({ administratorId: anna.id, expiresAt: 1 }, digest('anna 1'));
    await administrators.invitations.insert({ administratorId: bert.id, expiresAt: 1 }, digest('bert'));
    await administrators.invitations.insert(first, digest('first 1'));
    await administrators.invitations.insert({ administratorId: anna.id, expiresAt: 2 }, digest('anna 2'));
    await administrators.invitations.insert(first, digest('first 2'));

    const links = ['anna 1', 'anna 2', 'bert', 'first 1', 'first 2'];
    const found = await Promise.all(links.map((link) => administrators.invitations.find(digest(link))));
    assert.deepStrictEqual(
      found.map((invitation) => invitation !== undefined),
      [false, true, true, false, true],
    );
    assert.deepStrictEqual(found.at(-1), first);
  });

  test('an unknown administrator is neither invited nor signed in', async (context) => {
    const { administrators } = await open(context);
    const unknown = administratorId('adm_nobody');

    await assert.rejects(administrators.invitations.insert({ administratorId: unknown, expiresAt: 1 }, digest('a')));
    await assert.rejects(
      administrators.sessions.insert(sessionOf(unknown, { createdAt: 1, expiresAt: 2 }), digest('a')),
    );

    assert.equal(await administrators.invitations.find(digest('a')), undefined);
    assert.equal(await administrators.sessions.find(digest('a')), undefined);
  });

  test('a session knows its administrator as they are now', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);
    await administrators.sessions.insert(sessionOf(anna.id), digest('cookie'));

    await administrators.sessions.touch(digest('cookie'), 2000);
    await administrators.setPassword(anna.id, 'hash');

    assert.deepStrictEqual(await administrators.sessions.find(digest('cookie')), {
      id: `ses_${anna.id}`,
      administrator: { ...anna, hasPassword: true },
      createdAt: 1000,
      lastSeenAt: 2000,
      confirmedAt: 1000,
      expiresAt: 9000,
      device: 'Firefox · Linux',
      network: '192.0.2.0',
    });
    assert.equal(await administrators.sessions.find(digest('other')), undefined);
  });

  test('the sessions of an administrator are listed, seen last first, and end by their id or but for one', async (context) => {
    const { administrators } = await open(context);
    for (const administrator of [anna, bert]) await administrators.insert(administrator);
    const idOf = (name: string): SessionId => `ses_${name}` as SessionId;
    for (const name of ['a', 'b', 'c'])
      await administrators.sessions.insert(sessionOf(anna.id, { id: idOf(name) }), digest(name));
    await administrators.sessions.insert(
      sessionOf(bert.id, { id: idOf('d'), device: undefined, network: undefined }),
      digest('d'),
    );
    await administrators.sessions.touch(digest('b'), 2000);
    const idsOf = async (id: AdministratorId): Promise<readonly string[]> =>
      (await administrators.sessions.list(id)).map((session) => session.id);

    const listed = await idsOf(anna.id);
    const ended = [
      await administrators.sessions.end(anna.id, idOf('c')),
      await administrators.sessions.end(anna.id, idOf('c')),
      await administrators.sessions.end(anna.id, idOf('d')),
    ];
    await administrators.sessions.endAll(anna.id, idOf('a'));

    assert.deepStrictEqual(listed, ['ses_b', 'ses_a', 'ses_c']);
    assert.deepStrictEqual(ended, [true, false, false]);
    assert.deepStrictEqual([await idsOf(anna.id), await idsOf(bert.id)], [['ses_a'], ['ses_d']]);
  });

  test('sessions end one by one or all of an administrator', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);
    await administrators.insert(bert);
    const cookies = ['a1', 'a2', 'a3', 'b1'];
    for (const cookie of cookies) {
      const id = cookie.startsWith('a') ? anna.id : bert.id;
      await administrators.sessions.insert(sessionOf(id, { id: `ses_${cookie}` as SessionId }), digest(cookie));
    }
    const openCookies = async () => {
      const found = await Promise.all(cookies.map((cookie) => administrators.sessions.find(digest(cookie))));
      return cookies.filter((_, index) => found[index] !== undefined);
    };

    await administrators.sessions.remove(digest('a1'));
    assert.deepStrictEqual(await openCookies(), ['a2', 'a3', 'b1']);

    await administrators.sessions.endAll(anna.id);
    await administrators.sessions.touch(digest('a2'), 5000);
    assert.deepStrictEqual(await openCookies(), ['b1']);
  });

  test('a session remembers when the password was given last', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);
    await administrators.sessions.insert(sessionOf(anna.id), digest('cookie'));

    await administrators.sessions.confirm(digest('cookie'), 3000);
    await administrators.sessions.confirm(digest('other'), 4000);

    const { confirmedAt, lastSeenAt } = (await administrators.sessions.find(digest('cookie'))) ?? {};
    assert.deepStrictEqual([confirmedAt, lastSeenAt], [3000, 1000]);
  });

  test('a role changes, and is in force in open sessions', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(bert);
    await administrators.sessions.insert(sessionOf(bert.id), digest('cookie'));

    assert.equal(await administrators.setRole(bert.id, 'auditor'), 'done');
    assert.equal(await administrators.setRole(administratorId('adm_nobody'), 'auditor'), 'unknown');
    assert.equal(await administrators.setRole(administratorId('adm_nobody'), 'owner'), 'unknown');

    assert.equal((await administrators.sessions.find(digest('cookie')))?.administrator.role, 'auditor');
  });

  test('an administrator is removed with sessions and links', async (context) => {
    const { administrators } = await open(context);
    await administrators.insert(anna);
    await administrators.insert(bert);
    await administrators.sessions.insert(sessionOf(bert.id), digest('cookie'));
    await administrators.invitations.insert({ administratorId: bert.id, expiresAt: 9000 }, digest('link'));

    assert.equal(await administrators.remove(bert.id), 'done');
    assert.equal(await administrators.remove(bert.id), 'unknown');

    assert.deepStrictEqual(await administrators.list(), [anna]);
    assert.equal(await administrators.sessions.find(digest('cookie')), undefined);
    assert.equal(await administrators.invitations.find(digest('link')), undefined);
  });

  test('of two owners who remove each other at once, one stays; an invited owner does not count', async (context) => {
    const { administrators } = await open(context);
    const owners = ['adm_a', 'adm_b', 'adm_c'].map((id) => administratorOf(id, `${id}@x.org`, { role: 'owner' }));
    for (const owner of owners) await administrators.insert(owner);
    for (const { id } of owners.slice(0, 2)) await administrators.setPassword(id, 'hash');

    const outcomes = await Promise.all([
      administrators.remove(administratorId('adm_a')),
      administrators.setRole(administratorId('adm_b'), 'auditor'),
    ]);

    assert.deepStrictEqual(outcomes, ['done', 'last-owner']);
    assert.equal(await administrators.remove(administratorId('adm_b')), 'last-owner');
    assert.equal(await administrators.setRole(administratorId('adm_b'), 'owner'), 'done');
    assert.equal(await administrators.remove(administratorId('adm_c')), 'done');
  });
});
