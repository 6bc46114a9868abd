// The clock of retention, and the small tables that are pruned in one step. Log entries and events are many: each engine prunes them its own way.

import type { DirectoryId, Retention, RetentionClock, RetentionStore } from '../../domain/store.ts';
import { logSpans } from './log-counts.ts';
import type { Database } from './sql.ts';

const find = 'SELECT seen_at AS "seenAt", waited_runs AS "waitedRuns" FROM retention_clock';
const save = `
  INSERT INTO retention_clock (id, seen_at, waited_runs) VALUES (1, ?, ?)
  ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, waited_runs = excluded.waited_runs`;
const pruneSetupLinks = 'DELETE FROM setup_link WHERE expires_at < ?';
const pruneCardLinks = 'DELETE FROM card_link WHERE expires_at < ?';
const pruneSessions = 'DELETE FROM session WHERE expires_at < ?';
const pruneDeliveries = 'DELETE FROM webhook_delivery WHERE at < ?';
const pruneInvitations = 'DELETE FROM invitation WHERE expires_at < ?';

const directories = 'SELECT id FROM directory WHERE removing = 0';
const pruneCounts = 'DELETE FROM log_count WHERE directory_id = ? AND span = ? AND at < ?';
const pruneNumbers = 'DELETE FROM card_number WHERE directory_id = ? AND day < ?';
const pruneHours = 'DELETE FROM user_hour WHERE directory_id = ? AND at < ?';

export function createRetentionStore(
  database: Database,
  pruneLarge: (limits: Retention) => Promise<void>,
): RetentionStore {
  const { read, inInstallation } = database;
  return {
    prune: async (limits) => {
      await pruneLarge(limits);
      await pruneActivity(database, limits);
      await inInstallation(async (sql) => {
        await sql.run(pruneSessions, limits.endedBefore);
        await sql.run(pruneInvitations, limits.endedBefore);
        await sql.run(pruneDeliveries, limits.deliveriesBefore);
        // An ended setup link still says so to its holder for a while.
        await sql.run(pruneSetupLinks, limits.linksBefore);
        await sql.run(pruneCardLinks, limits.linksBefore);
      });
    },
    clock: () => read.get<RetentionClock>(find),
    saveClock: ({ seenAt, waitedRuns }) =>
      inInstallation(async (sql) => void (await sql.run(save, seenAt, waitedRuns))),
  };
}

/** Counts go with the entries and the events that they count. */
async function pruneActivity({ read, inDirectory }: Database, { logBefore, historyBefore }: Retention): Promise<void> {
  for (const { id } of await read.all<{ readonly id: DirectoryId }>(directories)) {
    await inDirectory(id, async (sql) => {
      for (const span of logSpans) await sql.run(pruneCounts, id, span, logBefore);
      await sql.run(pruneHours, id, historyBefore);
      await sql.run(pruneNumbers, id, historyBefore);
    });
  }
}
