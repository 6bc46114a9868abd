// Create User Directory: one name, and straight on to Interface Settings.

import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { createDirectory, directoriesQuery, directoryQuery } from '../api/directories.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface CreateDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function CreateDialog({ isOpen, onClose }: CreateDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('directories.create')} isOpen={isOpen} onClose={onClose}>
      <CreateForm onClose={onClose} />
    </Dialog>
  );
}

function CreateForm({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const [name, setName] = useState('');
  const [license, setLicense] = useState('');
  const [isTesting, setTesting] = useState(false);
  const [isTried, setTried] = useState(false);
  const creation = useCreation();
  const isMissing = isTried && name.trim() === '';

  function submit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return;
    const reference = license.trim() === '' ? {} : { licenseReference: license.trim() };
    creation.mutate({ name: name.trim(), ...reference, testing: isTesting });
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ProblemNotice error={creation.error} />
      <TextInput
        label={words('directories.name')}
        description={words('directories.name.hint')}
        required
        maxLength={200}
        data-autofocus
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        {...(isMissing ? { error: words('directories.name.missing') } : {})}
      />
      <TextInput
        label={words('directories.license')}
        description={words('directories.license.hint')}
        maxLength={200}
        value={license}
        onChange={(event) => setLicense(event.currentTarget.value)}
      />
      <Checkbox
        label={words('directories.testing')}
        description={words('directories.testing.hint')}
        checked={isTesting}
        onChange={(event) => setTesting(event.currentTarget.checked)}
      />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" loading={creation.isPending}>
          {words('directories.create.submit')}
        </Button>
      </div>
    </form>
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
      await navigate({ to: '/d/$directoryId/interface', params: { directoryId: directory.id } });
    },
  });
}
