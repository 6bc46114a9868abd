// How PostgreSQL keeps the provisioning log. Entries are written under the directory's lock, so a later one is never seen before an earlier one.

import type { DirectoryId, LogAppend, LogEntry } from '../../domain/store.ts';
import type { LogEngine } from '../tables/log.ts';
import { countBySpan, type LogSpan, spanMs } from '../tables/log-counts.ts';
import { inRuns, rowColumns, rowSelection, writeRow } from '../tables/log-runs.ts';
import { lastUses, personalFields } from '../tables/rows-history.ts';
import { asColumns } from './columns.ts';
import type { Reader } from './reader.ts';
import type { Work, Writer } from './writer.ts';

const rewrite = `
  UPDATE log l SET ${personalFields.names.map((name) => `${name} = u.${name}`).join(', ')}
  FROM unnest(CAST($2 AS bigint[]), ${personalFields.names.map((_, at) => `CAST($${at + 3} AS text[])`).join(', ')})
    AS u (position, ${personalFields.columns})
  WHERE l.directory_id = $1 AND l.position = u.position`;

export const logEngine: LogEngine = {
  stretchLength: 100_000,
  failedStretchLength: 100_000,
  // The positions are found by the index alone, and the entries by their positions.
  page: (sql, { directoryId, begin, end, text, values, limit }) => {
    const page = `
      SELECT ${rowSelection} FROM log WHERE directory_id = ? AND position IN (
        SELECT position FROM log
        WHERE directory_id = ? AND position >= ? AND position < ?${text} ORDER BY position DESC LIMIT ?)
      ORDER BY position DESC`;
    return sql.composed(page, directoryId, directoryId, begin, end, ...values, limit);
  },
  rewrite: async (sql, directoryId, entries) => {
    const columns = asColumns(entries.map(({ position, entry }) => [position, ...personalFields.write(entry)]));
    await sql.run(rewrite, directoryId, ...columns);
  },
};

/** What a writer changes that writes entries: nothing that a change of a resource looks at, so they run beside each other. */
const theLog = 'log';
const isThere = 'SELECT 1 FROM directory WHERE id = ? AND removing = 0';
const counted = (span: LogSpan): string => `
  SELECT '${span}', at / ${spanMs[span]} * ${spanMs[span]}, action, outcome, sum(requests)
  FROM counts WHERE id IN (SELECT id FROM written) GROUP BY 1, 2, 3, 4`;
/** A row takes a position for each of its entries, and has that of the last. Nothing else of the directory takes one meanwhile. */
const append = `
  WITH written AS (
    INSERT INTO log (position, directory_id, ${rowColumns})
    SELECT (SELECT max(nextval('position')) FROM generate_series(1, entries)), $1, ${rowColumns} FROM unnest(
      CAST($2 AS integer[]), CAST($3 AS text[]), CAST($4 AS bigint[]), CAST($5 AS double precision[]), CAST($6 AS text[]),
      CAST($7 AS text[]), CAST($8 AS text[]), CAST($9 AS text[]), CAST($10 AS integer[]), CAST($11 AS text[]),
      CAST($12 AS text[]), CAST($13 AS text[]), CAST($14 AS text[]), CAST($15 AS text[]), CAST($16 AS text[]), CAST($17 AS text[]),
      CAST($18 AS text[]), CAST($19 AS text[]), CAST($20 AS text[]), CAST($21 AS text[])) AS u (entries, ${rowColumns})
    ON CONFLICT (directory_id, id) DO NOTHING
    RETURNING id
  ), counts AS (
    SELECT * FROM unnest(
      CAST($22 AS text[]), CAST($23 AS bigint[]), CAST($24 AS text[]), CAST($25 AS text[]), CAST($26 AS bigint[]))
      AS c (id, at, action, outcome, requests)
  ), counted AS (${counted('minute')} UNION ALL ${counted('hour')})
  INSERT INTO log_count AS c (directory_id, span, at, action, outcome, requests) SELECT $1, * FROM counted
  ON CONFLICT (directory_id, span, at, action, outcome) DO UPDATE SET requests = c.requests + excluded.requests`;
const noteUses = `
  UPDATE token t SET last_used_at = u.at
  FROM unnest(CAST($2 AS text[]), CAST($3 AS bigint[])) AS u (id, at)
  WHERE t.directory_id = $1 AND t.id = u.id AND (t.last_used_at IS NULL OR t.last_used_at < u.at)`;

/** Writes entries of many directories, their counts and the last use of the tokens that they name; an entry that is there already stays as it is. */
export async function appendLog(reader: Reader, writer: Writer, lines: readonly LogAppend[]): Promise<void> {
  const byDirectory = Map.groupBy(lines, (line) => line.directoryId);
  await Promise.all(
    Array.from(byDirectory, async ([id, appended]) => {
      const { changes } = await reader.installation.query(isThere, id);
      if (changes > 0) await writer.write(id, (work) => insertLines(work, id, appended), theLog);
    }),
  );
}

async function insertLines(
  { statements }: Work,
  directoryId: DirectoryId,
  appended: readonly LogAppend[],
): Promise<void> {
  const rows = Array.from(inRuns(appended.map(({ entry }) => entry)), toRow);
  const values = rows.map(({ entries, columns }) => [entries, ...columns]);
  const counts = rows.flatMap((row) => row.counts);
  await statements.query(append, directoryId, ...asColumns(values), ...asColumns(counts));
  const uses = lastUses(appended);
  if (uses.size > 0) await statements.query(noteUses, directoryId, [...uses.keys()], [...uses.values()]);
}

type Columns = ReturnType<typeof writeRow>;

interface LogRow {
  /** How many entries share it. */
  readonly entries: number;
  readonly columns: Columns;
  /** Its id with how many requests of each kind its entries are. */
  readonly counts: readonly Columns[];
}

function toRow(run: readonly LogEntry[]): LogRow {
  const columns = writeRow(run);
  const [id = null] = columns;
  const counts = countBySpan(run, 'minute').map((count) => [id, count.at, count.action, count.outcome, count.requests]);
  return { entries: run.length, columns, counts };
}
