// Creates a setup link for an administrator of Entra. The link is shown once and valid for 72 hours.

import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { createSetupLink, setupLinksQuery } from '../api/setup-links.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/hint.tsx';
import { SecretText } from '../parts/secret-text.tsx';

interface CreateLinkDialogProps {
  readonly directoryId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function CreateLinkDialog({ directoryId, isOpen, onClose }: CreateLinkDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('invite.title')} isOpen={isOpen} onClose={onClose} size="lg">
      <CreateLinkForm directoryId={directoryId} onClose={onClose} />
    </Dialog>
  );
}

function CreateLinkForm({ directoryId, onClose }: Omit<CreateLinkDialogProps, 'isOpen'>): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const form = useForm({ initialValues: { name: '' } });
  const creation = useMutation({
    mutationFn: createSetupLink(directoryId),
    onSuccess: () => client.invalidateQueries({ queryKey: setupLinksQuery(directoryId).queryKey }),
    gcTime: 0,
  });
  const name = form.values.name.trim();
  if (creation.data !== undefined) {
    const { link, address } = creation.data;
    return (
      <Stack>
        <p>{words('invite.shown', { name: link.name })}</p>
        <SecretText label={words('invite.link')} text={address} />
        <Hint>{words('invite.once')}</Hint>
        <Group justify="flex-end">
          <Button onClick={onClose}>{words('app.close')}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Form
      error={creation.error}
      submit={words('invite.submit')}
      isBusy={creation.isPending}
      isDisabled={name === ''}
      onSubmit={form.onSubmit(() => creation.mutate({ name }))}
      onCancel={onClose}
    >
      <p>{words('invite.text')}</p>
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
