// Deletes a directory, the one act that asks for a typed name.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import { deleteDirectory } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';

interface DeleteFormProps {
  readonly directory: Directory;
  readonly onClose: () => void;
}

export function DeleteForm({ directory: { id, name }, onClose }: DeleteFormProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ initialValues: { name: '' } });
  const deletion = useMutation({
    mutationFn: deleteDirectory(id),
    onSuccess: async () => {
      await navigate({ to: '/directories' });
      client.removeQueries({ queryKey: ['directory', id] });
      await client.invalidateQueries({ queryKey: ['directories'] });
    },
  });
  return (
    <Form
      submit={words('settings.delete.confirm')}
      act={deletion}
      isDangerous
      isDisabled={form.values.name !== name}
      onSubmit={form.onSubmit((typed) => deletion.mutate(typed.name))}
      onCancel={onClose}
    >
      <p>{words('settings.danger.text')}</p>
      <TextInput
        label={words('settings.delete.type', { name })}
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('name')}
      />
    </Form>
  );
}
