// Gives a setup link another name.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ConsoleSetupLink } from '../../../src/http/api/contract.ts';
import { renameSetupLink, setupLinksQuery } from '../api/setup-links.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';

interface RenameLinkDialogProps {
  readonly directoryId: string;
  readonly link: ConsoleSetupLink | undefined;
  readonly onClose: () => void;
}

export function RenameLinkDialog({ directoryId, link, onClose }: RenameLinkDialogProps): ReactElement {
  const words = useWords();
  const title = words('invite.renameOf', { name: link?.name ?? '' });
  return (
    <Dialog title={title} isOpen={link !== undefined} onClose={onClose}>
      {link !== undefined && <RenameLinkForm directoryId={directoryId} link={link} onClose={onClose} />}
    </Dialog>
  );
}

interface RenameLinkFormProps extends RenameLinkDialogProps {
  readonly link: ConsoleSetupLink;
}

function RenameLinkForm({ directoryId, link, onClose }: RenameLinkFormProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const form = useForm({ initialValues: { name: link.name } });
  const renaming = useMutation({
    mutationFn: renameSetupLink(directoryId, link.id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: setupLinksQuery(directoryId).queryKey });
      onClose();
    },
  });
  const name = form.values.name.trim();
  return (
    <Form
      error={renaming.error}
      submit={words('invite.rename')}
      isBusy={renaming.isPending}
      isDisabled={name === ''}
      onSubmit={form.onSubmit(() => renaming.mutate({ name }))}
      onCancel={onClose}
    >
      <TextInput
        label={words('invite.name')}
        description={words('invite.name.hint')}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </Form>
  );
}
