// Saved views of the lists of users and of cards: listed, saved, removed.

import * as v from 'valibot';
import { type SavedView, viewedLists } from '../../../domain/index.ts';
import { formatDateTime } from '../../../scim/index.ts';
import { savedViews as verbs } from '../../../use-cases/index.ts';
import { text } from '../input.ts';
import { route } from '../route.ts';
import { savedView } from '../schemas/saved-views.ts';
import { described, listOf, type Shown } from '../schemas/shared.ts';
import { directoryStore } from './directory-store.ts';

const all = '/directories/{directory}/saved-views';
const list = v.optional(described(v.picklist(viewedLists), 'What the view is a view of'), 'users');

export const savedViewRoutes = {
  listSavedViews: route({
    method: 'GET',
    path: all,
    title: 'List saved views of the users or of the cards, the oldest first',
    need: { right: 'read', scope: 'users:read' },
    query: v.object({ list }),
    answer: listOf(savedView),
    handle: async ({ params, query, ctx }) => {
      const { savedViews } = await directoryStore(ctx, params.directory);
      return { items: (await savedViews.list()).filter((view) => view.list === query.list).map(present) };
    },
  }),
  saveView: route({
    method: 'POST',
    path: all,
    title: 'Save a view of the users or of the cards, in place of one with the same name',
    need: verbs.save,
    body: v.object({
      list,
      name: text(1_000),
      query: described(text(10_000), 'Filters, `sort`, `direction` and `columns` as in the address of the list'),
    }),
    status: 201,
    answer: savedView,
    audits: ['saved_view.saved'],
    example: { body: { name: 'Without a mobile number', query: 'missing=mobile' } },
    handle: async ({ params, body, ctx }) => present((await verbs.save(ctx, { ...params, ...body })).view),
  }),
  removeView: route({
    method: 'DELETE',
    path: `${all}/{view}`,
    title: 'Remove a saved view',
    need: verbs.remove,
    answer: 'nothing',
    audits: ['saved_view.removed'],
    handle: async ({ params, ctx }) => void (await verbs.remove(ctx, params)),
  }),
};

function present({ createdAt, ...view }: SavedView): Shown<typeof savedView> {
  return { ...view, createdAt: formatDateTime(createdAt) };
}
