// Invites an administrator, changes a role, resets a password, and removes an administrator.

import { type RadioGroupProps, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { Administrator, InvitedAdministrator, Role } from '../../../src/http/api/schemas/installation.ts';
import {
  administratorsQuery,
  changeRole,
  inviteAdministrator,
  removeAdministrator,
  resetAdministrator,
} from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Choices } from '../parts/choices.tsx';
import { useClose, useCloseThen } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';

/** From the most to the least rights. */
export const roles: readonly Role[] = ['owner', 'administrator', 'editor', 'auditor'];

const rereads = [administratorsQuery.queryKey];

/** One of the four roles, each with what it allows. */
function RoleChoice(props: Omit<RadioGroupProps, 'children'>): ReactElement {
  const words = useWords();
  return (
    <Choices
      label={words('administrators.role')}
      choices={roles.map((role) => ({
        value: role,
        label: words(`role.${role}`),
        description: words(`role.${role}.hint`),
      }))}
      {...props}
    />
  );
}

interface InviteFormProps {
  readonly onInvited: (invited: InvitedAdministrator) => void;
}

export function InviteForm({ onInvited }: InviteFormProps): ReactElement {
  const words = useWords();
  const form = useForm<{ email: string; role: Role }>({ initialValues: { email: '', role: 'administrator' } });
  const invitation = useChange(inviteAdministrator, { rereads, onDone: useCloseThen(onInvited) });
  return (
    <Form
      submit={words('administrators.invite.submit')}
      act={invitation}
      onSubmit={form.onSubmit(({ email, role }) => invitation.mutate({ email: email.trim(), role }))}
    >
      <TextInput
        label={words('signIn.email')}
        type="email"
        required
        maxLength={254}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <RoleChoice {...form.getInputProps('role')} />
    </Form>
  );
}

interface ActFormProps {
  readonly administrator: Administrator;
}

export function RoleForm({ administrator: { id, role } }: ActFormProps): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { role } });
  const change = useChange(changeRole(id), { rereads, onDone: useClose() });
  return (
    <Form
      submit={words('app.save')}
      act={change}
      isDisabled={form.values.role === role}
      onSubmit={form.onSubmit((values) => change.mutate(values))}
    >
      <RoleChoice {...form.getInputProps('role')} />
    </Form>
  );
}

interface ResetFormProps extends ActFormProps {
  readonly onLink: (invited: InvitedAdministrator) => void;
}

export function ResetForm({ administrator: { id }, onLink }: ResetFormProps): ReactElement {
  const words = useWords();
  const reset = useChange(resetAdministrator, { onDone: useCloseThen(onLink) });
  return (
    <Form submit={words('administrators.reset')} act={reset} isDangerous onSubmit={() => reset.mutate(id)}>
      <p>{words('administrators.reset.text')}</p>
    </Form>
  );
}

export function RemoveForm({ administrator: { id } }: ActFormProps): ReactElement {
  const words = useWords();
  const removal = useChange(removeAdministrator, { rereads, onDone: useClose() });
  return (
    <Form submit={words('administrators.remove')} act={removal} isDangerous onSubmit={() => removal.mutate(id)}>
      <p>{words('administrators.remove.text')}</p>
    </Form>
  );
}
