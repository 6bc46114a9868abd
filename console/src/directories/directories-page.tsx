// /directories: all User Directories and their provisioning.

import { Badge, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { directoriesQuery } from '../api/directories.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable, rowLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment, useNow } from '../parts/moment.tsx';
import { Page } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { CreateDialog, createForm } from './create-dialog.tsx';
import { statusOf, tones } from './directory-status.ts';
import { DayFailures, UserTrend } from './directory-trend.tsx';

export function DirectoriesPage(): ReactElement {
  const words = useWords();
  const query = useQuery(directoriesQuery);
  const canAdminister = useHasRight('administer');
  const client = useQueryClient();
  const [isCreating, { open, close }] = useDisclosure();
  const isEmpty = query.data?.length === 0;
  const create = (
    <Button leftSection={<Icon name="plus" />} onClick={() => client.prefetchQuery(createForm).then(open)}>
      {words('directories.create')}
    </Button>
  );
  return (
    <Page>
      <PageTitle
        title={words('directories.title')}
        intro={words('directories.intro')}
        action={canAdminister && !isEmpty && create}
      />
      <Answer query={query} lines={4}>
        {(directories) =>
          isEmpty ? (
            <EmptyState icon="card" title={words('directories.empty.title')} text={words('directories.empty.text')}>
              {canAdminister ? create : <Text c="dimmed">{words('app.readOnly')}</Text>}
            </EmptyState>
          ) : (
            <DirectoryTable directories={directories} />
          )
        }
      </Answer>
      <CreateDialog isOpen={isCreating} onClose={close} />
    </Page>
  );
}

const tickMs = 30_000;
/** Each row with a trend is a request of its own. */
const mostTrends = 30;

function DirectoryTable({ directories }: { readonly directories: readonly Directory[] }): ReactElement {
  const { words, language } = useLocale();
  const nowMs = useNow(tickMs);
  const showsTrend = directories.length <= mostTrends;
  return (
    <DataTable
      rows={directories}
      keyOf={({ id }) => id}
      isLinked
      columns={[
        {
          label: words('directories.name'),
          cell: (directory) => <DirectoryName directory={directory} />,
        },
        {
          label: words('directories.license'),
          cell: ({ licenseReference }) => licenseReference ?? words('app.none'),
          maxWidth: 240,
        },
        { label: words('directories.users'), cell: ({ users }) => formatCount(users, language), isNumber: true },
        showsTrend && { label: words('directories.trend'), cell: ({ id }) => <UserTrend id={id} /> },
        showsTrend && { label: words('directories.failures'), cell: ({ id }) => <DayFailures id={id} /> },
        {
          label: words('directories.provisioning'),
          cell: (directory) => {
            const status = statusOf(directory, nowMs);
            return <Status tone={tones[status]}>{words(`status.${status}`)}</Status>;
          },
        },
        { label: words('directories.lastRequest'), cell: ({ lastRequest }) => <Moment at={lastRequest?.at} /> },
      ]}
    />
  );
}

function DirectoryName({ directory }: { readonly directory: Directory }): ReactElement {
  const words = useWords();
  return (
    <>
      <Link to="/d/$directoryId" params={{ directoryId: directory.id }} className={rowLink}>
        {directory.name}
      </Link>{' '}
      {directory.testing && <Badge>{words('directories.testing')}</Badge>}
      {directory.demonstration && <Badge>{words('directories.demonstration')}</Badge>}
    </>
  );
}
