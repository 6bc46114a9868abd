// Asks before a person is erased: what goes, what stays, and that Entra may create the person again.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/console/contract.ts';
import { eraseUser, personQuery } from '../api/resources.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';

interface EraseDialogProps {
  readonly directoryId: string;
  readonly person: Person;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function EraseDialog({ directoryId, person, isOpen, onClose }: EraseDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const erasure = useMutation({
    mutationFn: () => eraseUser(directoryId, person.id),
    onSuccess: async () => {
      await navigate({ to: '/d/$directoryId/users', params: { directoryId } });
      client.removeQueries({ queryKey: personQuery(directoryId, person.id).queryKey });
      await client.invalidateQueries({ queryKey: ['directory', directoryId] });
    },
  });
  return (
    <ConfirmDialog
      title={words('person.erase.title', { name: person.displayName })}
      confirm={words('person.erase.confirm')}
      isOpen={isOpen}
      isBusy={erasure.isPending}
      error={erasure.error}
      onConfirm={() => erasure.mutate()}
      onClose={onClose}
    >
      <p>{words('person.erase.text')}</p>
      <ul>
        <li>{words('person.erase.gone')}</li>
        <li>{words('person.erase.stays')}</li>
        <li>{words('person.erase.backups')}</li>
      </ul>
      {person.deletedAt === undefined && <p className="notice notice-warning">{words('person.erase.scope')}</p>}
    </ConfirmDialog>
  );
}
