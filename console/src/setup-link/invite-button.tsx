// The button that invites an IT contact: asks for the recipient, and shows the link once. The link is valid for 72 hours.

import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { type ReactElement, useRef } from 'react';
import { sendTo } from '../api/client.ts';
import { setupLinksQuery } from '../api/setup-links.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { SecretDialog } from '../parts/secret.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { NameField } from './link-forms.tsx';

function useLinkCreation(onDone: () => void) {
  const directoryId = useDirectoryId();
  return useChange(sendTo('POST', '/directories/{directory}/setup-links', { directory: directoryId }), {
    rereads: [setupLinksQuery(directoryId).queryKey],
    onDone,
  });
}

export function InviteButton(): ReactElement {
  const words = useWords();
  const [isOpen, { open, close }] = useDisclosure();
  const button = useRef<HTMLButtonElement>(null);
  const creation = useLinkCreation(close);
  const { data } = creation;
  return (
    <>
      <Button variant="default" ref={button} onClick={open}>
        {words('invite.open')}
      </Button>
      <Dialog title={words('invite.title')} isOpen={isOpen} isWide onClose={close}>
        <InviteForm creation={creation} />
      </Dialog>
      <SecretDialog
        title={words('invite.title')}
        text={words('invite.shown', { name: data?.link.name ?? '' })}
        label={words('invite.link')}
        secret={data?.address}
        hint={words('invite.once')}
        close={words('invite.shown.close')}
        onClose={creation.reset}
        onClosed={() => button.current?.focus()}
      />
    </>
  );
}

function InviteForm({ creation }: { readonly creation: ReturnType<typeof useLinkCreation> }): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { name: '' } });
  const name = form.values.name.trim();
  return (
    <Form
      submit={words('invite.submit')}
      act={creation}
      isDisabled={name === ''}
      onSubmit={form.onSubmit(() => creation.mutate({ name }))}
    >
      <p>{words('invite.text')}</p>
      <NameField {...form.getInputProps('name')} />
    </Form>
  );
}
