import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, email, openWithOwner, password, signIn } from '../testing/workbench.ts';
import {
  changeRole,
  createAdministrator,
  findAdministrator,
  removeAdministrator,
  resetAdministrator,
} from './administrators.ts';
import { acceptInvitation } from './invitations.ts';
import { verifyAdministrator } from './proof.ts';
import { findSession } from './sessions.ts';

test('the same e-mail cannot be added twice', async () => {
  const { accounts } = await openWithOwner();

  assert.equal(await codeOf(() => createAdministrator(accounts, 'ADA@example.com')), 'BC-905');
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
