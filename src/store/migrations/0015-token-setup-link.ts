// The setup link by which a token was made, so that it can end with the link. Tokens from before know none.

import type { Migration } from '../migrate.ts';

const inSqlite = 'ALTER TABLE token ADD COLUMN setup_link_id TEXT;';
const inPostgres = 'ALTER TABLE token ADD COLUMN setup_link_id TEXT COLLATE "C";';

export const tokenSetupLink: Migration = {
  number: 15,
  name: 'token-setup-link',
  sqlite: inSqlite,
  postgres: inPostgres,
};
