// What to do in Entra's admin centre in each step, for both of its looks, with the value to copy for a point that needs one.

import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Step } from '../connection/progress.ts';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Emphasis } from '../parts/text.tsx';
import classes from './setup-guide.module.css';
import type { Look } from './setup-guide-search.ts';

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

interface Instruction {
  readonly text: MessageId;
  /** A value to copy. */
  readonly value?: string;
}

/** What to do in Entra in a step. */
export function instructionsOf(step: Step, look: Look, directory: Directory): readonly Instruction[] {
  switch (step) {
    case 'create':
      return [
        { text: `guide.create.${look}.open` },
        { text: 'guide.create.own', value: `Becard ${directory.name}` },
        { text: `guide.create.${look}.provisioning` },
      ];
    case 'connect':
      return [
        { text: `guide.connect.${look}.open` },
        { text: 'guide.connect.url', value: directory.tenantUrl },
        { text: 'guide.connect.token' },
        { text: `guide.connect.${look}.test` },
      ];
    case 'mapping':
      return [
        { text: `guide.mapping.${look}.open` },
        { text: 'guide.mapping.userName', value: 'objectId' },
        { text: 'guide.mapping.externalId', value: 'userPrincipalName' },
        { text: 'guide.mapping.save' },
      ];
    case 'person':
      return [{ text: 'guide.person.assign' }, { text: 'guide.person.demand' }, { text: 'guide.person.watch' }];
    case 'start':
      return [
        { text: 'guide.start.assign' },
        { text: `guide.start.${look}.start` },
        { text: `guide.start.${look}.options` },
      ];
    default:
      return step satisfies never;
  }
}
