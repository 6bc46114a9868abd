// Deactivations and deletions among the events, found by an index that holds them alone.

import type { DeprovisioningStore, DirectoryId, EventType, ResourceId } from '../../domain/store.ts';
import type { Sql } from './sql.ts';

/** The condition of the partial index, in the same words. */
const isDeprovisioning = "type IN ('user.deactivated', 'user.deleted')";

const minutes = `
  SELECT at / 60000 * 60000 AS at, actor, type, count(*) AS people FROM event
  WHERE directory_id = ? AND event.at > ? AND ${isDeprovisioning}
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
interface MinuteRow {
  readonly at: number;
  readonly actor: string;
  readonly type: EventType;
  readonly people: number;
}

const list = `
  SELECT resource_id AS "resourceId", subject AS name, type, at, actor FROM event
  WHERE directory_id = ? AND at >= ? AND at <= ? AND ${isDeprovisioning}
  ORDER BY at, position`;
interface Row {
  readonly resourceId: ResourceId;
  readonly name: string;
  readonly type: EventType;
  readonly at: number;
  readonly actor: string;
}

export function createDeprovisioningStore(sql: Sql, directoryId: DirectoryId): DeprovisioningStore {
  return {
    minutes: async (after) => {
      const rows = await sql.all<MinuteRow>(minutes, directoryId, after);
      // Deactivations and deletions come in rows of their own.
      return rows.map(({ at, actor, type, people }) => {
        const isDeleted = type === 'user.deleted';
        return { at, actor, deactivated: isDeleted ? 0 : people, deleted: isDeleted ? people : 0 };
      });
    },
    list: async (from, until) => {
      const rows = await sql.all<Row>(list, directoryId, from, until);
      return rows.map(({ type, ...row }) => ({ ...row, isDeleted: type === 'user.deleted' }));
    },
  };
}
