// The list of users, of the directory or of one group, of any length. Columns without a place of their own follow below the name.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { memo, type ReactElement, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { UserSummary } from '../../../src/http/api/schemas/users.ts';
import type { Rows } from '../api/rows.ts';
import { failingUsersQuery } from '../api/users.ts';
import { useWords } from '../locales/locale.tsx';
import { fromList } from '../parts/back-link.tsx';
import { rowLink } from '../parts/data-table.tsx';
import { type Sorting, VirtualTable } from '../parts/virtual-table.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { type Column, columns, type Fitting, fitColumns } from './columns.ts';
import { Portrait } from './portrait.tsx';
import { hasValue, UserCell } from './user-cell.tsx';
import classes from './users.module.css';
import type { UsersSort } from './users-search.ts';

const rowHeight = 60;

interface UsersTableProps {
  readonly label: string;
  readonly users: Rows<UserSummary>;
  readonly chosen: readonly Column[];
  readonly sorting?: Sorting<UsersSort>;
  /** Whether these are the deleted users. */
  readonly areDeleted?: boolean;
}

export function UsersTable({ label, users, chosen, sorting, areDeleted = false }: UsersTableProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const { data: failures } = useQuery(failingUsersQuery(directoryId));
  const failing = useMemo(() => new Set(failures?.map(({ userId }) => userId)), [failures]);
  const [place, fitting] = useFitting(chosen);
  const { shown, template } = fitting;
  return (
    <div ref={place}>
      <VirtualTable
        label={label}
        columns={[
          { label: words('users.name'), sort: 'name' },
          ...shown.map((column) => {
            const { label: usual, ...look } = columns[column];
            const text = words(column === 'changed' && areDeleted ? 'users.deletedAt' : usual);
            return { label: text, ...('sort' in look ? { sort: look.sort } : {}) };
          }),
        ]}
        sorting={sorting}
        widths={[template, template, template]}
        rowHeight={rowHeight}
        rows={users}
        renderRow={(index) => {
          const user = users.at(index);
          if (user === undefined) return undefined;
          if (user === null) return <td>{words('users.gone')}</td>;
          const marks = { hasFailed: failing.has(user.id), isWholeList: sorting !== undefined };
          return <UserLine directoryId={directoryId} user={user} fitting={fitting} {...marks} />;
        }}
      />
    </div>
  );
}

/** Where the table is, and which of the columns fit there. */
function useFitting(chosen: readonly Column[]): readonly [React.RefObject<HTMLDivElement | null>, Fitting] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = (): void => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, useMemo(() => fitColumns(chosen, width), [chosen, width])];
}

interface UserLineProps {
  readonly directoryId: string;
  readonly user: UserSummary;
  readonly fitting: Fitting;
  /** Whether Entra's last change of the user failed. */
  readonly hasFailed: boolean;
  /** Whether the page is the list of users, and not a group. */
  readonly isWholeList: boolean;
}

/** A row that scrolls by is drawn once. */
const UserLine = memo(function UserLine(props: UserLineProps): ReactElement {
  const { directoryId, user, fitting, hasFailed, isWholeList } = props;
  const below = fitting.below.filter((column) => hasValue(user, column));
  return (
    <>
      <td className={classes['user']}>
        <Portrait name={user.displayName} />
        <div>
          <Link
            to="/d/$directoryId/users/$userId"
            params={{ directoryId, userId: user.id }}
            state={isWholeList ? fromList : {}}
            className={rowLink}
          >
            {user.displayName}
          </Link>
          {below.length > 0 && (
            <small className={classes['below']}>
              {below.map((column) => (
                <span key={column}>
                  <UserCell user={user} column={column} hasFailed={hasFailed} />
                </span>
              ))}
            </small>
          )}
        </div>
      </td>
      {fitting.shown.map((column) => (
        <td key={column}>
          <UserCell user={user} column={column} hasFailed={hasFailed} />
        </td>
      ))}
    </>
  );
});
