// Imports a JSON document, pasted or from a file. Errors are shown beside it, and it stays to be corrected.

import { Button, FileButton, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { mappingQuery } from '../api/mapping.ts';
import { importSchemas, schemasQuery } from '../api/schemas.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Form } from '../parts/form.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';

export function ImportForm(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const loading = useChange(importSchemas(directoryId), {
    rereads: [schemasQuery(directoryId).queryKey, mappingQuery(directoryId).queryKey],
    onDone: () => form.setFieldValue('document', ''),
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
      submit={words('schemas.import.submit')}
      act={loading}
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
