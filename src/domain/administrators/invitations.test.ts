import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, email, hour, openWithOwner, openWorkbench, password } from '../testing/workbench.ts';
import { createAdministrator } from './administrators.ts';
import {
  acceptInvitation,
  inviteFirstAdministrator,
  needsFirstAdministrator,
  previewInvitation,
} from './invitations.ts';

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
