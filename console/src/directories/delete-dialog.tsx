// Deletes a directory after its name was typed.

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { ConsoleDirectory } from '../../../src/http/console/contract.ts';
import { deleteDirectory } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

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

function DeleteForm({ directory, onClose }: Omit<DeleteDialogProps, 'isOpen'>): ReactElement {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const deletion = useDeletion(directory);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (typed === directory.name) deletion.mutate(typed);
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p>{words('settings.danger.text')}</p>
      <ProblemNotice error={deletion.error} />
      <TextInput
        label={words('settings.delete.type', { name: directory.name })}
        data-autofocus
        autoFocus
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" color="red" disabled={typed !== directory.name} loading={deletion.isPending}>
          {words('settings.delete.confirm')}
        </Button>
      </div>
    </form>
  );
}

function useDeletion(directory: ConsoleDirectory) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: deleteDirectory(directory.id),
    onSuccess: async () => {
      await navigate({ to: '/directories' });
      client.removeQueries({ queryKey: ['directory', directory.id] });
      await client.invalidateQueries({ queryKey: ['directories'] });
    },
  });
}
