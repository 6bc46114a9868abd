// Names of groups are unique together with externalId: the key of directory/groups.ts, for groups that are there already.

import type { Migration } from '../migrate.ts';

const inEither = `
UPDATE resource SET unique_key = unique_key || ' ID ' || external_id
WHERE type = 'Group' AND external_id IS NOT NULL;
`;

export const groupNames: Migration = { number: 14, name: 'group-names', sqlite: inEither, postgres: inEither };
