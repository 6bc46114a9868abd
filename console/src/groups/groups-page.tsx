// /d/:id/groups: the groups of a directory with their number of members.

import { Box, Text } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { GroupSummary } from '../../../src/http/api/schemas/users.ts';
import { groupRows } from '../api/groups.ts';
import { type Rows, useRows } from '../api/rows.ts';
import { useReload } from '../live/reload.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { isEmpty, RowsAnswer } from '../parts/answer.tsx';
import { fromList } from '../parts/back-link.tsx';
import { rowLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { SearchField } from '../parts/filters.tsx';
import { Moment } from '../parts/moment.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { type Sorting, VirtualTable } from '../parts/virtual-table.tsx';
import { useDirectoryId } from '../session/rights.ts';

const route = getRouteApi('/signed-in/d/$directoryId/groups');

export function GroupsPage(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const { search, sort, direction } = route.useSearch();
  const navigate = route.useNavigate();
  const groups = useRows(groupRows(directoryId, { search, sort, direction }));
  useReload(['directory', directoryId, 'groups']);

  function sortBy(by: GroupsSort): void {
    const turns = by === (sort ?? 'name') ? direction === undefined : by === 'changed';
    const order = { sort: by === 'changed' ? by : undefined, direction: turns ? ('down' as const) : undefined };
    void navigate({ search: { search, ...order }, replace: true });
  }

  const { total } = groups;
  return (
    <>
      <PageTitle
        title={words('groups.title')}
        action={
          <Text c="dimmed" role="status">
            {total !== undefined && words('groups.total', { count: total })}
          </Text>
        }
      />
      {(search !== undefined || !isEmpty(groups)) && (
        <Box>
          <SearchField
            label={words('groups.search')}
            value={search ?? ''}
            onSearch={(text) =>
              navigate({ search: (old) => ({ ...old, search: text === '' ? undefined : text }), replace: true })
            }
          />
        </Box>
      )}
      <RowsAnswer rows={groups} empty={<NoGroups search={search} />}>
        <GroupsTable
          groups={groups}
          sorting={{ by: sort ?? 'name', isDescending: direction === 'down', onSort: sortBy }}
        />
      </RowsAnswer>
    </>
  );
}

function NoGroups({ search }: { readonly search: string | undefined }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  if (search === undefined)
    return <EmptyState icon="groups" title={words('groups.empty.title')} text={words('groups.empty.text')} />;
  return (
    <EmptyState icon="search" title={words('groups.filtered.text', { search })}>
      <Link to="/d/$directoryId/groups" params={{ directoryId }} search={{}}>
        {words('users.filtered.clear')}
      </Link>
    </EmptyState>
  );
}

const rowHeight = 52;
type GroupsSort = 'name' | 'changed';

interface GroupsTableProps {
  readonly groups: Rows<GroupSummary>;
  readonly sorting: Sorting<GroupsSort>;
}

function GroupsTable({ groups, sorting }: GroupsTableProps): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  return (
    <VirtualTable
      label={words('groups.title')}
      columns={[
        { label: words('groups.name'), sort: 'name' },
        { label: words('groups.members') },
        { label: words('groups.changed'), sort: 'changed', from: 'medium' },
      ]}
      sorting={sorting}
      widths={['1fr 110px 160px']}
      rowHeight={rowHeight}
      rows={groups}
      renderRow={(index) => {
        const group = groups.at(index);
        if (group === undefined) return undefined;
        if (group === null) return <td>{words('groups.gone')}</td>;
        return (
          <>
            <td>
              <Link
                to="/d/$directoryId/groups/$groupId"
                state={fromList}
                params={{ directoryId, groupId: group.id }}
                className={rowLink}
              >
                {group.displayName}
              </Link>
            </td>
            <td>{formatCount(group.members, language)}</td>
            <td data-from="medium">
              <Moment at={group.changedAt} />
            </td>
          </>
        );
      }}
    />
  );
}
