// /d/:id/schemas: attributes and resource types that a directory has imported.

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useState } from 'react';
import type { ConsoleSchema } from '../../../src/http/api/contract.ts';
import { removeSchema, schemasQuery } from '../api/schemas.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Hint } from '../parts/hint.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { ImportForm } from './import-form.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/schemas');

export function SchemasPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const canAdminister = useHasRight('administer');
  return (
    <>
      <PageTitle title={words('schemas.title')} intro={words('schemas.intro')} />
      {!canAdminister && <Notice>{words('app.readOnly')}</Notice>}
      <Schemas directoryId={directoryId} canAdminister={canAdminister} />
      {canAdminister && (
        <Panel title={words('schemas.import')}>
          <ImportForm directoryId={directoryId} />
        </Panel>
      )}
    </>
  );
}

interface SchemasProps {
  readonly directoryId: string;
  readonly canAdminister: boolean;
}

function Schemas({ directoryId, canAdminister }: SchemasProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [removing, setRemoving] = useState<ConsoleSchema>();
  const removal = useMutation({
    mutationFn: removeSchema(directoryId),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: schemasQuery(directoryId).queryKey });
      setRemoving(undefined);
    },
  });
  const close = (): void => {
    removal.reset();
    setRemoving(undefined);
  };
  return (
    <>
      <Answer query={useQuery(schemasQuery(directoryId))} lines={3}>
        {(schemas) =>
          schemas.length === 0 ? (
            <EmptyState icon="mapping" title={words('schemas.empty.title')} text={words('schemas.empty.text')} />
          ) : (
            <SchemaTable schemas={schemas}>
              {(schema) =>
                canAdminister && (
                  <Button
                    variant="subtle"
                    color="red"
                    size="compact-sm"
                    aria-label={words('schemas.removeOf', { name: schema.name })}
                    onClick={() => setRemoving(schema)}
                  >
                    {words('schemas.remove')}
                  </Button>
                )
              }
            </SchemaTable>
          )
        }
      </Answer>
      <ConfirmDialog
        title={words('schemas.remove.title', { name: removing?.name ?? '' })}
        confirm={words('schemas.remove.confirm')}
        isOpen={removing !== undefined}
        act={removal}
        onConfirm={() => removing !== undefined && removal.mutate(removing.urn)}
        onClose={close}
      >
        <p>
          <code>{removing?.urn}</code>
        </p>
        <p>{words('schemas.remove.text')}</p>
      </ConfirmDialog>
    </>
  );
}

interface SchemaTableProps {
  readonly schemas: readonly ConsoleSchema[];
  /** The buttons of a schema. */
  readonly children: (schema: ConsoleSchema) => ReactNode;
}

/** The attributes of each schema, and what it extends or creates. */
function SchemaTable({ schemas, children }: SchemaTableProps): ReactElement {
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
