// By what the holder of several sessions tells them apart, and an id that is no secret.

import type { Migration } from '../migrate.ts';

const columns = `
ALTER TABLE session ADD COLUMN id TEXT;
ALTER TABLE session ADD COLUMN device TEXT;
ALTER TABLE session ADD COLUMN network TEXT;
`;
/** No two sessions have the same id. */
const unique = 'CREATE UNIQUE INDEX session_id ON session (id);';

export const sessions: Migration = {
  number: 17,
  name: 'sessions',
  sqlite: `${columns}UPDATE session SET id = 'ses_' || lower(hex(randomblob(8))); ${unique}`,
  postgres: `${columns}UPDATE session SET id = 'ses_' || left(replace(gen_random_uuid()::text, '-', ''), 16); ${unique}`,
};
