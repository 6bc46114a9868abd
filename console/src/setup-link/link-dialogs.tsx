// Creates a setup link, gives it another name, and revokes it.

import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { ConsoleSetupLink } from '../../../src/http/api/contract.ts';
import { createSetupLink, endSetupLink, renameSetupLink, setupLinksQuery } from '../api/setup-links.ts';
import { tokensQuery } from '../api/tokens.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/hint.tsx';
import { SecretText } from '../parts/secret-text.tsx';

interface CreateLinkDialogProps {
  readonly directoryId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The link is shown once and valid for 72 hours. */
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

interface EndLinkDialogProps {
  readonly directoryId: string;
  readonly link: ConsoleSetupLink | undefined;
  readonly onClose: () => void;
}

/** Asks whether the tokens that were created through the link are removed as well. */
export function EndLinkDialog({ directoryId, link, onClose }: EndLinkDialogProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const [isKept, setKept] = useState(false);
  const tokens = useQuery(tokensQuery(directoryId)).data ?? [];
  const made = tokens.filter(({ state, setupLinkId }) => state === 'active' && setupLinkId === link?.id);
  const close = (): void => {
    setKept(false);
    onClose();
  };
  const ending = useMutation({
    mutationFn: endSetupLink(directoryId, isKept ? 'keep' : 'end'),
    onSuccess: async () => {
      close();
      await Promise.all(
        [setupLinksQuery, tokensQuery].map((query) =>
          client.invalidateQueries({ queryKey: query(directoryId).queryKey }),
        ),
      );
    },
  });
  return (
    <ConfirmDialog
      title={words('invite.revoke.title')}
      confirm={words('invite.revoke.confirm')}
      isOpen={link !== undefined}
      act={ending}
      onConfirm={() => link !== undefined && ending.mutate(link.id)}
      onClose={close}
    >
      <p>{words('invite.revoke.text', { name: link?.name ?? '' })}</p>
      {link !== undefined && made.length > 0 && (
        <Checkbox
          checked={!isKept}
          onChange={({ currentTarget: { checked } }) => setKept(!checked)}
          label={words('invite.revoke.tokens', { count: made.length })}
          description={words('invite.revoke.tokens.hint')}
        />
      )}
    </ConfirmDialog>
  );
}
