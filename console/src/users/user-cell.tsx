// The content of one cell of the list of users.

import type { ReactElement } from 'react';
import type { UserSummary } from '../../../src/http/api/schemas/users.ts';
import { useWords } from '../locales/locale.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import type { Column } from './columns.ts';
import classes from './users.module.css';

interface UserCellProps {
  readonly user: UserSummary;
  readonly column: Column;
  /** Whether Entra's last change of the user failed. */
  readonly hasFailed: boolean;
}

export function UserCell({ user, column, hasFailed }: UserCellProps): ReactElement {
  const words = useWords();
  switch (column) {
    case 'status':
      return <UserStatus user={user} hasFailed={hasFailed} />;
    case 'created':
      return <Moment at={user.createdAt} />;
    case 'changed':
      return <Moment at={user.deletedAt ?? user.changedAt} />;
    default:
      return <>{textOf(user, column) ?? words('app.none')}</>;
  }
}

/** Whether a cell would show more than a dash. */
export function hasValue(user: UserSummary, column: Column): boolean {
  return column === 'status' || column === 'created' || column === 'changed' || textOf(user, column) !== undefined;
}

type TextColumn = Exclude<Column, 'status' | 'created' | 'changed'>;

function textOf(user: UserSummary, column: TextColumn): string | undefined {
  return column === 'manager' ? (user.manager?.displayName ?? user.manager?.id) : user[column];
}

const dayMs = 86_400_000;

function UserStatus({ user, hasFailed }: Pick<UserCellProps, 'user' | 'hasFailed'>): ReactElement {
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
