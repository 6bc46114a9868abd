// A signature of e-mails as it will look, and the buttons that copy it.

import { Button, Group, VisuallyHidden } from '@mantine/core';
import { type ReactElement, type ReactNode, type SyntheticEvent, useState } from 'react';
import type { CardSignature } from '../../../src/http/api/schemas/signatures.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { Icon } from '../theme/icons.tsx';

interface SignatureProps {
  readonly signature: CardSignature;
  /** More buttons. */
  readonly children?: ReactNode;
}

export function Signature({ signature, children }: SignatureProps): ReactElement {
  const words = useWords();
  return (
    <>
      <SignatureFrame signature={signature} />
      <Group>
        <CopyRich signature={signature} />
        <CopyButton text={signature.text} what={words('card.signature')} label={words('card.signature.copyText')} />
        {children}
      </Group>
    </>
  );
}

const firstHeight = 160;

/** A document of its own, in which no script runs. */
function SignatureFrame({ signature: { html, language } }: SignatureProps): ReactElement {
  const words = useWords();
  const [height, setHeight] = useState(firstHeight);
  const fit = ({ currentTarget }: SyntheticEvent<HTMLIFrameElement>): void =>
    setHeight(currentTarget.contentDocument?.documentElement.scrollHeight ?? firstHeight);
  const head = '<meta name="color-scheme" content="light dark"><title>Signature</title><base target="_blank">';
  return (
    <iframe
      title={words('card.signature.frame')}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={`<!doctype html><html lang="${language}"><head>${head}</head><body style="margin:0;overflow-wrap:anywhere">${html}</body></html>`}
      onLoad={fit}
      style={{ border: 0, width: '100%', height }}
    />
  );
}

const shownMs = 2_500;

type Outcome = 'copied' | 'failed' | undefined;

/** Copies the look along with the text: a mail program takes the former. */
function CopyRich({ signature: { html, text } }: SignatureProps): ReactElement {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome>();
  async function copy(): Promise<void> {
    setOutcome(
      await writeRich(html, text).then(
        () => 'copied',
        () => 'failed',
      ),
    );
    setTimeout(() => setOutcome(undefined), shownMs);
  }
  return (
    <>
      <Button leftSection={<Icon name={outcome === 'copied' ? 'check' : 'copy'} />} onClick={() => void copy()}>
        {words(outcome === 'copied' ? 'app.copied' : 'card.signature.copy')}
      </Button>
      <VisuallyHidden role="status">{outcome === 'copied' && words('app.copied')}</VisuallyHidden>
      {outcome === 'failed' && (
        <Notice tone="bad" role="alert">
          {words('app.copyFailed')}
        </Notice>
      )}
    </>
  );
}

/** Rejects without https or localhost, where a browser has no clipboard. */
async function writeRich(html: string, text: string): Promise<void> {
  const parts = Object.entries({ 'text/html': html, 'text/plain': text });
  const blobs = Object.fromEntries(parts.map(([type, part]) => [type, new Blob([part], { type })]));
  await navigator.clipboard.write([new ClipboardItem(blobs)]);
}
