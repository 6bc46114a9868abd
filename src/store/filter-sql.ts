// A condition as SQL over the alias `r` of the resource table. Values become parameters, never text, and the text is made of constants
// alone. Every term is true or false and never NULL, so that `not` means the same as everywhere else.

import type { Condition, DirectoryId, ResourceTypeName } from '../domain/store.ts';
import { prefixEnd } from './code-point.ts';

/** SQL text with its parameters in order. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly (string | number)[];
}

/** The resources that the condition is applied to: side tables are searched within the same bounds. */
export interface Scope {
  readonly directoryId: DirectoryId;
  readonly type: ResourceTypeName;
}

type Kind<Name extends Condition['kind']> = Extract<Condition, { readonly kind: Name }>;

const maxDepth = 100;
const always: Sql = { text: 'TRUE', parameters: [] };
const never: Sql = { text: 'FALSE', parameters: [] };

const columns = {
  id: 'r.id',
  unique: 'r.unique_key',
  externalId: 'r.external_id',
  display: 'r.display_key',
  manager: 'r.manager_id',
  warning: 'r.warning',
} as const;
const times = { createdAt: 'r.created_at', changedAt: 'r.changed_at' } as const;
const operators = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;

/** Throws a RangeError when `and`, `or` and `not` alternate deeper than any filter that the parser lets through. */
export function toSql(condition: Condition, scope: Scope, depth = 0): Sql {
  if (depth > maxDepth) throw new RangeError('This condition is nested too deeply');
  switch (condition.kind) {
    case 'all':
      return always;
    case 'none':
      return never;
    case 'and':
    case 'or':
      return joinOperands(condition, scope, depth);
    case 'not':
      return negate(toSql(condition.condition, scope, depth + 1));
    case 'present':
      return toPresent(condition.key, scope.directoryId);
    case 'equals':
      return toEquals(condition, scope);
    case 'starts':
      return toStarts(condition, scope);
    case 'active':
      return sql('r.active = ?', Number(condition.value));
    case 'claim':
      return sql(
        'r.id IN (SELECT c.resource_id FROM resource_claim c WHERE c.directory_id = ? AND c.scope = ? AND c.value = ?)',
        ...[scope.directoryId, condition.claim.scope, condition.claim.value],
      );
    case 'time':
      return toTime(condition);
    default:
      return condition satisfies never;
  }
}

function sql(text: string, ...parameters: readonly (string | number)[]): Sql {
  return { text, parameters };
}

function joinOperands(condition: Kind<'and' | 'or'>, scope: Scope, depth: number): Sql {
  const [neutral, deciding] = condition.kind === 'and' ? [always, never] : [never, always];
  const terms: Sql[] = [];
  for (const operand of flatten(condition)) {
    const term = toSql(operand, scope, depth + 1);
    if (term === deciding) return deciding;
    if (term !== neutral) terms.push(term);
  }
  return balance(terms, condition.kind === 'and' ? 'AND' : 'OR') ?? neutral;
}

/** The operands of a chain of the same kind, from left to right, however it leans. */
function flatten(condition: Kind<'and' | 'or'>): readonly Condition[] {
  const operands: Condition[] = [];
  const open: Condition[] = [condition];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === condition.kind && 'left' in next) open.push(next.right, next.left);
    else operands.push(next);
  }
  return operands;
}

/** A chain as a balanced tree: a long one stays far from SQLite's limit of 1,000 levels. */
function balance(terms: readonly Sql[], operator: 'AND' | 'OR'): Sql | undefined {
  if (terms.length < 2) return terms[0];
  const middle = Math.ceil(terms.length / 2);
  const left = balance(terms.slice(0, middle), operator) ?? always;
  const right = balance(terms.slice(middle), operator) ?? always;
  return sql(`(${left.text} ${operator} ${right.text})`, ...left.parameters, ...right.parameters);
}

function negate(term: Sql): Sql {
  if (term === always) return never;
  if (term === never) return always;
  return sql(`NOT (${term.text})`, ...term.parameters);
}

function toPresent(key: Kind<'present'>['key'], directoryId: DirectoryId): Sql {
  switch (key) {
    case 'email':
      return sql("r.emails <> '[]'");
    case 'member':
      return sql(
        'EXISTS (SELECT 1 FROM member m WHERE m.directory_id = ? AND m.group_id = r.id AND m.type IS NOT NULL)',
        directoryId,
      );
    case 'membership':
      return sql(
        `EXISTS (SELECT 1 FROM member m WHERE m.directory_id = ? AND m.member_id = r.id AND m.type IS NOT NULL AND ${isLivingGroup})`,
        directoryId,
      );
    case 'externalId':
    case 'display':
    case 'manager':
      return sql(`${columns[key]} IS NOT NULL`);
    default:
      return key satisfies never;
  }
}

const isLivingGroup =
  'EXISTS (SELECT 1 FROM resource g WHERE g.directory_id = m.directory_id AND g.id = m.group_id AND g.deleted_at IS NULL)';

function toEquals({ key, value }: Kind<'equals'>, { directoryId, type }: Scope): Sql {
  switch (key) {
    case 'email':
      return sql(
        'r.position IN (SELECT e.position FROM resource_email e WHERE e.directory_id = ? AND e.type = ? AND e.email = ?)',
        ...[directoryId, type, value],
      );
    case 'member':
      return sql(
        'r.id IN (SELECT m.group_id FROM member m WHERE m.directory_id = ? AND m.member_id = ? AND m.type IS NOT NULL)',
        ...[directoryId, value],
      );
    case 'membership':
      return sql(
        `r.id IN (SELECT m.member_id FROM member m WHERE m.directory_id = ? AND m.group_id = ? AND m.type IS NOT NULL AND ${isLivingGroup})`,
        ...[directoryId, value],
      );
    case 'id':
    case 'unique':
      return sql(`${columns[key]} = ?`, value);
    case 'externalId':
    case 'display':
    case 'manager':
    case 'warning':
      return sql(`(${columns[key]} IS NOT NULL AND ${columns[key]} = ?)`, value);
    default:
      return key satisfies never;
  }
}

/** Times are kept in whole milliseconds: a finer one lies between two of them. */
function toTime({ key, operator, value }: Kind<'time'>): Sql {
  if (Number.isInteger(value)) return sql(`${times[key]} ${operators[operator]} ?`, value);
  switch (operator) {
    case 'eq':
      return never;
    case 'ne':
      return always;
    case 'gt':
    case 'ge':
      return sql(`${times[key]} > ?`, Math.floor(value));
    case 'lt':
    case 'le':
      return sql(`${times[key]} < ?`, Math.ceil(value));
    default:
      return operator satisfies never;
  }
}

function toStarts({ key, value }: Kind<'starts'>, { directoryId, type }: Scope): Sql {
  if (key !== 'email') {
    const isPresent = key === 'unique' ? always : sql(`${columns[key]} IS NOT NULL`);
    return (
      balance(
        [isPresent, ...toRange(columns[key], value)].filter((term) => term !== always),
        'AND',
      ) ?? always
    );
  }
  const range = balance(toRange('e.email', value), 'AND');
  if (range === undefined) return toPresent('email', directoryId);
  return sql(
    `r.position IN (SELECT e.position FROM resource_email e WHERE e.directory_id = ? AND e.type = ? AND ${range.text})`,
    ...[directoryId, type, ...range.parameters],
  );
}

/** A prefix as the range from itself to the first text past it, which an index answers; nothing for the empty prefix. */
function toRange(column: string, prefix: string): readonly Sql[] {
  if (prefix === '') return [];
  const end = prefixEnd(prefix);
  const from = sql(`${column} >= ?`, prefix);
  return end === undefined ? [from] : [from, sql(`${column} < ?`, end)];
}
