// Who joined, left or was renamed today.

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Movement } from '../../../src/http/api/schemas/overview.ts';
import { useWords } from '../locales/locale.tsx';
import { Clock } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId } from '../session/rights.ts';
import classes from './overview.module.css';

const kinds = ['joined', 'left', 'renamed'] as const;

export function MovementsPanel({ movements }: { readonly movements: readonly Movement[] }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  return (
    <Panel
      title={words('overview.today')}
      aside={
        movements.length > 0 && (
          <Link to="/d/$directoryId/users" params={{ directoryId }} search={{ sort: 'changed', direction: 'down' }}>
            {words('overview.today.all')}
          </Link>
        )
      }
    >
      {movements.length === 0 && <Text c="dimmed">{words('overview.today.none')}</Text>}
      {kinds.map((kind) => (
        <MovementList
          key={kind}
          title={words(`overview.${kind}`)}
          movements={movements.filter((each) => each.kind === kind)}
        />
      ))}
    </Panel>
  );
}

interface MovementListProps {
  readonly title: string;
  readonly movements: readonly Movement[];
}

function MovementList({ title, movements }: MovementListProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  if (movements.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={classes['people']}>
        {movements.map(({ userId, name, at }) => (
          <li key={userId}>
            <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId }}>
              {name === '' ? words('overview.noName') : name}
            </Link>
            <Clock at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
