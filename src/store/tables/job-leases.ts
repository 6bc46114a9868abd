// Leases of jobs. Under the lock of the installation no two servers take the same one.

import type { LeaseStore } from '../../domain/store.ts';
import type { Database } from './sql.ts';

interface LeaseRow {
  readonly name: string;
  readonly holder: string;
  readonly until: number;
}

const all = 'SELECT name, holder, until FROM job_lease';
const take = `
  INSERT INTO job_lease (name, holder, until) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until`;
const release = 'DELETE FROM job_lease WHERE holder = ?';

export function createLeaseStore({ read, inInstallation }: Database): LeaseStore {
  return {
    hold: async (names, holder, now, until) => {
      const open = (leases: readonly LeaseRow[]): readonly string[] =>
        names.filter((name) => leases.every((lease) => lease.name !== name || mayTake(lease, holder, now, until)));
      // A server that finds every lease taken writes nothing.
      if (open(await read.all<LeaseRow>(all)).length === 0) return [];
      return inInstallation(async (sql) => {
        const held = open(await sql.all<LeaseRow>(all));
        for (const name of held) await sql.run(take, name, holder, until);
        return held;
      });
    },
    release: (holder) => inInstallation(async (sql) => void (await sql.run(release, holder))),
  };
}

/** One that lasts far longer than a new one would was taken by a server whose clock was ahead. */
function mayTake(lease: LeaseRow, holder: string, now: number, until: number): boolean {
  return lease.holder === holder || lease.until <= now || lease.until - now > 2 * (until - now);
}
