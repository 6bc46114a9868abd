// The list of users as a file: with the columns on the screen, or with all.

import { Button, Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useApi } from '../api/client.ts';
import { usersFile } from '../api/users.ts';
import { useLocale } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { type Column, columns } from './columns.ts';
import { filterOf, type UsersSearch } from './users-search.ts';

interface UsersExportProps {
  readonly search: UsersSearch;
  readonly chosen: readonly Column[];
}

export function UsersExport({ search, chosen }: UsersExportProps): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const api = useApi();
  const filter = { ...filterOf(search, Date.now()), separator: language === 'de' ? 'semicolon' : 'comma' };
  const shown = ['displayName', ...chosen.map((column) => columns[column].file)].join(',');
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" />}>
          {words('users.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" download href={api.address(usersFile(directoryId, { ...filter, columns: shown }))}>
          {words('users.export.shown')}
        </Menu.Item>
        <Menu.Item component="a" download href={api.address(usersFile(directoryId, filter))}>
          {words('users.export.all')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
