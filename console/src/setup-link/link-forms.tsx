// Gives a setup link another name, and revokes it.

import { Checkbox, TextInput, type TextInputProps } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { SetupLink } from '../../../src/http/api/schemas/setup-links.ts';
import { sendFor, sendTo } from '../api/client.ts';
import { setupLinksQuery } from '../api/setup-links.ts';
import { tokensQuery } from '../api/tokens.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useDirectoryId } from '../session/rights.ts';

const linkPath = '/directories/{directory}/setup-links/{link}';

export function NameField(props: TextInputProps): ReactElement {
  const words = useWords();
  return (
    <TextInput
      label={words('invite.name')}
      description={words('invite.name.hint')}
      required
      maxLength={100}
      data-autofocus
      {...props}
    />
  );
}

/** What can be done with a link that lets its holder in. */
export function LinkActions({ link }: { readonly link: SetupLink }): ReactElement {
  const words = useWords();
  const { name } = link;
  const look = { variant: 'subtle', size: 'compact-sm' } as const;
  return (
    <>
      <DialogButton
        {...look}
        label={words('invite.rename')}
        aria-label={words('invite.renameOf', { name })}
        title={words('invite.renameOf', { name })}
      >
        <RenameLinkForm link={link} />
      </DialogButton>
      <DialogButton
        {...look}
        color="red"
        label={words('invite.revoke')}
        aria-label={words('invite.revokeOf', { name })}
        title={words('invite.revoke.title')}
      >
        <EndLinkForm link={link} />
      </DialogButton>
    </>
  );
}

function RenameLinkForm({ link }: { readonly link: SetupLink }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const form = useForm({ initialValues: { name: link.name } });
  const renaming = useChange(sendTo('PATCH', linkPath, { directory: directoryId, link: link.id }), {
    rereads: [setupLinksQuery(directoryId).queryKey],
    onDone: useClose(),
  });
  const name = form.values.name.trim();
  return (
    <Form
      submit={words('invite.rename')}
      act={renaming}
      isDisabled={name === ''}
      onSubmit={form.onSubmit(() => renaming.mutate({ name }))}
    >
      <NameField {...form.getInputProps('name')} />
    </Form>
  );
}

/** Asks whether the tokens that were created through the link are removed as well. */
function EndLinkForm({ link }: { readonly link: SetupLink }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const [isKept, setKept] = useState(false);
  const tokens = useQuery(tokensQuery(directoryId)).data ?? [];
  const made = tokens.filter(({ state, setupLinkId }) => state === 'active' && setupLinkId === link.id);
  const ending = useChange(endLink(directoryId, isKept), {
    rereads: [setupLinksQuery, tokensQuery].map((query) => query(directoryId).queryKey),
    onDone: useClose(),
  });
  return (
    <Form submit={words('invite.revoke.confirm')} act={ending} isDangerous onSubmit={() => ending.mutate(link.id)}>
      <p>{words('invite.revoke.text', { name: link.name })}</p>
      {made.length > 0 && (
        <Checkbox
          checked={!isKept}
          onChange={({ currentTarget: { checked } }) => setKept(!checked)}
          label={words('invite.revoke.tokens', { count: made.length })}
          description={words('invite.revoke.tokens.hint')}
        />
      )}
    </Form>
  );
}

/** The tokens that were created through the link end with it, or are kept. */
function endLink(directory: string, isKept: boolean) {
  return sendFor(
    'DELETE',
    linkPath,
    (link: string) => ({ directory, link }),
    () => ({ tokens: isKept ? 'keep' : 'end' }),
  );
}
