// A table of records from a list of columns; the first column names the record. On narrow screens each row becomes a card.

import { Paper, Table, VisuallyHidden } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { moveByArrow } from './arrow-keys.ts';
import classes from './table.module.css';

export interface TableColumn<Row> {
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** Buttons need no visible heading. */
  readonly isAction?: boolean;
  readonly maxWidth?: number;
}

/** Rows under a heading of their own. */
export interface RowGroup<Row> {
  readonly title: string;
  readonly rows: readonly Row[];
}

interface DataTableProps<Row> {
  /** All rows, or those of each group. */
  readonly rows?: readonly Row[];
  readonly groups?: readonly RowGroup<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly (TableColumn<Row> | false)[];
  /** Whether the first column holds a link, which the whole row opens. Arrow keys move from link to link. */
  readonly isLinked?: boolean;
  /** Whether the cells say what they are without their labels: a narrow screen then shows a row in two or three lines. */
  readonly isTerse?: boolean;
}

/** The class of the link that the whole row opens. */
export const rowLink = classes['rowLink'] ?? '';

export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { rows = [], groups = [], keyOf, isLinked = false, isTerse = false } = props;
  const columns = props.columns.filter((column) => column !== false);
  return (
    <Paper style={{ overflow: 'clip' }}>
      <Table
        className={classes['table'] ?? ''}
        {...(isTerse ? { 'data-terse': true } : {})}
        tabularNums
        highlightOnHover={isLinked}
        onKeyDown={(event) => isLinked && moveByArrow(event, 'tbody th a')}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ label, isNumber, isAction }) => (
              <Table.Th key={label} scope="col" className={isNumber === true ? (classes['number'] ?? '') : ''}>
                {isAction === true ? <VisuallyHidden>{label}</VisuallyHidden> : label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        {rows.length > 0 && (
          <Table.Tbody>
            <Rows rows={rows} keyOf={keyOf} columns={columns} />
          </Table.Tbody>
        )}
        {groups.map((group) => (
          <Table.Tbody key={group.title}>
            <Table.Tr className={classes['group'] ?? ''}>
              <Table.Th scope="rowgroup" colSpan={columns.length}>
                {group.title}
              </Table.Th>
            </Table.Tr>
            <Rows rows={group.rows} keyOf={keyOf} columns={columns} />
          </Table.Tbody>
        ))}
      </Table>
    </Paper>
  );
}

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly TableColumn<Row>[];
}

function Rows<Row>({ rows, keyOf, columns }: RowsProps<Row>): ReactElement {
  return (
    <>
      {rows.map((row) => (
        <Table.Tr key={keyOf(row)}>
          {columns.map((column, at) => (
            <Cell key={column.label} column={column} row={row} isHead={at === 0} />
          ))}
        </Table.Tr>
      ))}
    </>
  );
}

interface CellProps<Row> {
  readonly column: TableColumn<Row>;
  readonly row: Row;
  readonly isHead: boolean;
}

function Cell<Row>({ column, row, isHead }: CellProps<Row>): ReactElement {
  const { label, cell, isNumber, isAction, maxWidth } = column;
  if (isHead) return <Table.Th scope="row">{cell(row)}</Table.Th>;
  return (
    <Table.Td
      className={isNumber === true || isAction === true ? (classes['number'] ?? '') : ''}
      {...(isAction === true ? {} : { 'data-label': label })}
      {...(maxWidth === undefined ? {} : { maw: maxWidth })}
    >
      {cell(row)}
    </Table.Td>
  );
}
