// The instructions for Entra's admin centre in each step, for both of its looks.

import type { ConsoleDirectory } from '../../../src/http/api/contract.ts';
import type { Step } from '../connection/progress.ts';
import type { MessageId } from '../locales/words.ts';
import type { Look } from './setup-guide-search.ts';

export interface Instruction {
  readonly text: MessageId;
  /** A value to copy. */
  readonly value?: string;
}

/** What to do in Entra in a step. */
export function instructionsOf(step: Step, look: Look, directory: ConsoleDirectory): readonly Instruction[] {
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
