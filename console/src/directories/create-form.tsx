// Create User Directory: one name, and straight on to the setup guide.

import { Checkbox, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { createDirectory, directoriesQuery, directoryQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { given, textOf } from '../parts/address.ts';
import { Form } from '../parts/form.tsx';

export function CreateForm(): ReactElement {
  const words = useWords();
  const creation = useCreation();
  const form = useForm({
    initialValues: { name: '', license: '', testing: false },
    validate: { name: (name) => (name.trim() === '' ? words('directories.name.missing') : null) },
  });
  return (
    <Form
      submit={words('directories.create.submit')}
      act={creation}
      onSubmit={form.onSubmit(({ name, license, testing }) => {
        creation.mutate({ name: name.trim(), testing, ...given({ licenseReference: textOf(license.trim()) }) });
      })}
    >
      <TextInput
        label={words('directories.name')}
        description={words('directories.name.hint')}
        withAsterisk
        autoFocus
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={words('directories.license')}
        description={words('directories.license.hint')}
        {...form.getInputProps('license')}
      />
      <Checkbox
        label={words('directories.testing')}
        description={words('directories.testing.hint')}
        {...form.getInputProps('testing', { type: 'checkbox' })}
      />
    </Form>
  );
}

function useCreation() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: createDirectory,
    onSuccess: async (directory) => {
      client.setQueryData(directoryQuery(directory.id).queryKey, directory);
      await client.invalidateQueries({ queryKey: directoriesQuery.queryKey, refetchType: 'none' });
      await navigate({ to: '/d/$directoryId/guide', params: { directoryId: directory.id } });
    },
  });
}
