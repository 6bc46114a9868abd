// The list of users as a file: with the columns on the screen, or with all.

import { Button, Menu } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
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

const forms = [
  { format: 'csv', name: 'CSV' },
  { format: 'xlsx', name: 'Excel' },
] as const;

export function UsersExport({ search, chosen }: UsersExportProps): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const api = useApi();
  const filter = { ...filterOf(search, Date.now()), separator: language === 'de' ? 'semicolon' : 'comma' };
  const shown = ['displayName', ...chosen.map((column) => columns[column].file)].join(',');
  const addressOf = (form: Readonly<Record<string, string>>): string =>
    api.address(usersFile(directoryId, { ...filter, ...form }));
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" />}>
          {words('users.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {forms.map(({ format, name: form }) => (
          <Fragment key={format}>
            <Menu.Item component="a" download href={addressOf({ format, columns: shown })}>
              {words('users.export.shown', { form })}
            </Menu.Item>
            <Menu.Item component="a" download href={addressOf({ format })}>
              {words('users.export.all', { form })}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
