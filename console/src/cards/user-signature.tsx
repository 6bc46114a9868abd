// The signature of e-mails on the page of a user.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { signatureFile, signatureQuery } from '../api/signatures.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { Signature } from './signature.tsx';
import { SignatureAddress } from './signature-address.tsx';

interface UserSignatureProps {
  readonly userId: string;
  readonly hasAddress: boolean;
}

export function UserSignature({ userId, hasAddress }: UserSignatureProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const canEdit = useHasRight('edit');
  return (
    <Panel title={words('card.signature')}>
      <Hint>{words('card.signature.text')}</Hint>
      <Answer query={useQuery(signatureQuery(directoryId, userId))} lines={4}>
        {(signature) => (
          <Signature signature={signature}>
            <DownloadLink path={signatureFile(directoryId, userId)}>{words('card.signature.download')}</DownloadLink>
          </Signature>
        )}
      </Answer>
      {canEdit && <SignatureAddress key={userId} userId={userId} hasAddress={hasAddress} />}
    </Panel>
  );
}
