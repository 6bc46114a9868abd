// Attributes that Entra sends and Becard ignores: why, and what to do about it.

import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { UnmappedAttribute } from '../../../src/http/api/schemas/mapping.ts';
import { useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';

interface IgnoredTableProps {
  readonly attributes: readonly UnmappedAttribute[];
}

/** Nothing while everything that arrives is taken. */
export function IgnoredTable({ attributes }: IgnoredTableProps): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  if (attributes.length === 0) return null;
  return (
    <Panel title={words('mapping.ignored')}>
      <Text c="dimmed">{words('mapping.ignored.intro')}</Text>
      <DataTable
        rows={attributes}
        keyOf={({ path }) => path}
        columns={[
          { label: words('mapping.target'), cell: ({ path }) => <code>{path}</code> },
          {
            label: words('mapping.ignored.why'),
            cell: (attribute) => (
              <>
                {words(`mapping.ignored.why.${kindOf(attribute)}`, { urn: attribute.urn ?? '' })}{' '}
                {attribute.isRefused && <Status tone="bad">{words('mapping.ignored.refused')}</Status>}
              </>
            ),
          },
          {
            label: words('mapping.ignored.fix'),
            cell: (attribute) => (
              <>
                {words(`mapping.ignored.fix.${kindOf(attribute)}`)}{' '}
                {kindOf(attribute) !== 'standard' && (
                  <Link to="/d/$directoryId/schemas" params={{ directoryId }}>
                    {words('schemas.title')}
                  </Link>
                )}
              </>
            ),
          },
          {
            label: words('mapping.ignored.last'),
            cell: ({ lastAt, lastEntry, requests }) => (
              <>
                <Link to="/d/$directoryId/log/$entryId" params={{ directoryId, entryId: lastEntry }}>
                  <Moment at={lastAt} />
                </Link>
                <Hint>{words('mapping.ignored.requests', { count: requests })}</Hint>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** `schema`: no schema of that name is there; `attribute`: it has no such attribute; `standard`: the name belongs to no schema. */
function kindOf({ urn, hasSchema }: UnmappedAttribute): 'schema' | 'attribute' | 'standard' {
  if (urn === undefined) return 'standard';
  return hasSchema ? 'attribute' : 'schema';
}
