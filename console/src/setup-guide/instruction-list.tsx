// The instructions of a step in Entra, with the values to copy.

import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Emphasis } from '../parts/emphasis.tsx';

export interface Instruction {
  readonly text: MessageId;
  /** A value to copy for this point. */
  readonly value?: string;
}

export function InstructionList({ instructions }: { readonly instructions: readonly Instruction[] }): ReactElement {
  const words = useWords();
  return (
    <ol className="instructions">
      {instructions.map(({ text, value }) => (
        <li key={text}>
          <p>
            <Emphasis text={words(text)} />
          </p>
          {value !== undefined && (
            <span className="instruction-value">
              <code>{value}</code>
              <CopyButton text={value} what={value} size="compact-sm" />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
