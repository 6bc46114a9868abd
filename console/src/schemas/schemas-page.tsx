// /d/:id/schemas: attributes and resource types that a directory has imported.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Schema } from '../../../src/http/api/schemas/mapping.ts';
import { removeSchema, schemasQuery } from '../api/schemas.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { ImportForm } from './import-form.tsx';

export function SchemasPage(): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  return (
    <>
      <PageTitle title={words('schemas.title')} intro={words('schemas.intro')} />
      {!canAdminister && <Notice>{words('app.readOnly')}</Notice>}
      <Schemas canAdminister={canAdminister} />
      {canAdminister && (
        <Panel title={words('schemas.import')}>
          <ImportForm />
        </Panel>
      )}
    </>
  );
}

interface SchemasProps {
  readonly canAdminister: boolean;
}

function Schemas({ canAdminister }: SchemasProps): ReactElement {
  const words = useWords();
  return (
    <Answer
      query={useQuery(schemasQuery(useDirectoryId()))}
      lines={3}
      empty={<EmptyState icon="mapping" title={words('schemas.empty.title')} text={words('schemas.empty.text')} />}
    >
      {(schemas) => <SchemaTable schemas={schemas} canAdminister={canAdminister} />}
    </Answer>
  );
}

interface SchemaTableProps extends SchemasProps {
  readonly schemas: readonly Schema[];
}

/** The attributes of each schema, and what it extends or creates. */
function SchemaTable({ schemas, canAdminister }: SchemaTableProps): ReactElement {
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
        {
          label: words('schemas.actions'),
          isAction: true,
          cell: (schema) => canAdminister && <RemoveButton schema={schema} />,
        },
      ]}
    />
  );
}

function typesOf({ resourceTypes }: Schema): string {
  return resourceTypes.map(({ name, endpoint }) => `${name} (${endpoint})`).join(', ');
}

function RemoveButton({ schema }: { readonly schema: Schema }): ReactElement {
  const words = useWords();
  const { name } = schema;
  return (
    <DialogButton
      variant="subtle"
      color="red"
      size="compact-sm"
      label={words('schemas.remove')}
      aria-label={words('schemas.removeOf', { name })}
      title={words('schemas.remove.title', { name })}
    >
      <RemoveForm schema={schema} />
    </DialogButton>
  );
}

function RemoveForm({ schema: { urn } }: { readonly schema: Schema }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const removal = useChange(removeSchema(directoryId), {
    rereads: [schemasQuery(directoryId).queryKey],
    onDone: useClose(),
  });
  return (
    <Form submit={words('schemas.remove.confirm')} act={removal} isDangerous onSubmit={() => removal.mutate(urn)}>
      <p>
        <code>{urn}</code>
      </p>
      <p>{words('schemas.remove.text')}</p>
    </Form>
  );
}
