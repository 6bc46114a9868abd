// The key under which a line of the audit log is, and the salt of its hash. Lines from before have neither.

import type { Migration } from '../migrate.ts';

const inEither = `
ALTER TABLE audit ADD COLUMN salt TEXT;
ALTER TABLE audit ADD COLUMN key_id TEXT;
`;

export const auditKey: Migration = { number: 13, name: 'audit-key', sqlite: inEither, postgres: inEither };
