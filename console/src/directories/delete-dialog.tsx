// Deletes a directory, the one act that asks for a typed name.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ConsoleDirectory } from '../../../src/http/api/contract.ts';
import { deleteDirectory } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';

interface DeleteDialogProps {
  readonly directory: ConsoleDirectory;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function DeleteDialog({ directory, isOpen, onClose }: DeleteDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('settings.delete.title', { name: directory.name })} isOpen={isOpen} onClose={onClose}>
      <DeleteForm directory={directory} onClose={onClose} />
    </Dialog>
  );
}

function DeleteForm({ directory: { id, name }, onClose }: Omit<DeleteDialogProps, 'isOpen'>): ReactElement {
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
      error={deletion.error}
      submit={words('settings.delete.confirm')}
      color="red"
      isBusy={deletion.isPending}
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
