// The list of users, of a directory or of a group.

import { Link } from '@tanstack/react-router';
import { memo, type ReactElement } from 'react';
import type { PersonRow } from '../../../src/http/console/contract.ts';
import type { Rows } from '../api/rows.ts';
import { useWords } from '../locales/locale.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { type Column, type Sorting, VirtualTable } from '../parts/virtual-table.tsx';
import { Portrait } from './portrait.tsx';
import type { UsersSort } from './users-search.ts';

const rowHeight = 60;
type ColumnKey = UsersSort | 'position' | 'status';

interface UsersTableProps {
  readonly directoryId: string;
  readonly label: string;
  readonly users: Rows<PersonRow>;
  readonly sorting?: Sorting<UsersSort>;
  /** Whether these are the deleted ones. */
  readonly areDeleted?: boolean;
}

export function UsersTable(props: UsersTableProps): ReactElement {
  const { directoryId, users, sorting, areDeleted = false } = props;
  const words = useWords();
  const columns: readonly Column<ColumnKey>[] = [
    { key: 'name', label: words('users.name'), canSort: true },
    { key: 'email', label: words('users.email'), canSort: true },
    { key: 'position', label: words('users.position') },
    { key: 'department', label: words('users.department'), canSort: true },
    { key: 'status', label: words('users.status') },
    { key: 'changed', label: words(areDeleted ? 'users.deletedAt' : 'users.changed'), canSort: true },
  ];
  return (
    <VirtualTable
      label={props.label}
      columns={columns}
      {...(sorting === undefined ? {} : { sorting: sortingOf(sorting) })}
      grid="people-grid"
      total={users.total ?? 0}
      rowHeight={rowHeight}
      onRange={users.onRange}
      isStale={users.isStale}
      renderRow={(index) => {
        const user = users.at(index);
        if (user === undefined) return undefined;
        return user === null ? <GoneLine /> : <UserLine directoryId={directoryId} user={user} />;
      }}
    />
  );
}

/** Columns without an order are never clicked. */
function sortingOf({ by, isDescending, onSort }: Sorting<UsersSort>): Sorting<ColumnKey> {
  return {
    by,
    isDescending,
    onSort: (key) => {
      if (key !== 'position' && key !== 'status') onSort(key);
    },
  };
}

interface UserLineProps {
  readonly directoryId: string;
  readonly user: PersonRow;
}

/** A row that scrolls by is drawn once. */
const UserLine = memo(function PersonLine({ directoryId, user }: UserLineProps): ReactElement {
  const words = useWords();
  const { deletedAt, keptUntil } = user;
  return (
    <>
      <td className="person-cell">
        <Portrait name={user.displayName} />
        <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: user.id }} className="row-link">
          {user.displayName}
        </Link>
      </td>
      <td>{user.email ?? words('app.none')}</td>
      <td>{user.title ?? words('app.none')}</td>
      <td>{user.department ?? words('app.none')}</td>
      <td className="status-cell">
        {deletedAt === undefined ? (
          <Status tone={user.active ? 'good' : 'quiet'}>
            {words(user.active ? 'users.active' : 'users.inactive')}
          </Status>
        ) : (
          <Status tone="bad">{words('users.deleted')}</Status>
        )}
        {deletedAt === undefined && user.warnings.length > 0 && (
          <Status tone="warning">
            {words(user.warnings[0] === 'BC-401' ? 'users.email.invalid' : 'users.mapping')}
          </Status>
        )}
        {keptUntil !== undefined && <KeptUntil at={keptUntil} />}
      </td>
      <td className="quiet">
        <Moment at={deletedAt ?? user.changedAt} />
      </td>
    </>
  );
});

const dayMs = 86_400_000;

function KeptUntil({ at }: { readonly at: string }): ReactElement {
  const words = useWords();
  const days = Math.max(0, Math.ceil((Date.parse(at) - Date.now()) / dayMs));
  return <span className="quiet small">{words('users.kept', { count: days })}</span>;
}

/** A user was deleted between counting and reading: the row keeps its place until the list is read again. */
function GoneLine(): ReactElement {
  const words = useWords();
  return <td className="quiet">{words('users.gone')}</td>;
}
