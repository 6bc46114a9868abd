// A refused user beside the existing one: what differs, and so what to do.

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useId } from 'react';
import type { ConsoleConflict } from '../../../src/http/api/contract.ts';
import { AttributeName } from '../history/attribute-name.tsx';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Status } from '../parts/status.tsx';

interface ConflictProps {
  readonly directoryId: string;
  readonly conflict: ConsoleConflict;
}

export function Conflict({ directoryId, conflict }: ConflictProps): ReactElement {
  const words = useWords();
  const title = useId();
  const { holder, isActive, attributes } = conflict;
  return (
    <section aria-labelledby={title} data-conflict>
      <h3 id={title}>{words('conflict.title')}</h3>
      <Text my="sm">
        {words('entry.holder')}{' '}
        <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: holder.id }}>
          {holder.displayName ?? holder.id}
        </Link>{' '}
        <Status tone={isActive ? 'good' : 'quiet'}>{words(isActive ? 'users.active' : 'users.inactive')}</Status>
      </Text>
      {attributes.length > 0 && (
        <DataTable
          rows={attributes}
          keyOf={({ path }) => path}
          columns={[
            { label: words('changes.attribute'), cell: ({ path }) => <AttributeName path={path} /> },
            { label: words('conflict.incoming'), cell: ({ incoming }) => incoming ?? words('app.none') },
            { label: words('conflict.existing'), cell: ({ standing }) => standing ?? words('app.none') },
            {
              label: words('conflict.comparison'),
              cell: ({ isSame }) => (
                <Status tone={isSame ? 'quiet' : 'warning'}>
                  {words(isSame ? 'conflict.same' : 'conflict.differs')}
                </Status>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

/** What to do depends on whether both are the same person. */
export function fixOf({ isSamePerson, isActive, attributes }: ConsoleConflict): MessageId {
  if (attributes.length === 0) return 'conflict.fix.unknown';
  if (!isSamePerson) return 'conflict.fix.different';
  return isActive ? 'conflict.fix.same' : 'conflict.fix.inactive';
}
