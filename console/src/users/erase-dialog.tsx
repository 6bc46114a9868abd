// Asks for confirmation before a user is erased: what is deleted, what is kept, and that Entra may create the user again.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/api/contract.ts';
import { eraseUser, userQuery } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';

interface EraseDialogProps {
  readonly directoryId: string;
  readonly user: Person;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function EraseDialog({ directoryId, user, isOpen, onClose }: EraseDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const erasure = useMutation({
    mutationFn: eraseUser(directoryId, user.id),
    onSuccess: async () => {
      await navigate({ to: '/d/$directoryId/users', params: { directoryId } });
      client.removeQueries({ queryKey: userQuery(directoryId, user.id).queryKey });
      await client.invalidateQueries({ queryKey: ['directory', directoryId] });
    },
  });
  return (
    <ConfirmDialog
      title={words('person.erase.title', { name: user.displayName })}
      confirm={words('person.erase.confirm')}
      isOpen={isOpen}
      act={erasure}
      onConfirm={() => erasure.mutate()}
      onClose={onClose}
    >
      <p>{words('person.erase.text')}</p>
      <ul>
        <li>{words('person.erase.gone')}</li>
        <li>{words('person.erase.stays')}</li>
        <li>{words('person.erase.backups')}</li>
      </ul>
      {user.deletedAt === undefined && <Notice tone="warning">{words('person.erase.scope')}</Notice>}
    </ConfirmDialog>
  );
}
