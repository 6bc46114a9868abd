// The members of a group: nested groups, users, and pending members.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { GroupDetail } from '../../../src/http/console/contract.ts';
import { useRows } from '../api/rows.ts';
import { userRows } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
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
  const { total, error } = users;
  return (
    <>
      {group.groups.length > 0 && <NestedGroups directoryId={directoryId} group={group} />}
      {group.pending > 0 && <p className="notice">{words('group.pending', { count: group.pending })}</p>}
      {(search !== undefined || group.members > 0) && (
        <SearchField label={words('group.search')} value={search ?? ''} onSearch={onSearch} />
      )}
      {total === undefined && error === null && <Loading lines={6} onRetry={users.refetch} />}
      <ProblemNotice error={error} onRetry={users.refetch} />
      {total === 0 && (
        <p className="quiet">
          {search === undefined ? words('group.noMembers') : words('groups.filtered.members', { search })}
        </p>
      )}
      {total !== undefined && total > 0 && (
        <UsersTable directoryId={directoryId} label={words('group.members')} users={users} />
      )}
    </>
  );
}

function NestedGroups({ directoryId, group }: Pick<GroupMembersProps, 'directoryId' | 'group'>): ReactElement {
  const words = useWords();
  return (
    <section aria-label={words('group.groups')} className="stack">
      <h2>{words('group.groups')}</h2>
      <ul className="chips">
        {group.groups.map(({ id, displayName }) => (
          <li key={id}>
            <Link to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }}>
              {displayName}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
