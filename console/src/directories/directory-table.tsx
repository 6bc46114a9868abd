// The list of User Directories.

import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DataTable, rowLink } from '../parts/data-table.tsx';
import { Moment, useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { statusOf, toneOf } from './directory-status.ts';

const tickMs = 30_000;

export function DirectoryTable({ directories }: { readonly directories: readonly Directory[] }): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  return (
    <DataTable
      rows={directories}
      keyOf={({ id }) => id}
      isLinked
      columns={[
        {
          label: words('directories.name'),
          cell: (directory) => <DirectoryName directory={directory} nowMs={nowMs} />,
        },
        {
          label: words('directories.license'),
          cell: ({ licenseReference }) => licenseReference ?? words('app.none'),
          maxWidth: 240,
        },
        { label: words('directories.users'), cell: ({ users }) => formatCount(users, language), isNumber: true },
        {
          label: words('directories.provisioning'),
          cell: (directory) => {
            const status = statusOf(directory, nowMs);
            return <Status tone={toneOf(status)}>{words(`status.${status}`)}</Status>;
          },
        },
        {
          label: words('directories.lastRequest'),
          cell: ({ lastRequest }) => (lastRequest === undefined ? words('app.never') : <Moment at={lastRequest.at} />),
        },
      ]}
    />
  );
}

interface DirectoryNameProps {
  readonly directory: Directory;
  readonly nowMs: number;
}

/** Leads to the users once provisioning runs. */
function DirectoryName({ directory, nowMs }: DirectoryNameProps): ReactElement {
  const words = useWords();
  const status = statusOf(directory, nowMs);
  const isReady = status === 'running' || status === 'silent';
  return (
    <>
      <Link
        to={isReady ? '/d/$directoryId/users' : '/d/$directoryId/interface'}
        params={{ directoryId: directory.id }}
        className={rowLink}
      >
        {directory.name}
      </Link>{' '}
      {directory.testing && <Badge>{words('directories.testing')}</Badge>}
      {directory.demonstration && <Badge>{words('directories.demonstration')}</Badge>}
    </>
  );
}
