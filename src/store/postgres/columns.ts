// Values of rows as parameters: one for each value, or, for many rows in one statement, one for each column, which `unnest` makes into rows.

import type { Scalar } from '../tables/sql.ts';

/** The values of rows, column by column; rows are of the same length. */
export function asColumns(rows: readonly (readonly Scalar[])[]): readonly (readonly Scalar[])[] {
  const [first = []] = rows;
  return first.map((_, column) => rows.map((row) => row[column] ?? null));
}
