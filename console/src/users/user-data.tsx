// Privacy requests about one user: data export and erasure. For administrators.

import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { Person } from '../../../src/http/api/contract.ts';
import { eraseUser, userFile, userQuery } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Icon } from '../theme/icons.tsx';

interface UserDataProps {
  readonly directoryId: string;
  readonly user: Person;
}

export function UserData({ directoryId, user }: UserDataProps): ReactElement {
  const words = useWords();
  const [isErasing, setErasing] = useState(false);
  return (
    <Panel title={words('person.data')}>
      <p>{words('person.data.text')}</p>
      <Group>
        <DownloadLink path={userFile(directoryId, user.id)}>{words('person.data.export')}</DownloadLink>
        <Button variant="outline" color="red" leftSection={<Icon name="trash" />} onClick={() => setErasing(true)}>
          {words('person.erase')}
        </Button>
      </Group>
      <EraseDialog directoryId={directoryId} user={user} isOpen={isErasing} onClose={() => setErasing(false)} />
    </Panel>
  );
}

interface EraseDialogProps {
  readonly directoryId: string;
  readonly user: Person;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function EraseDialog({ directoryId, user, isOpen, onClose }: EraseDialogProps): ReactElement {
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
