// The verbs on cards. The audit log names users by their id and fields by their name: no value of a user is in it.

import {
  type CardScope,
  changeTemplate as changeFields,
  changeOwnValues,
  changeSettings,
  type OwnValuesChange,
  readUserCard,
  requireEnabled,
  type TemplateChange,
} from '../cards/index.ts';
import {
  type AuditRecord,
  actorName,
  type CardSettings,
  changesBetween,
  type Directory,
  findDirectory,
} from '../domain/index.ts';
import type { UseCaseContext } from './context.ts';
import { useCase } from './use-case.ts';

interface DirectoryAddress {
  readonly directory: string;
}

const managing = { right: 'administer', scope: 'directories:write' } as const;
const editing = { right: 'edit', scope: 'users:write' } as const;

async function openScope(
  { store, platform }: UseCaseContext,
  name: string,
): Promise<CardScope & { readonly directory: Directory }> {
  return { store, platform, directory: await findDirectory(store, name) };
}

/** Switches the cards of a directory on or off, and says how new ones begin. */
const changeCardSettings = useCase({
  ...managing,
  parse: (input: DirectoryAddress & Partial<CardSettings>) => input,
  act: async (tx, { directory: name, ...change }) => {
    const scope = await openScope(tx, name);
    return { ...(await changeSettings(scope, change)), directory: scope.directory };
  },
  audit: ({ before, after, directory: { id, name } }) => {
    const changes = changesBetween(before, after, ['enabled', 'newCards']);
    return changes.length === 0 ? [] : [{ action: 'cards.changed', directoryId: id, subject: name, changes }];
  },
});

export { changeCardSettings as changeSettings };

/** Sets fields of the directory's template. */
export const changeTemplate = useCase({
  ...managing,
  parse: (input: DirectoryAddress & { readonly fields: TemplateChange }) => input,
  act: async (tx, { directory: name, fields }) => {
    const scope = await openScope(tx, name);
    await requireEnabled(tx.store, scope.directory.id);
    return { ...(await changeFields(scope, fields)), directory: scope.directory };
  },
  audit: ({ template, changed, directory: { id, name } }) => {
    const changes = changed.map(({ field, before, after }) => ({
      path: field,
      before: before.rule,
      after: after.rule,
    }));
    const record: AuditRecord = {
      action: 'card_template.changed',
      directoryId: id,
      target: template.id,
      subject: name,
      changes,
    };
    return changed.length === 0 ? [] : [record];
  },
});

/** Enters values of a card, or takes them away. */
export const changeValues = useCase({
  ...editing,
  parse: (input: DirectoryAddress & { readonly user: string; readonly values: OwnValuesChange }) => input,
  act: async (tx, { directory: name, user, values }) => {
    const scope = await openScope(tx, name);
    await requireEnabled(tx.store, scope.directory.id);
    const read = await readUserCard(scope, user, undefined);
    const { changed } = await changeOwnValues(scope, read, values, actorName(tx.actor));
    return { changed, target: read.card.resourceId, directoryId: scope.directory.id };
  },
  audit: ({ changed, target, directoryId }) => {
    const changes = [{ path: 'fields', after: changed.map(({ field }) => field).join(' ') }];
    return changed.length === 0 ? [] : [{ action: 'card.changed', directoryId, target, changes }];
  },
});
