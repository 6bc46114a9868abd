// The list of people, whole or of one group: any row of any number of them.

import { Link } from '@tanstack/react-router';
import { memo, type ReactElement } from 'react';
import type { PersonRow } from '../../../src/http/console/contract.ts';
import type { Rows } from '../api/rows.ts';
import { useWords } from '../locales/locale.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { type Column, type Sorting, VirtualTable } from '../parts/virtual-table.tsx';
import type { PeopleSort } from './people-search.ts';
import { Portrait } from './portrait.tsx';

const rowHeight = 60;
type ColumnKey = PeopleSort | 'position' | 'status';

interface PeopleTableProps {
  readonly directoryId: string;
  readonly label: string;
  readonly people: Rows<PersonRow>;
  readonly sorting?: Sorting<PeopleSort>;
  /** Whether these are the deleted ones. */
  readonly areDeleted?: boolean;
}

export function PeopleTable(props: PeopleTableProps): ReactElement {
  const { directoryId, people, sorting, areDeleted = false } = props;
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
      total={people.total ?? 0}
      rowHeight={rowHeight}
      onRange={people.onRange}
      isStale={people.isStale}
      renderRow={(index) => {
        const person = people.at(index);
        if (person === undefined) return undefined;
        return person === null ? <GoneLine /> : <PersonLine directoryId={directoryId} person={person} />;
      }}
    />
  );
}

/** Columns without an order are never clicked. */
function sortingOf({ by, isDescending, onSort }: Sorting<PeopleSort>): Sorting<ColumnKey> {
  return {
    by,
    isDescending,
    onSort: (key) => {
      if (key !== 'position' && key !== 'status') onSort(key);
    },
  };
}

interface PersonLineProps {
  readonly directoryId: string;
  readonly person: PersonRow;
}

/** A row that scrolls by is drawn once. */
const PersonLine = memo(function PersonLine({ directoryId, person }: PersonLineProps): ReactElement {
  const words = useWords();
  const { deletedAt, keptUntil } = person;
  return (
    <>
      <td className="person-cell">
        <Portrait name={person.displayName} />
        <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: person.id }} className="row-link">
          {person.displayName}
        </Link>
      </td>
      <td>{person.email ?? words('app.none')}</td>
      <td>{person.title ?? words('app.none')}</td>
      <td>{person.department ?? words('app.none')}</td>
      <td className="status-cell">
        {deletedAt === undefined ? (
          <Status tone={person.active ? 'good' : 'quiet'}>
            {words(person.active ? 'users.active' : 'users.inactive')}
          </Status>
        ) : (
          <Status tone="bad">{words('users.deleted')}</Status>
        )}
        {deletedAt === undefined && person.warnings.length > 0 && (
          <Status tone="warning">
            {words(person.warnings[0] === 'BC-401' ? 'users.email.invalid' : 'users.mapping')}
          </Status>
        )}
        {keptUntil !== undefined && <KeptUntil at={keptUntil} />}
      </td>
      <td className="quiet">
        <Moment at={deletedAt ?? person.changedAt} />
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

/** Somebody left between the counting and the reading: the row stays in its place until the list is read again. */
function GoneLine(): ReactElement {
  const words = useWords();
  return <td className="quiet">{words('users.gone')}</td>;
}
