// The lines of the list of people.

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import type { PersonPage, PersonRow } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/provider.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { VirtualRows } from '../parts/virtual-rows.tsx';
import { Portrait } from './portrait.tsx';

const rowHeight = 60;
const columns = ['name', 'position', 'department', 'status', 'changed'] as const;

interface PeopleTableProps {
  readonly directoryId: string;
  readonly people: Pick<
    UseInfiniteQueryResult,
    'fetchNextPage' | 'hasNextPage' | 'isFetchingNextPage' | 'isPlaceholderData'
  >;
  readonly pages: readonly PersonPage[];
}

export function PeopleTable({ directoryId, people, pages }: PeopleTableProps): ReactElement {
  const words = useWords();
  const rows = useMemo(() => pages.flatMap((page) => page.people), [pages]);
  const { fetchNextPage, isFetchingNextPage } = people;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return (
    <VirtualRows
      label={words('users.title')}
      loaded={rows.length}
      total={pages[0]?.total ?? rows.length}
      rowHeight={rowHeight}
      hasMore={people.hasNextPage}
      onMore={more}
      isStale={people.isPlaceholderData}
      head={
        <div className="row-grid people-grid">
          {columns.map((column) => (
            <span key={column}>{words(`users.${column}`)}</span>
          ))}
        </div>
      }
      renderRow={(index) => {
        const person = rows[index];
        return person === undefined ? null : <PersonLine directoryId={directoryId} person={person} />;
      }}
    />
  );
}

function PersonLine({
  directoryId,
  person,
}: {
  readonly directoryId: string;
  readonly person: PersonRow;
}): ReactElement {
  const words = useWords();
  const needsLook = person.warnings.length > 0;
  return (
    <div className="row-grid people-grid">
      <span className="person-cell">
        <Portrait name={person.displayName} />
        <span className="person-names">
          <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: person.id }} className="row-link">
            {person.displayName}
          </Link>
          <span className="quiet small">{person.email}</span>
        </span>
      </span>
      <span>{person.title ?? words('app.none')}</span>
      <span>{person.department ?? words('app.none')}</span>
      <span className="status-cell">
        <Status tone={person.active ? 'good' : 'quiet'}>
          {words(person.active ? 'users.active' : 'users.inactive')}
        </Status>
        {needsLook && <Status tone="warning">{words('users.mapping')}</Status>}
      </span>
      <span className="quiet">
        <Moment at={person.changedAt} />
      </span>
    </div>
  );
}
