// What a person does with the own card: who that is, the link has proved, and which card it is, the caller says.

import { changeOwnValues, type OwnValuesChange } from '../cards/index.ts';
import { actorName, Failure } from '../domain/index.ts';
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
