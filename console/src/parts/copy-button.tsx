// Copies a text and says so on the button itself.

import { Button, type ButtonProps, Group, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Icon } from '../theme/icons.tsx';

interface CopyButtonProps extends ButtonProps {
  readonly text: string;
  /** What is copied, for those who hear the button instead of seeing its place. */
  readonly what: string;
  /** What the button says instead of "Copy". */
  readonly label?: string;
  /** For a secret that takes the place of the form that made it. */
  readonly autoFocus?: boolean;
}

const shownMs = 2_500;

/** Without https or localhost a browser has no clipboard; the button then says that copying failed. */
export function CopyButton({ text, what, label, ...look }: CopyButtonProps): ReactElement {
  const words = useWords();
  const { copied: isCopied, error, copy } = useClipboard({ timeout: shownMs });
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name={isCopied ? 'check' : 'copy'} />}
        aria-label={label ?? words('app.copyOf', { what })}
        onClick={() => copy(text)}
        {...look}
      >
        {isCopied ? words('app.copied') : (label ?? words('app.copy'))}
      </Button>
      <VisuallyHidden role="status">{isCopied && words('app.copied')}</VisuallyHidden>
      {error !== null && (
        <Text role="alert" c="red" size="sm">
          {words('app.copyFailed')}
        </Text>
      )}
    </>
  );
}

interface CopyFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly text: string;
  /** For an address that takes the place of the button that made it. */
  readonly autoFocus?: boolean;
}

/** A read-only field with its copy button. */
export function CopyField({ text, ...field }: CopyFieldProps): ReactElement {
  return (
    <Group align="end" gap="sm">
      <TextInput
        flex="1 1 320px"
        value={text}
        readOnly
        data-mono
        onFocus={(event) => event.currentTarget.select()}
        {...field}
      />
      <CopyButton text={text} what={field.label} />
    </Group>
  );
}
