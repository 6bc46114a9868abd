// Privacy requests about one user: data export and erasure. For administrators.

import { Button, Group } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import type { Person } from '../../../src/http/api/contract.ts';
import { userFile } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Panel } from '../parts/panel.tsx';
import { Icon } from '../theme/icons.tsx';
import { EraseDialog } from './erase-dialog.tsx';

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
