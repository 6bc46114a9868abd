// Creates a setup link for an Entra administrator: shown once, valid for 72 hours.

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { CreatedSetupLink } from '../../../src/http/console/contract.ts';
import { createSetupLink, setupLinksQuery } from '../api/setup-links.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

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
  const [name, setName] = useState('');
  const creation = useMutation({
    mutationFn: createSetupLink(directoryId),
    onSuccess: () => client.invalidateQueries({ queryKey: setupLinksQuery(directoryId).queryKey }),
    gcTime: 0,
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    creation.mutate({ name: name.trim() });
  }

  if (creation.data !== undefined) return <Shown created={creation.data} onClose={onClose} />;
  return (
    <form className="stack" onSubmit={submit}>
      <p>{words('invite.text')}</p>
      <ProblemNotice error={creation.error} />
      <TextInput
        label={words('invite.name')}
        description={words('invite.name.hint')}
        required
        maxLength={100}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" disabled={name.trim() === ''} loading={creation.isPending}>
          {words('invite.submit')}
        </Button>
      </div>
    </form>
  );
}

function Shown({
  created,
  onClose,
}: {
  readonly created: CreatedSetupLink;
  readonly onClose: () => void;
}): ReactElement {
  const words = useWords();
  return (
    <div className="stack">
      <p>{words('invite.shown', { name: created.link.name })}</p>
      <div className="secret">
        <output className="mono" aria-label={words('invite.link')}>
          {created.address}
        </output>
        <CopyButton text={created.address} what={words('invite.link')} variant="filled" data-autofocus />
      </div>
      <p className="quiet small">{words('invite.once')}</p>
      <div className="buttons">
        <Button onClick={onClose}>{words('app.close')}</Button>
      </div>
    </div>
  );
}
