import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Right, rightsOf } from '../actors/rights.ts';
import { codeOf, day, hour, openWorkbench, signIn, type Workbench } from '../testing/workbench.ts';
import { type Role, roles } from './administrator.ts';
import {
  acceptInvitation,
  changeRole,
  createAdministrator,
  findAdministrator,
  inviteFirstAdministrator,
  needsFirstAdministrator,
  previewInvitation,
  removeAdministrator,
  resetAdministrator,
  verifyAdministrator,
} from './administrators.ts';
import { confirmSession, findSession, openSession, requireConfirmed, requireSession, signOut } from './sessions.ts';

const email = 'ada@example.com';
const password = 'correct horse battery';

async function openWithOwner(): Promise<Workbench> {
  const bench = openWorkbench();
  const secret = await inviteFirstAdministrator(bench.accounts);
  await acceptInvitation(bench.accounts, { secret, email, password });
  return bench;
}

test('the printed link makes the first administrator, an owner, once', async () => {
  const { accounts } = openWorkbench();
  const secret = await inviteFirstAdministrator(accounts);
  const before = await needsFirstAdministrator(accounts);

  const first = await acceptInvitation(accounts, { secret, email: ' Ada@Example.COM ', password });

  assert.equal(before, true);
  assert.equal(await needsFirstAdministrator(accounts), false);
  assert.deepEqual([first.email, first.role, first.hasPassword], [email, 'owner', true]);
  assert.equal(await codeOf(() => acceptInvitation(accounts, { secret, email, password })), 'BC-907');
});

test('two who follow the same link at once: one becomes administrator', async () => {
  const { accounts } = openWorkbench();
  const secret = await inviteFirstAdministrator(accounts);

  const outcomes = await Promise.allSettled(
    ['a@example.com', 'b@example.com'].map((address) =>
      acceptInvitation(accounts, { secret, email: address, password }),
    ),
  );

  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await accounts.store.list()).length, 1);
});

test('a new first-administrator link ends the one before', async () => {
  const { accounts } = openWorkbench();
  const old = await inviteFirstAdministrator(accounts);
  const current = await inviteFirstAdministrator(accounts);

  assert.equal(await codeOf(() => previewInvitation(accounts, old)), 'BC-907');
  assert.equal((await previewInvitation(accounts, current)).email, undefined);
});

test('a first-administrator link ends when another administrator can sign in', async () => {
  const { accounts } = openWorkbench();
  const first = await inviteFirstAdministrator(accounts);
  const { secret } = await createAdministrator(accounts, email);
  await acceptInvitation(accounts, { secret, password });

  assert.equal(
    await codeOf(() => acceptInvitation(accounts, { secret: first, email: 'eve@example.com', password })),
    'BC-907',
  );
});

test('the link of the first administrator ends after 24 hours, any other after 72', async () => {
  const { accounts, pass } = openWorkbench();
  const { secret: other } = await createAdministrator(accounts, 'ada@example.com');
  const secret = await inviteFirstAdministrator(accounts);
  pass(24 * hour);

  assert.equal(await codeOf(() => previewInvitation(accounts, secret)), 'BC-907');
  assert.equal((await previewInvitation(accounts, other)).email, 'ada@example.com');
  pass(48 * hour);
  assert.equal(await codeOf(() => previewInvitation(accounts, other)), 'BC-907');
});

for (const [what, acceptance] of [
  ['a password of 11 characters', { email, password: 'x'.repeat(11) }],
  ['a password of 257 characters', { email, password: 'x'.repeat(257) }],
  ['no e-mail', { password }],
  ['something that is no e-mail', { email: 'ada example.com', password }],
] as const) {
  test(`${what} is refused and leaves the link as it was`, async () => {
    const { accounts } = openWorkbench();
    const secret = await inviteFirstAdministrator(accounts);

    const refused = await codeOf(() => acceptInvitation(accounts, { secret, ...acceptance }));

    assert.equal(refused, 'BC-906');
    assert.equal((await acceptInvitation(accounts, { secret, email, password })).email, email);
  });
}

test('an invited administrator keeps the e-mail that was invited', async () => {
  const { accounts } = await openWithOwner();
  const { secret } = await createAdministrator(accounts, 'Bob@example.com');

  const bob = await acceptInvitation(accounts, { secret, email: 'eve@example.com', password });

  assert.deepEqual([bob.email, bob.role], ['bob@example.com', 'administrator']);
});

test('the same e-mail cannot be added twice', async () => {
  const { accounts } = await openWithOwner();

  assert.equal(await codeOf(() => createAdministrator(accounts, 'ADA@example.com')), 'BC-905');
});

test('a wrong password and an unknown account are refused alike and cost the same', async () => {
  const { accounts, slowHashes } = await openWithOwner();
  const costs: number[] = [];
  const codes: string[] = [];
  for (const address of [email, 'unknown@example.com']) {
    const before = slowHashes();
    codes.push(await codeOf(() => verifyAdministrator(accounts, address, 'wrong password!')));
    costs.push(slowHashes() - before);
  }

  assert.deepEqual(codes, ['BC-902', 'BC-902']);
  assert.deepEqual(costs, [1, 1]);
});

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

test('a reset keeps the old password until the link is used, then ends every session', async () => {
  const { accounts } = await openWithOwner();
  const session = await signIn(accounts, email, password);
  const { secret } = await resetAdministrator(accounts, email);
  const { administrator: meanwhile } = await verifyAdministrator(accounts, email, password);

  await acceptInvitation(accounts, { secret, password: 'another long password' });

  assert.equal(meanwhile.email, email);
  assert.equal(await findSession(accounts, session.secret), undefined);
  assert.equal(await codeOf(() => verifyAdministrator(accounts, email, password)), 'BC-902');
  assert.equal(await codeOf(() => resetAdministrator(accounts, 'unknown@example.com')), 'BC-904');
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

test('the last owner who can sign in stays an owner; an invited one does not count', async () => {
  const { accounts } = await openWithOwner();
  const { administrator: owner } = await verifyAdministrator(accounts, email, password);
  const { administrator: invited } = await createAdministrator(accounts, 'eve@example.com', 'owner');

  assert.equal(await codeOf(() => changeRole(accounts, owner, 'auditor')), 'BC-910');
  assert.equal(await codeOf(() => removeAdministrator(accounts, owner)), 'BC-910');

  await removeAdministrator(accounts, invited);
  assert.equal(await codeOf(() => removeAdministrator(accounts, invited)), 'BC-904');
  assert.equal(await codeOf(() => findAdministrator(accounts, invited.id)), 'BC-904');
});

const rights: Readonly<Record<Role, readonly Right[]>> = {
  auditor: ['observe', 'read', 'audit'],
  editor: ['observe', 'read', 'edit'],
  administrator: ['observe', 'read', 'edit', 'connect', 'administer', 'audit', 'operate'],
  owner: ['observe', 'read', 'edit', 'connect', 'administer', 'audit', 'operate', 'own'],
};

for (const role of roles) {
  test(`the role ${role} allows ${rights[role].join(', ')} and nothing else`, () => {
    assert.deepEqual(rightsOf({ kind: 'administrator', role }), rights[role]);
  });
}
