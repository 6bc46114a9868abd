// The list of groups.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { GroupRow } from '../../../src/http/api/contract.ts';
import type { Rows } from '../api/rows.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { rowLink } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { type Sorting, VirtualTable } from '../parts/virtual-table.tsx';

const rowHeight = 52;
export type GroupColumn = 'name' | 'members' | 'changed';

interface GroupsTableProps {
  readonly directoryId: string;
  readonly groups: Rows<GroupRow>;
  readonly sorting: Sorting<GroupColumn>;
}

export function GroupsTable({ directoryId, groups, sorting }: GroupsTableProps): ReactElement {
  const { words, language } = useLocale();
  return (
    <VirtualTable
      label={words('groups.title')}
      columns={[
        { key: 'name', label: words('groups.name'), canSort: true },
        { key: 'members', label: words('groups.members') },
        { key: 'changed', label: words('groups.changed'), canSort: true, from: 'medium' },
      ]}
      sorting={sorting}
      widths={['1fr 110px 160px']}
      total={groups.total ?? 0}
      rowHeight={rowHeight}
      onRange={groups.onRange}
      isStale={groups.isStale}
      renderRow={(index) => {
        const group = groups.at(index);
        if (group === undefined) return undefined;
        if (group === null) return <td>{words('groups.gone')}</td>;
        return (
          <>
            <td>
              <Link
                to="/d/$directoryId/groups/$groupId"
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
