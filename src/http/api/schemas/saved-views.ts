// Saved views of the list of users.

import * as v from 'valibot';
import { described, named, time } from './shared.ts';

export const savedView = named('SavedView', {
  id: v.string(),
  name: v.string(),
  query: described(v.string(), 'What the address of the list in the console has behind its question mark'),
  createdAt: time,
  createdBy: v.string(),
});
