// Invites an administrator by email address and role, then shows the password link.

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { ConsoleRole, InvitedAdministrator } from '../../../src/http/console/contract.ts';
import { administratorsQuery, inviteAdministrator } from '../api/administrators.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
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
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<ConsoleRole>('administrator');
  const invitation = useMutation({
    mutationFn: inviteAdministrator,
    onSuccess: async (invited) => {
      await client.invalidateQueries({ queryKey: administratorsQuery.queryKey });
      onClose();
      onInvited(invited);
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    invitation.mutate({ email: email.trim(), role });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <ProblemNotice error={invitation.error} />
      <TextInput
        label={words('signIn.email')}
        type="email"
        required
        withAsterisk={false}
        maxLength={254}
        data-autofocus
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <RoleChoice role={role} onChoose={setRole} />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" loading={invitation.isPending}>
          {words('administrators.invite.submit')}
        </Button>
      </div>
    </form>
  );
}
