// Lists of the console: the positions of all rows that match, sorted, in one statement that reads no body. In SQLite a scan of the index
// resource_people answers it. Sorting 100,000 users takes about 70 ms, so a list sorts once and then reads by position.

import type {
  CardQuery,
  DepartmentCount,
  DirectoryId,
  ListOrder,
  ListQuery,
  ListStore,
  MemberCount,
  ResourceId,
  UserCounts,
} from '../../domain/store.ts';
import { type ListedRow, personType, resourceColumns, toListed } from '../rows.ts';
import type { Dialect, Sql } from './sql.ts';
import { allOf, type Condition, type Term, termIf } from './terms.ts';

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
    idsAt: async (positions) =>
      (await sql.all<{ readonly id: ResourceId }>(idsAt(dialect), positions, directoryId)).map(({ id }) => id),
    withIds: async (ids) => {
      const rows = await sql.all<ListedRow>(withIds(dialect), ids, directoryId, ids, directoryId);
      const ordered = rows.toSorted((left, right) => endOf(left) - endOf(right));
      return [...new Map(ordered.map((row) => [row.id, toListed(row)])).values()];
    },
    departments: (limit) => sql.all<DepartmentCount>(departments(dialect), directoryId, personType, limit),
    countUsers: async () => {
      const of = [directoryId, personType];
      return (await sql.get<UserCounts>(countUsers(dialect), ...of, ...of)) ?? { removed: 0, flagged: 0 };
    },
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

const changed = 'coalesce(r.deleted_at, r.changed_at)';
const columns: Readonly<Record<ListOrder, string>> = {
  name: 'r.name_order',
  email: 'r.email_order',
  department: 'r.department_order',
  changed,
  created: 'r.position',
};

/** Rows without a value come last, equal ones in the order of arrival. */
function toStatement(
  query: ListQuery,
  directoryId: DirectoryId,
  searched: readonly string[],
  dialect: Dialect,
): Condition {
  const { type, groupId, ids, removed = false, active, flagged, department, missing, changedSince, card } = query;
  const column = columns[query.order];
  const order = `${column} IS NULL, ${column} ${query.descending ? 'DESC' : 'ASC'}, r.position`;
  const { text, values } = allOf(
    ['m.directory_id = ? AND m.group_id = ? AND m.type IS NOT NULL AND r.id = m.member_id', directoryId, groupId],
    ...termIf(ids !== undefined, 'r.id = wanted.value'),
    ...termIf(ids !== undefined && groupId !== undefined, 'm.member_id = wanted.value'),
    ['r.directory_id = ? AND r.type = ?', directoryId, type],
    [removed ? 'r.deleted_at IS NOT NULL' : 'r.deleted_at IS NULL'],
    ['r.active = ?', active === undefined ? undefined : Number(active)],
    ...ofCard(card, directoryId),
    ...termIf(flagged === true, 'r.warning IS NOT NULL'),
    ...termIf(flagged === false, 'r.warning IS NULL'),
    ['r.department_order = ?', department],
    ['(r.missing & ?) = ?', missing, missing],
    [`${changed} >= ?`, changedSince],
    ...searched.flatMap((text) => (text === '' ? [] : [[dialect.contains('r.search'), text] as const])),
  );
  const source = sourceOf(query, dialect);
  const wanted = ids === undefined ? [] : [ids];
  return {
    text: `SELECT ${dialect.positions(order)} AS positions FROM ${source} WHERE ${text}`,
    values: [...wanted, ...values],
  };
}

/** Positions come from indexes alone, in SQLite as well. */
function ofCard(card: CardQuery | undefined, directoryId: DirectoryId): readonly Term[] {
  if (card === undefined || Object.values(card).every((asked) => asked === undefined)) return [];
  const { text, values } = allOf(
    ['c.directory_id = ?', directoryId],
    ['c.state = ?', card.state],
    ...termIf(card.hasOwnValues === true, "c.own_values <> '{}'"),
    ...termIf(card.hasOwnValues === false, "c.own_values = '{}'"),
  );
  const positions = `
    SELECT o.position FROM card c JOIN resource o ON o.directory_id = c.directory_id AND o.id = c.resource_id
    WHERE ${text} AND o.deleted_at IS NULL`;
  return [[`r.position IN (${positions})`, ...values]];
}

/** Members are found from their group, known ids by themselves, all others in the index that holds every column that is compared. */
function sourceOf({ groupId, ids, removed = false }: ListQuery, { indexed, rows }: Dialect): string {
  const wanted = ids === undefined ? [] : [rows('wanted', 'text')];
  const ofGroup = groupId === undefined ? [] : ['member m'];
  const first = [...wanted, ...ofGroup];
  if (first.length === 0) return removed ? 'resource r' : indexed('resource r', 'resource_people');
  return [...first, 'resource r'].join(' CROSS JOIN ');
}

const atPositions = ({ rows, joinInOrder }: Dialect): string => `
  SELECT ${resourceColumns}, r.deleted_at
  FROM ${rows('wanted', 'bigint')} ${joinInOrder} resource r ON r.position = wanted.value
  WHERE r.directory_id = ?`;

const idsAt = ({ rows, joinInOrder }: Dialect): string => `
  SELECT r.id FROM ${rows('wanted', 'bigint')} ${joinInOrder} resource r ON r.position = wanted.value
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

/** `deleted_at > 0` is a range of the index that holds deleted rows by their time. */
const countUsers = ({ indexed }: Dialect): string => `
  SELECT
    (SELECT count(*) FROM ${indexed('resource', 'resource_position')}
      WHERE directory_id = ? AND type = ? AND deleted_at > 0) AS removed,
    (SELECT count(*) FROM ${indexed('resource', 'resource_warning')}
      WHERE directory_id = ? AND type = ? AND deleted_at IS NULL AND warning IS NOT NULL) AS flagged`;

const sizes = ({ isIn }: Dialect): string => `
  SELECT group_id AS id, count(type) AS joined, count(*) - count(type) AS pending FROM member
  WHERE directory_id = ? AND ${isIn('group_id')}
  GROUP BY group_id`;
