// Invites an administrator: an e-mail address and a role; the link is shown afterwards.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ConsoleRole, InvitedAdministrator } from '../../../src/http/api/contract.ts';
import { administratorsQuery, inviteAdministrator } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { RoleChoice } from './role-choice.tsx';

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
