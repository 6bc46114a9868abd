// Photos of cards, and what became of many of them.

import * as v from 'valibot';
import { count, described, named, problem, type Shown } from './shared.ts';

const photoOutcomes = ['set', 'unknown', 'ambiguous', 'noCard', 'refused'] as const;

const sentPhoto = named('SentPhoto', {
  file: described(v.string(), 'The name of the file in the ZIP file'),
  outcome: described(
    v.picklist(photoOutcomes),
    'unknown: no user has the name of the file as id, userName, externalId or email. ambiguous: several have. noCard: the user has no card. refused: detail says why',
  ),
  user: v.exactOptional(described(v.string(), 'The id of the user')),
  code: v.exactOptional(v.string()),
  detail: v.exactOptional(v.string()),
  fields: problem.entries.fields,
});
export type SentPhoto = Shown<typeof sentPhoto>;

export const sentPhotos = named('SentPhotos', {
  set: described(count, 'How many photos were set'),
  photos: v.array(sentPhoto),
});
