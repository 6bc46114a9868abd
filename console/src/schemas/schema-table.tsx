// The imported schemas of a directory: their attributes, and what they extend or create.

import type { ReactElement, ReactNode } from 'react';
import type { ConsoleSchema } from '../../../src/http/api/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Hint } from '../parts/hint.tsx';

interface SchemaTableProps {
  readonly schemas: readonly ConsoleSchema[];
  /** The buttons of a schema. */
  readonly children: (schema: ConsoleSchema) => ReactNode;
}

export function SchemaTable({ schemas, children }: SchemaTableProps): ReactElement {
  const words = useWords();
  return (
    <DataTable
      rows={schemas}
      keyOf={({ urn }) => urn}
      columns={[
        {
          label: words('schemas.schema'),
          cell: ({ name, urn }) => (
            <>
              {name}
              <Hint>{urn}</Hint>
            </>
          ),
        },
        {
          label: words('schemas.use'),
          cell: (schema) =>
            words(schema.role === 'extension' ? 'schemas.extends' : 'schemas.defines', { types: typesOf(schema) }),
        },
        { label: words('schemas.attributes'), cell: ({ attributes }) => <code>{attributes.join(', ')}</code> },
        { label: words('schemas.actions'), isAction: true, cell: children },
      ]}
    />
  );
}

function typesOf({ resourceTypes }: ConsoleSchema): string {
  return resourceTypes.map(({ name, endpoint }) => `${name} (${endpoint})`).join(', ');
}
