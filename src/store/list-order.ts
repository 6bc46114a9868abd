// The order of a list as SQL over the alias `r` of the resource table: rows without a value come last, equal ones in the order of arrival.

import type { ListOrder, ListQuery } from '../domain/store.ts';

const columns: Readonly<Record<ListOrder, string>> = {
  name: 'r.name_order',
  email: 'r.email_order',
  department: 'r.department_order',
  changed: 'coalesce(r.deleted_at, r.changed_at)',
  created: 'r.position',
};

export function orderSql({ order, descending = false }: ListQuery): string {
  const column = columns[order];
  return `${column} IS NULL, ${column} ${descending ? 'DESC' : 'ASC'}, r.position`;
}
