// Views are saved and removed; one that is saved under a name of another of its list takes its place.

import { Failure } from '../errors/failure.ts';
import { newId } from '../ids/identifier.ts';
import type { Platform } from '../platform.ts';
import type { SavedView, ViewedList } from './saved-view.ts';
import type { SavedViewHolder } from './store.ts';

const maxViews = 50;
const maxNameLength = 100;
const maxQueryLength = 2_000;

/** The saved views of one directory. */
export interface SavedViewScope {
  readonly store: SavedViewHolder;
  readonly platform: Platform;
}

export interface SavedViewRequest {
  readonly list: ViewedList;
  readonly name: string;
  readonly query: string;
}

/** The request with a name without blanks at its ends. Throws Failure BC-906. */
export function checkSavedView({ list, name: typed, query }: SavedViewRequest): SavedViewRequest {
  const name = typed.trim();
  const isName = name.length >= 1 && name.length <= maxNameLength && !/\p{Cc}/u.test(name);
  if (!isName) throw new Failure('BC-906', { reason: 'savedViewName', maxLength: maxNameLength });
  if (query.length > maxQueryLength)
    throw new Failure('BC-906', { reason: 'textLength', what: 'query', maxLength: maxQueryLength });
  return { list, name, query };
}

/** Saves a view in place of one of the same list with the same name. */
export async function saveView(
  { store: { savedViews }, platform }: SavedViewScope,
  { list, name, query }: SavedViewRequest,
  createdBy: string,
): Promise<SavedView> {
  const views = (await savedViews.list()).filter((view) => view.list === list);
  const former = views.filter((view) => view.name === name);
  if (views.length - former.length >= maxViews) throw new Failure('BC-905', { reason: 'savedViews', most: maxViews });
  for (const { id } of former) await savedViews.delete(id);
  const view: SavedView = { id: newId(platform, 'vw'), list, name, query, createdAt: platform.clock(), createdBy };
  await savedViews.insert(view);
  return view;
}

/** Removes a view and gives it back. */
export async function removeView({ store: { savedViews } }: SavedViewScope, id: string): Promise<SavedView> {
  const view = (await savedViews.list()).find((each) => each.id === id);
  if (view === undefined) throw new Failure('BC-904', { reason: 'savedView' });
  await savedViews.delete(view.id);
  return view;
}
