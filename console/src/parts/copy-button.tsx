// Copies a text and confirms it on the button.

import { Button, type ButtonProps } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

type Outcome = 'none' | 'copied' | 'failed';

interface CopyButtonProps extends ButtonProps {
  readonly text: string;
  /** The copied text's name, for screen readers. */
  readonly what: string;
  /** What the button says instead of "Copy". */
  readonly label?: string;
  readonly 'data-autofocus'?: boolean;
}

const shownMs = 2_500;

/** A button that puts `text` on the clipboard. */
export function CopyButton({ text, what, label, ...look }: CopyButtonProps): ReactElement {
  const words = useWords();
  const [outcome, setOutcome] = useState<Outcome>('none');

  async function copy(): Promise<void> {
    setOutcome((await writeClipboard(text)) ? 'copied' : 'failed');
    setTimeout(() => setOutcome('none'), shownMs);
  }

  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name={outcome === 'copied' ? 'check' : 'copy'} />}
        aria-label={label ?? words('app.copyOf', { what })}
        onClick={copy}
        {...look}
      >
        {outcome === 'copied' ? words('app.copied') : (label ?? words('app.copy'))}
      </Button>
      <span className={outcome === 'failed' ? 'copy-failed' : 'unseen'} role="status">
        {outcome === 'failed' && words('app.copyFailed')}
        {outcome === 'copied' && words('app.copied')}
      </span>
    </>
  );
}

/** Without https or localhost a browser has no clipboard of the modern kind. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
