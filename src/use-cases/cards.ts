// The verbs on cards. The audit log names users by their id and fields by their name: no value of a user is in it.

import {
  changeOwnValues,
  changeSettings,
  newCardsOf,
  type OwnValuesChange,
  readUserCard,
  type SettingsChange,
} from '../cards/index.ts';
import { actorName, type CardSettings, changesBetween } from '../domain/index.ts';
import { type DirectoryAddress, editing, managing, openEnabled, openScope } from './card-scope.ts';
import { useCase } from './use-case.ts';

/** Switches the cards of a directory on or off, and says how new ones begin. */
const changeCardSettings = useCase({
  ...managing,
  parse: (input: DirectoryAddress & SettingsChange) => input,
  act: async (tx, { directory: name, ...change }) => {
    const scope = await openScope(tx, name);
    return { ...(await changeSettings(scope, change)), directory: scope.directory };
  },
  audit: ({ before, after, directory: { id, name } }) => {
    const shown = (settings: CardSettings) => ({ enabled: settings.enabled, newCards: newCardsOf(settings) });
    const changes = changesBetween(shown(before), shown(after), ['enabled', 'newCards']);
    return changes.length === 0 ? [] : [{ action: 'cards.changed', directoryId: id, subject: name, changes }];
  },
});

export { changeCardSettings as changeSettings };

/** Enters values of a card, or takes them away. */
export const changeValues = useCase({
  ...editing,
  parse: (input: DirectoryAddress & { readonly user: string; readonly values: OwnValuesChange }) => input,
  act: async (tx, { directory: name, user, values }) => {
    const scope = await openEnabled(tx, name);
    const read = await readUserCard(scope, user, undefined);
    const { changed } = await changeOwnValues(scope, read, values, { editor: 'editor', name: actorName(tx.actor) });
    return { changed, target: read.card.resourceId, directoryId: scope.directory.id };
  },
  audit: ({ changed, target, directoryId }) => {
    const changes = [{ path: 'fields', after: changed.map(({ field }) => field).join(' ') }];
    return changed.length === 0 ? [] : [{ action: 'card.changed', directoryId, target, changes }];
  },
});
