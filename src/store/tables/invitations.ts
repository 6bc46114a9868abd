// Invitations of administrators. One without an administrator creates the first.

import type { AdministratorId, InvitationStore } from '../../domain/store.ts';
import type { Database } from './sql.ts';

interface InvitationRow {
  readonly administrator_id: AdministratorId | null;
  readonly expires_at: number;
}

const drop = 'DELETE FROM invitation WHERE administrator_id = ?';
const dropFirst = 'DELETE FROM invitation WHERE administrator_id IS NULL';
const insert = 'INSERT INTO invitation (hash, administrator_id, expires_at) VALUES (?, ?, ?)';
const find = 'SELECT administrator_id, expires_at FROM invitation WHERE hash = ?';
const take = 'DELETE FROM invitation WHERE hash = ?';

export function createInvitationStore({ read, inInstallation }: Database): InvitationStore {
  return {
    insert: ({ administratorId, expiresAt }, hash) =>
      inInstallation(async (sql) => {
        if (administratorId === undefined) await sql.run(dropFirst);
        else await sql.run(drop, administratorId);
        await sql.run(insert, hash, administratorId ?? null, expiresAt);
      }),
    find: async (hash) => {
      const row = await read.get<InvitationRow>(find, hash);
      return row && { administratorId: row.administrator_id ?? undefined, expiresAt: row.expires_at };
    },
    take: (hash) => inInstallation(async (sql) => (await sql.run(take, hash)) === 1),
  };
}
