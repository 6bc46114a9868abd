// The verbs on saved views of the list of users: save, remove.

import {
  actorName,
  checkSavedView,
  removeView,
  type SavedView,
  type SavedViewRequest,
  saveView,
} from '../domain/index.ts';
import { directoryScope } from './context.ts';
import { useCase } from './use-case.ts';

const writing = { right: 'edit', scope: 'users:write' } as const;

/** Saves a view in place of one with the same name. */
export const save = useCase({
  ...writing,
  parse: ({ directory, ...view }: { readonly directory: string } & SavedViewRequest) => ({
    directory,
    view: checkSavedView(view),
  }),
  act: async (tx, { directory, view }) => {
    const scope = await directoryScope(tx, directory);
    return { view: await saveView(scope, view, actorName(tx.actor)), directoryId: scope.directoryId };
  },
  audit: ({ view, directoryId }) => [
    { ...nameOf(view), action: 'saved_view.saved', directoryId, changes: [{ path: 'query', after: view.query }] },
  ],
});

export const remove = useCase({
  ...writing,
  parse: (input: { readonly directory: string; readonly view: string }) => input,
  act: async (tx, { directory, view }) => {
    const scope = await directoryScope(tx, directory);
    return { view: await removeView(scope, view), directoryId: scope.directoryId };
  },
  audit: ({ view, directoryId }) => [{ ...nameOf(view), action: 'saved_view.removed', directoryId, changes: [] }],
});

function nameOf({ id, name }: SavedView) {
  return { target: id, subject: name };
}
