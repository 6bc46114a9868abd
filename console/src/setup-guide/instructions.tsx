// What to do in Entra's admin centre in each step, for both of its looks, with the value to copy for a point that needs one.

import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Directory } from '../../../src/http/api/schemas/directories.ts';
import type { Step } from '../connection/progress.ts';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Emphasis } from '../parts/emphasis.tsx';
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
  const isNew = look === 'new';
  switch (step) {
    case 'create':
      return [
        { text: isNew ? 'guide.create.new.open' : 'guide.create.older.open' },
        { text: 'guide.create.own', value: `Becard ${directory.name}` },
        { text: isNew ? 'guide.create.new.provisioning' : 'guide.create.older.provisioning' },
      ];
    case 'connect':
      return [
        { text: isNew ? 'guide.connect.new.open' : 'guide.connect.older.open' },
        { text: 'guide.connect.url', value: directory.tenantUrl },
        { text: 'guide.connect.token' },
        { text: isNew ? 'guide.connect.new.test' : 'guide.connect.older.test' },
      ];
    case 'mapping':
      return [
        { text: isNew ? 'guide.mapping.new.open' : 'guide.mapping.older.open' },
        { text: 'guide.mapping.userName', value: 'objectId' },
        { text: 'guide.mapping.externalId', value: 'userPrincipalName' },
        { text: 'guide.mapping.save' },
      ];
    case 'person':
      return [{ text: 'guide.person.assign' }, { text: 'guide.person.demand' }, { text: 'guide.person.watch' }];
    case 'start':
      return [
        { text: 'guide.start.assign' },
        { text: isNew ? 'guide.start.new.start' : 'guide.start.older.start' },
        { text: isNew ? 'guide.start.new.options' : 'guide.start.older.options' },
      ];
    default:
      return step satisfies never;
  }
}
