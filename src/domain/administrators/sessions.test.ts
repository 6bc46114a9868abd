import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, day, email, hour, openWithOwner, password, signIn } from '../testing/workbench.ts';
import { verifyAdministrator } from './proof.ts';
import { confirmSession, findSession, openSession, requireConfirmed, requireSession, signOut } from './sessions.ts';

test('signing in opens a new session each time, and signing out ends it', async () => {
  const { accounts } = await openWithOwner();

  const first = await signIn(accounts, 'Ada@example.com', password);
  const second = await signIn(accounts, email, password);
  await signOut(accounts, first.secret);

  assert.notEqual(first.secret, second.secret);
  assert.equal(await findSession(accounts, first.secret), undefined);
  assert.equal((await findSession(accounts, second.secret))?.administrator.email, email);
});

test('a session ends after 12 idle hours, and use keeps it alive', async () => {
  const { accounts, pass } = await openWithOwner();
  const { secret } = await signIn(accounts, email, password);

  pass(11 * hour);
  const used = await findSession(accounts, secret);
  pass(11 * hour);
  const usedAgain = await findSession(accounts, secret);
  pass(12 * hour);

  assert.deepEqual([used?.administrator.email, usedAgain?.administrator.email], [email, email]);
  assert.equal(await codeOf(() => requireSession(accounts, secret)), 'BC-901');
});

test('a session ends after 30 days even when it is used', async () => {
  const { accounts, pass } = await openWithOwner();
  const { secret } = await signIn(accounts, email, password);
  for (let half = 0; half < 59; half += 1) {
    pass(day / 2 - 1);
    await findSession(accounts, secret);
  }
  const before = await findSession(accounts, secret);
  pass(day / 2);

  assert.equal(before?.administrator.email, email);
  assert.equal(await findSession(accounts, secret), undefined);
});

test('a made-up cookie belongs to no session', async () => {
  const { accounts } = await openWithOwner();
  const { administrator: owner } = await verifyAdministrator(accounts, email, password);
  await openSession(accounts, owner);

  for (const secret of [undefined, '', 'x', 'A'.repeat(43), 'A'.repeat(5000)]) {
    assert.equal(await findSession(accounts, secret), undefined);
  }
});

test('a password counts as given just now for ten minutes, then it is asked for again', async () => {
  const { accounts, pass } = await openWithOwner();
  const { secret } = await signIn(accounts, email, password);
  const ask = async () => requireConfirmed(accounts.platform, await requireSession(accounts, secret));

  pass(10 * 60_000 - 1);
  await ask();
  pass(1);
  assert.equal(await codeOf(ask), 'BC-909');
  assert.equal(await codeOf(ask), 'BC-909');
  await confirmSession(accounts, secret);
  await ask();
});
