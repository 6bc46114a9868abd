// What to do in Entra, point by point, with the value to copy for a point that needs one.

import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Emphasis } from '../parts/emphasis.tsx';
import type { Instruction } from './instructions.ts';
import classes from './setup-guide.module.css';

export function InstructionList({ instructions }: { readonly instructions: readonly Instruction[] }): ReactElement {
  const words = useWords();
  return (
    <ol className={classes['instructions']}>
      {instructions.map(({ text, value }) => (
        <li key={text}>
          <Emphasis text={words(text)} />
          {value !== undefined && (
            <Group gap="xs" mt={6}>
              <code>{value}</code>
              <CopyButton text={value} what={value} size="compact-sm" />
            </Group>
          )}
        </li>
      ))}
    </ol>
  );
}
