// Setup links whose holders ask for more time.

import type { Migration } from '../migrate.ts';

const inSqlite = 'ALTER TABLE setup_link ADD COLUMN requested_at INTEGER;';
const inPostgres = 'ALTER TABLE setup_link ADD COLUMN requested_at BIGINT;';

export const renewals: Migration = { number: 8, name: 'renewals', sqlite: inSqlite, postgres: inPostgres };
