// The search over all directories.

import * as v from 'valibot';
import { foundEntry } from './log.ts';
import { named, type Shown } from './shared.ts';
import { foundGroup, foundUser } from './users.ts';

/** At most five of each. */
export const searchResults = named('SearchResults', {
  users: v.array(foundUser),
  groups: v.array(foundGroup),
  logEntries: v.array(foundEntry),
  directories: v.array(v.strictObject({ id: v.string(), name: v.string() })),
});
export type SearchResults = Shown<typeof searchResults>;
