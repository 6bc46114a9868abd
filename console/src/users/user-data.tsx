// Privacy requests about one user: data export and erasure. For administrators.

import { Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { User } from '../../../src/http/api/schemas/users.ts';
import { eraseUser, userFile, userQuery } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';

interface UserDataProps {
  readonly user: User;
}

export function UserData({ user }: UserDataProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  return (
    <Panel title={words('person.data')}>
      <p>{words('person.data.text')}</p>
      <Group>
        <DownloadLink path={userFile(directoryId, user.id)}>{words('person.data.export')}</DownloadLink>
        <DialogButton
          variant="outline"
          color="red"
          leftSection={<Icon name="trash" />}
          label={words('person.erase')}
          title={words('person.erase.title', { name: user.displayName })}
        >
          <EraseForm user={user} />
        </DialogButton>
      </Group>
    </Panel>
  );
}

/** Says what is deleted, what is kept, and that Entra may create the user again. */
function EraseForm({ user }: UserDataProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
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
    <Form submit={words('person.erase.confirm')} act={erasure} isDangerous onSubmit={() => erasure.mutate()}>
      <p>{words('person.erase.text')}</p>
      <ul>
        <li>{words('person.erase.gone')}</li>
        <li>{words('person.erase.stays')}</li>
        <li>{words('person.erase.backups')}</li>
      </ul>
      {user.deletedAt === undefined && <Notice tone="warning">{words('person.erase.scope')}</Notice>}
    </Form>
  );
}
