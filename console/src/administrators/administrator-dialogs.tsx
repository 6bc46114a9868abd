// Invites an administrator, changes a role, and shows once the link with which an administrator chooses a password.

import { Button, Group, Radio, type RadioGroupProps, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { AdministratorRow, ConsoleRole, InvitedAdministrator } from '../../../src/http/api/contract.ts';
import { administratorsQuery, changeRole, inviteAdministrator } from '../api/administrators.ts';
import { formatExactly } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/hint.tsx';
import { SecretText } from '../parts/secret-text.tsx';

interface RoleDialogProps {
  readonly administrator: AdministratorRow;
  readonly onClose: () => void;
}

export function RoleDialog({ administrator: { id, email, role }, onClose }: RoleDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const form = useForm({ initialValues: { role } });
  const change = useMutation({
    mutationFn: changeRole(id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: administratorsQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog title={words('administrators.changeRole.title', { email })} isOpen onClose={onClose}>
      <Form
        error={change.error}
        submit={words('app.save')}
        isBusy={change.isPending}
        isDisabled={form.values.role === role}
        onSubmit={form.onSubmit((values) => change.mutate(values))}
        onCancel={onClose}
      >
        <RoleChoice {...form.getInputProps('role')} />
      </Form>
    </Dialog>
  );
}

/** From the most to the least rights. */
export const roles: readonly ConsoleRole[] = ['owner', 'administrator', 'editor', 'auditor'];

function RoleChoice(props: Omit<RadioGroupProps, 'children'>): ReactElement {
  const words = useWords();
  return (
    <Radio.Group label={words('administrators.role')} {...props}>
      <Stack gap="sm" mt="xs">
        {roles.map((role) => (
          <Radio key={role} value={role} label={words(`role.${role}`)} description={words(`role.${role}.hint`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

interface InviteDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onInvited: (invited: InvitedAdministrator) => void;
}

export function InviteDialog(props: InviteDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('administrators.invite')} isOpen={props.isOpen} onClose={props.onClose}>
      <InviteForm {...props} />
    </Dialog>
  );
}

function InviteForm({ onClose, onInvited }: InviteDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const form = useForm<{ email: string; role: ConsoleRole }>({ initialValues: { email: '', role: 'administrator' } });
  const invitation = useMutation({
    mutationFn: inviteAdministrator,
    onSuccess: async (invited) => {
      await client.invalidateQueries({ queryKey: administratorsQuery.queryKey });
      onClose();
      onInvited(invited);
    },
  });
  return (
    <Form
      error={invitation.error}
      submit={words('administrators.invite.submit')}
      isBusy={invitation.isPending}
      onSubmit={form.onSubmit(({ email, role }) => invitation.mutate({ email: email.trim(), role }))}
      onCancel={onClose}
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

interface LinkDialogProps {
  readonly invited: InvitedAdministrator | undefined;
  readonly onClose: () => void;
}

export function LinkDialog({ invited, onClose }: LinkDialogProps): ReactElement {
  const { words, language } = useLocale();
  return (
    <Dialog title={words('link.title')} isOpen={invited !== undefined} canDismiss={false} size="lg" onClose={onClose}>
      {invited !== undefined && (
        <Stack>
          <p>{words('link.text', { email: invited.administrator.email })}</p>
          <SecretText label={words('link.what')} text={invited.link} />
          <Hint>{words('link.expires', { when: formatExactly(invited.expiresAt, language) })}</Hint>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('app.close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
