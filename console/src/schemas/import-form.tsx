// Imports a JSON document, pasted or from a file. Errors are shown beside it and the document is kept for correction.

import { Button, FileButton, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { ImportedSchemas } from '../../../src/http/console/contract.ts';
import { mappingQuery } from '../api/mapping.ts';
import { importSchemas, schemasQuery } from '../api/schemas.ts';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';
import { example } from './example.ts';

export function ImportForm({ directoryId }: { readonly directoryId: string }): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [document, setDocument] = useState('');
  const loading = useMutation({
    mutationFn: importSchemas(directoryId),
    onSuccess: async () => {
      setDocument('');
      await Promise.all([
        client.invalidateQueries({ queryKey: schemasQuery(directoryId).queryKey }),
        client.invalidateQueries({ queryKey: mappingQuery(directoryId).queryKey }),
      ]);
    },
  });

  function change(text: string): void {
    setDocument(text);
    if (loading.isError) loading.reset();
  }

  async function choose(file: File | null): Promise<void> {
    if (file !== null) change(await file.text());
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    loading.mutate({ document });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">{words('schemas.import.text')}</p>
      <Textarea
        label={words('schemas.document')}
        spellCheck={false}
        rows={12}
        className="schema-document"
        value={document}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <ProblemNotice error={loading.error} />
      <div role="status">{loading.data !== undefined && <Imported imported={loading.data} />}</div>
      <div className="buttons buttons-start">
        <Button type="submit" disabled={document.trim() === ''} loading={loading.isPending}>
          {words('schemas.import.submit')}
        </Button>
        <FileButton accept="application/json,.json" onChange={choose}>
          {(button) => (
            <Button variant="default" {...button}>
              {words('schemas.file')}
            </Button>
          )}
        </FileButton>
        {document === '' && (
          <Button variant="default" onClick={() => change(example)}>
            {words('schemas.example')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Imported({ imported }: { readonly imported: ImportedSchemas }): ReactElement {
  const words = useWords();
  return (
    <ul className="imported">
      {imported.schemas.map(({ urn, state }) => (
        <li key={urn}>
          <Status tone={state === 'unchanged' ? 'quiet' : 'good'}>{words(`schemas.state.${state}`)}</Status>{' '}
          <code className="breakable">{urn}</code>
        </li>
      ))}
    </ul>
  );
}
