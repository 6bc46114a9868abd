// The list of users, of the directory or of one group, of any length.

import { Link } from '@tanstack/react-router';
import { memo, type ReactElement } from 'react';
import type { UserSummary } from '../../../src/http/api/schemas/users.ts';
import type { Rows } from '../api/rows.ts';
import { useWords } from '../locales/locale.tsx';
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
        'minmax(200px, 1.5fr) minmax(180px, 1.7fr) 1.1fr 1fr 96px 136px',
        'minmax(180px, 1.6fr) 1.6fr 1fr 120px',
      ]}
      rowHeight={rowHeight}
      rows={users}
      renderRow={(index) => {
        const user = users.at(index);
        if (user === undefined) return undefined;
        return user === null ? <td>{words('users.gone')}</td> : <UserLine directoryId={directoryId} user={user} />;
      }}
    />
  );
}

interface UserLineProps {
  readonly directoryId: string;
  readonly user: UserSummary;
}

/** A row that scrolls by is drawn once. */
const UserLine = memo(function UserLine({ directoryId, user }: UserLineProps): ReactElement {
  const words = useWords();
  return (
    <>
      <td className={classes['user']}>
        <Portrait name={user.displayName} />
        <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: user.id }} className={rowLink}>
          {user.displayName}
        </Link>
      </td>
      <td data-from="medium">{user.email ?? words('app.none')}</td>
      <td data-from="wide">{user.title ?? words('app.none')}</td>
      <td data-from="medium">{user.department ?? words('app.none')}</td>
      <td>
        <UserStatus user={user} />
      </td>
      <td data-from="wide">
        <Moment at={user.deletedAt ?? user.changedAt} />
      </td>
    </>
  );
});

const dayMs = 86_400_000;

function UserStatus({ user: { active, deletedAt, keptUntil, warnings } }: Pick<UserLineProps, 'user'>): ReactElement {
  const words = useWords();
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
      {warnings.length > 0 && (
        <small className={classes['note']}>
          <Status tone="warning">{words(warnings[0] === 'BC-401' ? 'users.email.invalid' : 'users.mapping')}</Status>
        </small>
      )}
    </>
  );
}
