// The address at which a mail program fetches the signature of a card: created, seen again, and revoked.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { cardsKey } from '../api/cards.ts';
import { createSignatureAddress, revokeSignatureAddress } from '../api/signatures.ts';
import { useChange } from '../parts/change.ts';
import { CopyField } from '../parts/copy-button.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { useCardWords } from './card-words.ts';

interface SignatureAddressProps {
  readonly userId: string;
  readonly hasAddress: boolean;
}

export function SignatureAddress({ userId, hasAddress }: SignatureAddressProps): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const creation = useChange(createSignatureAddress(directoryId, userId), { rereads: [cardsKey(directoryId)] });
  const address = hasAddress ? creation.data : undefined;
  return (
    <Stack gap="sm">
      <Hint>{say('signature.address.text')}</Hint>
      {address !== undefined && (
        <>
          <CopyField label={say('signature.address.html')} text={address.html} autoFocus />
          <CopyField label={say('signature.address.plain')} text={address.text} />
        </>
      )}
      <Group>
        {address === undefined && (
          <Button variant="default" loading={creation.isPending} onClick={() => creation.mutate()}>
            {say(hasAddress ? 'signature.address.show' : 'signature.address.create')}
          </Button>
        )}
        {hasAddress && (
          <DialogButton label={say('signature.address.revoke')} variant="subtle" color="red">
            <RevokeForm userId={userId} />
          </DialogButton>
        )}
      </Group>
      <ProblemNotice error={creation.error} />
    </Stack>
  );
}

function RevokeForm({ userId }: Pick<SignatureAddressProps, 'userId'>): ReactElement {
  const say = useCardWords();
  const directoryId = useDirectoryId();
  const revocation = useChange(revokeSignatureAddress(directoryId, userId), {
    rereads: [cardsKey(directoryId)],
    onDone: useClose(),
  });
  return (
    <Form submit={say('signature.address.revoke')} act={revocation} isDangerous onSubmit={() => revocation.mutate()}>
      <p>{say('signature.address.effect')}</p>
    </Form>
  );
}
