// How often cards are seen, saved and added to wallets, day by day.

import type { CardNumber, CardNumberStore, CountedCard, DirectoryId } from '../../domain/store.ts';
import { type Database, type Dialect, requireDirectory } from './sql.ts';

export function createCardNumberStore(database: Database, directoryId: DirectoryId): CardNumberStore {
  const sql = database.readOf(directoryId);
  return {
    onlySums: async () => (await sql.get<{ readonly only: number }>(findOnlySums, directoryId))?.only === 1,
    saveOnlySums: async (onlySums) => {
      const written = await database.inDirectory(directoryId, async (writing) => {
        await writing.run(saveOnlySums, Number(onlySums), directoryId);
        if (!onlySums) return true;
        await writing.run(addUp, directoryId);
        await writing.run(dropSingle, directoryId);
        return true;
      });
      requireDirectory(written);
    },
    // What was counted of a directory that has gone is dropped.
    add: async (counted) => {
      const rows = counted.map((each) => JSON.stringify(valuesOf(each)));
      await database.inDirectory(directoryId, (writing) =>
        writing.run(add(writing.dialect), directoryId, rows, directoryId),
      );
    },
    since: (resourceId, from) =>
      resourceId === undefined
        ? sql.all<CardNumber>(ofAll, directoryId, from)
        : sql.all<CardNumber>(ofOne, directoryId, resourceId, from),
    countPublished: async (most) =>
      (await sql.get<{ readonly cards: number }>(countPublished, directoryId, most))?.cards ?? 0,
  };
}

function valuesOf({ resourceId, day, way, views, saves, passes }: CountedCard): readonly (string | number)[] {
  return [resourceId, day, way, views, saves, passes];
}

const columns = 'directory_id, resource_id, day, way, views, saves, passes';
const onConflict = `
  ON CONFLICT (directory_id, resource_id, day, way) DO UPDATE SET views = card_number.views + excluded.views,
    saves = card_number.saves + excluded.saves, passes = card_number.passes + excluded.passes`;
const sums =
  'CAST(sum(views) AS BIGINT) AS views, CAST(sum(saves) AS BIGINT) AS saves, CAST(sum(passes) AS BIGINT) AS passes';

const findOnlySums = 'SELECT only_sums AS only FROM card_setting WHERE directory_id = ?';
const saveOnlySums = 'UPDATE card_setting SET only_sums = ? WHERE directory_id = ?';
const addUp = `
  INSERT INTO card_number (${columns})
  SELECT directory_id, '', day, way, ${sums} FROM card_number
  WHERE directory_id = ? AND resource_id <> '' GROUP BY directory_id, day, way ${onConflict}`;
const dropSingle = "DELETE FROM card_number WHERE directory_id = ? AND resource_id <> ''";

/** Each value is a list. Those of one row come together, whichever cards they are of. */
const add = ({ rows, part }: Dialect): string => {
  const number = (at: number): string => `CAST(${part('counted.value', at)} AS BIGINT)`;
  return `
  INSERT INTO card_number (${columns})
  SELECT CAST(? AS TEXT), id, day, way, ${sums} FROM (
    SELECT CASE WHEN s.only_sums = 1 THEN '' ELSE ${part('counted.value', 0)} END AS id, ${number(1)} AS day,
      ${part('counted.value', 2)} AS way, ${number(3)} AS views, ${number(4)} AS saves, ${number(5)} AS passes
    FROM card_setting s, ${rows('counted', 'text')} WHERE s.directory_id = ?
  ) AS c WHERE true GROUP BY id, day, way ${onConflict}`;
};

const ofOne = `
  SELECT day, way, views, saves, passes FROM card_number
  WHERE directory_id = ? AND resource_id = ? AND day >= ? ORDER BY day, way`;
const ofAll = `
  SELECT day, way, ${sums} FROM card_number WHERE directory_id = ? AND day >= ? GROUP BY day, way ORDER BY day, way`;
const countPublished = `
  SELECT count(*) AS cards FROM (SELECT 1 FROM card WHERE directory_id = ? AND state = 'published' LIMIT ?) AS first`;
