// The signature of e-mails on the page of a user.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { signatureFile, signatureQuery } from '../api/signatures.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DownloadLink } from '../parts/download-link.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { Signature } from './signature.tsx';

export function UserSignature({ userId }: { readonly userId: string }): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
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
    </Panel>
  );
}
