// The members of a group: groups within it, users in any number, and members whose user has not arrived yet.

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { GroupDetail } from '../../../src/http/api/contract.ts';
import { useRows } from '../api/rows.ts';
import { userRows } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { GroupLinks } from '../parts/group-links.tsx';
import { Notice } from '../parts/notice.tsx';
import { RowsAnswer } from '../parts/rows-answer.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { UsersTable } from '../users/users-table.tsx';

interface GroupMembersProps {
  readonly directoryId: string;
  readonly group: GroupDetail;
  readonly search: string | undefined;
  readonly onSearch: (text: string) => void;
}

export function GroupMembers({ directoryId, group, search, onSearch }: GroupMembersProps): ReactElement {
  const words = useWords();
  const users = useRows(userRows(directoryId, { group: group.id, search }));
  return (
    <>
      {group.groups.length > 0 && (
        <section aria-label={words('group.groups')}>
          <h2>{words('group.groups')}</h2>
          <GroupLinks directoryId={directoryId} groups={group.groups} />
        </section>
      )}
      {group.pending > 0 && <Notice>{words('group.pending', { count: group.pending })}</Notice>}
      {(search !== undefined || group.members > 0) && (
        <SearchField label={words('group.search')} value={search ?? ''} onSearch={onSearch} />
      )}
      <RowsAnswer
        rows={users}
        empty={
          <Text c="dimmed">
            {search === undefined ? words('group.noMembers') : words('groups.filtered.members', { search })}
          </Text>
        }
      >
        <UsersTable directoryId={directoryId} label={words('group.members')} users={users} />
      </RowsAnswer>
    </>
  );
}
