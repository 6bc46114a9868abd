// The search over all directories.

import * as v from 'valibot';
import { foundEntry } from './log.ts';
import { described, named, type Shown } from './shared.ts';
import { foundGroup, foundUser } from './users.ts';

export const searchResults = described(
  named('SearchResults', {
    users: v.array(foundUser),
    groups: v.array(foundGroup),
    logEntries: v.array(foundEntry),
    directories: v.array(v.strictObject({ id: v.string(), name: v.string() })),
  }),
  'At most five of each',
);
export type SearchResults = Shown<typeof searchResults>;
