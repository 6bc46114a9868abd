// /d/:id/schemas: custom attributes and resource types of a directory.

import './schemas.css';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { ConsoleSchema } from '../../../src/http/console/contract.ts';
import { removeSchema, schemasQuery } from '../api/schemas.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useHasRight } from '../session/rights.ts';
import { ImportForm } from './import-form.tsx';
import { SchemaTable } from './schema-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/schemas');

export function SchemasPage(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const canAdminister = useHasRight('administer');
  return (
    <>
      <PageTitle title={words('schemas.title')} intro={words('schemas.intro')} />
      <div className="stack-wide">
        {!canAdminister && <p className="notice">{words('app.readOnly')}</p>}
        <Schemas directoryId={directoryId} canAdminister={canAdminister} />
        {canAdminister && (
          <Panel title={words('schemas.import')}>
            <ImportForm directoryId={directoryId} />
          </Panel>
        )}
      </div>
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
  const schemas = useQuery(schemasQuery(directoryId));
  const [removing, setRemoving] = useState<ConsoleSchema>();
  const removal = useMutation({
    mutationFn: removeSchema(directoryId),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: schemasQuery(directoryId).queryKey });
      setRemoving(undefined);
    },
  });
  if (schemas.isPending) return <Loading lines={3} onRetry={() => schemas.refetch()} />;
  if (schemas.data === undefined) return <ProblemNotice error={schemas.error} onRetry={() => schemas.refetch()} />;
  if (schemas.data.length === 0) {
    return <EmptyState icon="mapping" title={words('schemas.empty.title')} text={words('schemas.empty.text')} />;
  }
  const close = (): void => {
    removal.reset();
    setRemoving(undefined);
  };
  return (
    <>
      <SchemaTable schemas={schemas.data}>
        {(schema) =>
          canAdminister && (
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              className="ending"
              aria-label={words('schemas.removeOf', { name: schema.name })}
              onClick={() => setRemoving(schema)}
            >
              {words('schemas.remove')}
            </Button>
          )
        }
      </SchemaTable>
      <ConfirmDialog
        title={words('schemas.remove.title', { name: removing?.name ?? '' })}
        confirm={words('schemas.remove.confirm')}
        isOpen={removing !== undefined}
        isBusy={removal.isPending}
        error={removal.error}
        onConfirm={() => removing !== undefined && removal.mutate(removing.urn)}
        onClose={close}
      >
        <p>
          <code className="breakable">{removing?.urn}</code>
        </p>
        <p>{words('schemas.remove.text')}</p>
      </ConfirmDialog>
    </>
  );
}
