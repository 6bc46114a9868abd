// All rows of the mapping that Becard expects, folded away: to be read before a row is deleted.

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Fold } from '../parts/fold.tsx';
import { defaultRows, shortTarget } from './default-rows.ts';

export function DefaultRowTable(): ReactElement {
  const words = useWords();
  return (
    <Fold title={words('mapping.rows', { count: defaultRows.length })}>
      <DataTable
        rows={defaultRows}
        keyOf={({ target }) => target}
        columns={[
          { label: words('mapping.target'), cell: ({ target }) => <code title={target}>{shortTarget(target)}</code> },
          { label: words('mapping.source'), cell: ({ source }) => <code>{source}</code> },
          {
            label: words('mapping.use'),
            cell: ({ use, isNeeded }) => (
              <>
                {words(`mapping.use.${use}`)}{' '}
                <Text span c="dimmed">
                  {words(isNeeded ? 'mapping.required' : 'mapping.optional')}
                </Text>
              </>
            ),
          },
        ]}
      />
    </Fold>
  );
}
