// The instructions of each step for both versions of Entra's admin center.

import type { ConsoleDirectory } from '../../../src/http/console/contract.ts';
import type { Step } from '../connection/progress.ts';
import type { Instruction } from './instruction-list.tsx';
import type { Look } from './setup-guide-search.ts';

/** The instructions of a step in Entra. */
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
