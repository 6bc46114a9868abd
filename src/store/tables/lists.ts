// Lists of the console: the positions of all rows that match, sorted, in one statement that reads no body. In SQLite a scan of the index
// resource_people answers it. Sorting 100,000 users takes about 70 ms, so a list sorts once and then reads by position.

import type {
  DepartmentCount,
  DirectoryId,
  ListOrder,
  ListQuery,
  ListStore,
  MemberCount,
  ResourceId,
} from '../../domain/store.ts';
import { type ListedRow, personType, resourceColumns, toListed } from '../rows.ts';
import type { Dialect, Sql } from './sql.ts';
import { allOf, type Condition, termIf } from './terms.ts';

/** A further word would narrow nothing that a person looks for. */
const maxWords = 10;

export function createListStore(sql: Sql, directoryId: DirectoryId): ListStore {
  const { dialect } = sql;
  return {
    positions: async (query) => {
      const { search = '' } = query;
      const found = await readPositions(sql, query, directoryId, [search]);
      const words = search.split(/\s+/u, maxWords);
      return found.length > 0 || words.length === 1 ? found : readPositions(sql, query, directoryId, words);
    },
    read: async (positions) => {
      const rows = await sql.all<ListedRow>(atPositions(dialect), positions, directoryId);
      const found = new Map(rows.map((row) => [row.position, toListed(row)]));
      return positions.flatMap((position) => found.get(position) ?? []);
    },
    withIds: async (ids) => {
      const rows = await sql.all<ListedRow>(withIds(dialect), ids, directoryId, ids, directoryId);
      const ordered = rows.toSorted((left, right) => endOf(left) - endOf(right));
      return [...new Map(ordered.map((row) => [row.id, toListed(row)])).values()];
    },
    departments: (limit) => sql.all<DepartmentCount>(departments(dialect), directoryId, personType, limit),
    countMembers: async (groupIds) => {
      const rows = await sql.all<MemberCount & { readonly id: ResourceId }>(sizes(dialect), directoryId, groupIds);
      return new Map(rows.map(({ id, joined, pending }) => [id, { joined, pending }]));
    },
  };
}

async function readPositions(
  sql: Sql,
  query: ListQuery,
  directoryId: DirectoryId,
  searched: readonly string[],
): Promise<readonly number[]> {
  const { text, values } = toStatement(query, directoryId, searched, sql.dialect);
  const [row] = await sql.composed<{ positions: string }>(text, ...values);
  // The text is what `Dialect.positions` made.
  return JSON.parse(row?.positions ?? '[]');
}

const columns: Readonly<Record<ListOrder, string>> = {
  name: 'r.name_order',
  email: 'r.email_order',
  department: 'r.department_order',
  changed: 'coalesce(r.deleted_at, r.changed_at)',
  created: 'r.position',
};

/** Rows without a value come last, equal ones in the order of arrival. */
function toStatement(
  query: ListQuery,
  directoryId: DirectoryId,
  searched: readonly string[],
  dialect: Dialect,
): Condition {
  const { type, groupId, removed = false, active, flagged, department } = query;
  const column = columns[query.order];
  const order = `${column} IS NULL, ${column} ${query.descending ? 'DESC' : 'ASC'}, r.position`;
  const { text, values } = allOf(
    ['m.directory_id = ? AND m.group_id = ? AND m.type IS NOT NULL', directoryId, groupId],
    ['r.directory_id = ? AND r.type = ?', directoryId, type],
    [removed ? 'r.deleted_at IS NOT NULL' : 'r.deleted_at IS NULL'],
    ['r.active = ?', active === undefined ? undefined : Number(active)],
    ...termIf(flagged === true, 'r.warning IS NOT NULL'),
    ...termIf(flagged === false, 'r.warning IS NULL'),
    ['r.department_order = ?', department],
    ...searched.flatMap((text) => (text === '' ? [] : [[dialect.contains('r.search'), text] as const])),
  );
  const source = sourceOf(query, dialect);
  return { text: `SELECT ${dialect.positions(order)} AS positions FROM ${source} WHERE ${text}`, values };
}

/** Members are found from their group, all others in the index that holds every column that is compared. */
function sourceOf({ groupId, removed = false, order }: ListQuery, { joinInOrder, indexed }: Dialect): string {
  if (groupId !== undefined)
    return `member m ${joinInOrder} resource r ON r.directory_id = m.directory_id AND r.id = m.member_id`;
  return removed || order === 'changed' ? 'resource r' : indexed('resource r', 'resource_people');
}

const atPositions = ({ rows, joinInOrder }: Dialect): string => `
  SELECT ${resourceColumns}, r.deleted_at
  FROM ${rows('wanted', 'bigint')} ${joinInOrder} resource r ON r.position = wanted.value
  WHERE r.directory_id = ?`;

/** When a row was deleted; a living one comes last. */
function endOf({ deleted_at }: ListedRow): number {
  return deleted_at ?? Number.MAX_SAFE_INTEGER;
}

/** Living and deleted rows have an index each. */
const withIds = (dialect: Dialect): string =>
  `${ofKind('IS NOT NULL', dialect)} UNION ALL ${ofKind('IS NULL', dialect)}`;

const ofKind = (deleted: 'IS NULL' | 'IS NOT NULL', { rows, joinInOrder }: Dialect): string => `
  SELECT ${resourceColumns}, r.deleted_at
  FROM ${rows('wanted', 'text')} ${joinInOrder} resource r ON r.id = wanted.value
  WHERE r.directory_id = ? AND r.deleted_at ${deleted}`;

const departments = ({ indexed }: Dialect): string => `
  SELECT department_order AS department, count(*) AS people, min(position) AS position
  FROM ${indexed('resource', 'resource_people')}
  WHERE directory_id = ? AND type = ? AND deleted_at IS NULL AND department_order IS NOT NULL
  GROUP BY department_order ORDER BY people DESC, department LIMIT ?`;

const sizes = ({ isIn }: Dialect): string => `
  SELECT group_id AS id, count(type) AS joined, count(*) - count(type) AS pending FROM member
  WHERE directory_id = ? AND ${isIn('group_id')}
  GROUP BY group_id`;
