// Saved views of the lists of users and of cards.

import * as v from 'valibot';
import { viewedLists } from '../../../domain/index.ts';
import { described, named, time } from './shared.ts';

export const savedView = named('SavedView', {
  id: v.string(),
  list: v.picklist(viewedLists),
  name: v.string(),
  query: described(v.string(), 'What the address of the list in the console has behind its question mark'),
  createdAt: time,
  createdBy: v.string(),
});
