// The verbs on administrators: invite, change the role, reset the password, remove. Owners alone may do them, and the command line.

import {
  accountsOf,
  changeRole as assignRole,
  changesBetween,
  createAdministrator,
  findAdministrator,
  type Role,
  removeAdministrator,
  resetAdministrator,
} from '../domain/index.ts';
import { administratorRecord } from './records.ts';
import { useCase } from './use-case.ts';

const owners = { right: 'own', scope: 'admin', needsPassword: true } as const;

/** Adds an administrator and gives the secret of the link that lets them choose a password. */
export const invite = useCase({
  ...owners,
  parse: (input: { readonly email: string; readonly role?: Role | undefined }) => input,
  act: (tx, { email, role }) => createAdministrator(accountsOf(tx), email, role),
  audit: ({ administrator }) => [
    administratorRecord('administrator.invited', administrator, [{ path: 'role', after: administrator.role }]),
  ],
});

export const changeRole = useCase({
  ...owners,
  parse: (input: { readonly administrator: string; readonly role: Role }) => input,
  act: async (tx, { administrator: id, role }) => {
    const before = await findAdministrator(accountsOf(tx), id);
    await assignRole(accountsOf(tx), before, role);
    return { before, administrator: { ...before, role } };
  },
  audit: ({ before, administrator }) => {
    const changes = changesBetween(before, administrator, ['role']);
    return changes.length === 0 ? [] : [administratorRecord('administrator.role_changed', before, changes)];
  },
});

/** Gives the secret of a link with which a new password is chosen. */
export const reset = useCase({
  ...owners,
  parse: (input: { readonly administrator: string }) => input,
  act: async (tx, { administrator: id }) => {
    const accounts = accountsOf(tx);
    return resetAdministrator(accounts, (await findAdministrator(accounts, id)).email);
  },
  audit: ({ administrator }) => [administratorRecord('administrator.reset', administrator)],
});

export const remove = useCase({
  ...owners,
  parse: (input: { readonly administrator: string }) => input,
  act: async (tx, { administrator: id }) => {
    const administrator = await findAdministrator(accountsOf(tx), id);
    await removeAdministrator(accountsOf(tx), administrator);
    return administrator;
  },
  audit: (administrator) => [
    administratorRecord('administrator.removed', administrator, [{ path: 'role', before: administrator.role }]),
  ],
});
