// Imports a JSON document, pasted or from a file. Errors are shown beside it, and it stays to be corrected.

import { Button, FileButton, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { mappingQuery } from '../api/mapping.ts';
import { importSchemas, schemasQuery } from '../api/schemas.ts';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';
import { Status } from '../parts/status.tsx';

export function ImportForm({ directoryId }: { readonly directoryId: string }): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const loading = useMutation({
    mutationFn: importSchemas(directoryId),
    onSuccess: async () => {
      form.setFieldValue('document', '');
      await Promise.all([
        client.invalidateQueries({ queryKey: schemasQuery(directoryId).queryKey }),
        client.invalidateQueries({ queryKey: mappingQuery(directoryId).queryKey }),
      ]);
    },
  });
  const form = useForm({
    initialValues: { document: '' },
    onValuesChange: () => loading.isError && loading.reset(),
  });
  const isEmpty = form.values.document.trim() === '';

  async function choose(file: File | null): Promise<void> {
    if (file !== null) form.setFieldValue('document', await file.text());
  }

  return (
    <Form
      error={loading.error}
      submit={words('schemas.import.submit')}
      isBusy={loading.isPending}
      isDisabled={isEmpty}
      onSubmit={form.onSubmit((values) => loading.mutate(values))}
      aside={
        <>
          <FileButton accept="application/json,.json" onChange={choose}>
            {(button) => (
              <Button variant="default" {...button}>
                {words('schemas.file')}
              </Button>
            )}
          </FileButton>
          {isEmpty && (
            <Button variant="default" onClick={() => form.setFieldValue('document', example)}>
              {words('schemas.example')}
            </Button>
          )}
        </>
      }
    >
      <Text c="dimmed">{words('schemas.import.text')}</Text>
      <Textarea
        label={words('schemas.document')}
        spellCheck={false}
        rows={12}
        data-mono
        {...form.getInputProps('document')}
      />
      <div role="status">
        {loading.data?.schemas.map(({ urn, state }) => (
          <p key={urn}>
            <Status tone={state === 'unchanged' ? 'quiet' : 'good'}>{words(`schemas.state.${state}`)}</Status>{' '}
            <code>{urn}</code>
          </p>
        ))}
      </div>
    </Form>
  );
}

/** One user attribute, named like the custom target attributes of Entra (docs/schemas.md). */
const example = `{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
  "id": "urn:ietf:params:scim:schemas:extension:contoso:2.0:User",
  "name": "Contoso",
  "description": "What Contoso adds to a person.",
  "attributes": [
    { "name": "badge", "type": "string" }
  ]
}
`;
