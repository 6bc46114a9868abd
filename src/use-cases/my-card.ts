// What a person does with the own card: who that is, the link has proved, and which card it is, the caller says.

import { changeOwnValues, changePhoto, maySetPhoto, type OwnValuesChange } from '../cards/index.ts';
import { actorName, type CardPhoto, Failure } from '../domain/index.ts';
import { openMyCard } from './open-my-card.ts';
import { useCase } from './use-case.ts';

/** The caller is looked at in the act: a person has no rights beyond the own card. */
const own = { right: 'public', scope: undefined } as const;

/** Enters values of the own card, or takes them away, as far as the template lets the person. */
export const changeValues = useCase({
  ...own,
  parse: (input: { readonly values: OwnValuesChange }) => input,
  act: async (tx, { values }) => {
    const { read, ...scope } = await openMyCard(tx);
    const by = { editor: 'person', name: actorName(tx.actor) } as const;
    const { changed } = await changeOwnValues(scope, read, values, by);
    return { changed, target: read.card.resourceId, directoryId: scope.directory.id };
  },
  audit: ({ changed, target, directoryId }) => {
    const changes = [{ path: 'fields', after: changed.map(({ field }) => field).join(' ') }];
    return changed.length === 0 ? [] : [{ action: 'card.changed', directoryId, target, changes }];
  },
});

/** Gives the own card a photo, or takes it away, where the template lets the person. */
export const setPhoto = useCase({
  ...own,
  parse: (input: { readonly photo: CardPhoto | undefined }) => input,
  act: async (tx, { photo }) => {
    const { read, ...scope } = await openMyCard(tx);
    if (!maySetPhoto(read)) throw new Failure('BC-906', { reason: 'cardEditor', field: 'photo' });
    const changed = await changePhoto(scope, read.card.resourceId, photo, actorName(tx.actor));
    return { ...changed, directoryId: scope.directory.id };
  },
  audit: ({ target, isChanged, directoryId }, _, { photo }) => {
    const changes = [{ path: 'photo', after: photo === undefined ? 'removed' : 'set' }];
    return isChanged ? [{ action: 'card.changed', directoryId, target, changes }] : [];
  },
});

/** Asks visitors of the own card for a PIN, or no longer. */
export const setPin = useCase({
  ...own,
  parse: (input: { readonly pinHash: string | undefined }) => input,
  act: async (tx, { pinHash }) => {
    const { read, store, platform, directory } = await openMyCard(tx);
    const { resourceId: target, pinHash: before } = read.card;
    const isChanged = pinHash !== undefined || before !== undefined;
    if (isChanged) await store.directory(directory.id).cards.savePin(target, pinHash, platform.clock());
    return { target, isChanged, directoryId: directory.id };
  },
  audit: ({ target, isChanged, directoryId }, _, { pinHash }) => {
    const changes = [{ path: 'pin', after: pinHash === undefined ? 'removed' : 'set' }];
    return isChanged ? [{ action: 'card.changed', directoryId, target, changes }] : [];
  },
});

/** Pauses the own card, or shows it again. A draft is an editor's to publish. */
export const setState = useCase({
  ...own,
  parse: (input: { readonly state: 'published' | 'paused' }) => input,
  act: async (tx, { state }) => {
    const { read, store, platform, directory } = await openMyCard(tx);
    const { resourceId: target, state: before } = read.card;
    if (before === 'draft') throw new Failure('BC-905', { reason: 'cardDraft' });
    const changed = await store.directory(directory.id).cards.setState([target], state, platform.clock());
    return { isChanged: changed.length > 0, target, directoryId: directory.id };
  },
  audit: ({ isChanged, target, directoryId }, _, { state }) =>
    isChanged ? [{ action: `card.${state}`, directoryId, target }] : [],
});
