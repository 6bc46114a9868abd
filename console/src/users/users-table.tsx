// The list of users, of the directory or of one group, of any length.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, type ReactElement, useMemo } from 'react';
import type { UserSummary } from '../../../src/http/api/schemas/users.ts';
import type { Rows } from '../api/rows.ts';
import { failingUsersQuery } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { fromList } from '../parts/back-link.tsx';
import { rowLink } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { type Sorting, VirtualTable } from '../parts/virtual-table.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Portrait } from './portrait.tsx';
import classes from './users.module.css';
import type { UsersSort } from './users-search.ts';

const rowHeight = 60;

interface UsersTableProps {
  readonly label: string;
  readonly users: Rows<UserSummary>;
  readonly sorting?: Sorting<UsersSort>;
  /** Whether these are the deleted users. */
  readonly areDeleted?: boolean;
}

export function UsersTable(props: UsersTableProps): ReactElement {
  const { users, sorting, areDeleted = false } = props;
  const words = useWords();
  const directoryId = useDirectoryId();
  const { data: failures } = useQuery(failingUsersQuery(directoryId));
  const failing = useMemo(() => new Set(failures?.map(({ userId }) => userId)), [failures]);
  return (
    <VirtualTable
      label={props.label}
      columns={[
        { label: words('users.name'), sort: 'name' },
        { label: words('users.email'), sort: 'email', from: 'medium' },
        { label: words('users.position'), from: 'wide' },
        { label: words('users.department'), sort: 'department', from: 'medium' },
        { label: words('users.status') },
        { label: words(areDeleted ? 'users.deletedAt' : 'users.changed'), sort: 'changed', from: 'wide' },
      ]}
      sorting={sorting}
      widths={[
        'minmax(200px, 1.5fr) minmax(180px, 1.7fr) 1.1fr 1fr 136px 136px',
        'minmax(180px, 1.6fr) 1.6fr 1fr 136px',
      ]}
      rowHeight={rowHeight}
      rows={users}
      renderRow={(index) => {
        const user = users.at(index);
        if (user === undefined) return undefined;
        if (user === null) return <td>{words('users.gone')}</td>;
        const marks = { hasFailed: failing.has(user.id), isWholeList: sorting !== undefined };
        return <UserLine directoryId={directoryId} user={user} {...marks} />;
      }}
    />
  );
}

interface UserLineProps {
  readonly directoryId: string;
  readonly user: UserSummary;
  /** Whether Entra's last change of the user failed. */
  readonly hasFailed: boolean;
  /** Whether the page is the list of users, and not a group. */
  readonly isWholeList: boolean;
}

/** A row that scrolls by is drawn once. */
const UserLine = memo(function UserLine(props: UserLineProps): ReactElement {
  const { directoryId, user, hasFailed, isWholeList } = props;
  const words = useWords();
  return (
    <>
      <td className={classes['user']}>
        <Portrait name={user.displayName} />
        <Link
          to="/d/$directoryId/users/$userId"
          params={{ directoryId, userId: user.id }}
          state={isWholeList ? fromList : {}}
          className={rowLink}
        >
          {user.displayName}
        </Link>
      </td>
      <td data-from="medium">{user.email ?? words('app.none')}</td>
      <td data-from="wide">{user.title ?? words('app.none')}</td>
      <td data-from="medium">{user.department ?? words('app.none')}</td>
      <td>
        <UserStatus user={user} hasFailed={hasFailed} />
      </td>
      <td data-from="wide">
        <Moment at={user.deletedAt ?? user.changedAt} />
      </td>
    </>
  );
});

const dayMs = 86_400_000;

function UserStatus({ user, hasFailed }: Pick<UserLineProps, 'user' | 'hasFailed'>): ReactElement {
  const words = useWords();
  const { active, deletedAt, keptUntil, warnings } = user;
  if (deletedAt !== undefined) {
    const days = Math.max(0, Math.ceil((Date.parse(keptUntil ?? deletedAt) - Date.now()) / dayMs));
    return (
      <>
        <Status tone="bad">{words('users.deleted')}</Status>
        {keptUntil !== undefined && <small className={classes['note']}>{words('users.kept', { count: days })}</small>}
      </>
    );
  }
  return (
    <>
      <Status tone={active ? 'good' : 'quiet'}>{words(active ? 'users.active' : 'users.inactive')}</Status>
      {hasFailed && (
        <small className={classes['note']}>
          <Status tone="bad">{words('users.failed')}</Status>
        </small>
      )}
      {warnings.length > 0 && !hasFailed && (
        <small className={classes['note']}>
          <Status tone="warning">{words(warnings[0] === 'BC-401' ? 'users.email.invalid' : 'users.mapping')}</Status>
        </small>
      )}
    </>
  );
}
