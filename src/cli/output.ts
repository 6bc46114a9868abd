// What commands print: one JSON document for scripts, or lines and tables for people.

import stringWidth from 'string-width';
import { colored, terminal } from './terminal.ts';

/** Prints the result: as JSON when that was asked for, else as `human` says it. */
export function print(isJson: boolean | undefined, result: unknown, human: () => string): void {
  terminal().stdout.write(`${isJson === true ? JSON.stringify(result, undefined, 2) : human()}\n`);
}

/** "1 card", "2 cards". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The columns of a table by their titles: a field of the row, or what it says there. */
export type Columns<Row> = Readonly<Record<string, (keyof Row & string) | ((row: Row) => Cell)>>;

export function printTable<Row extends object>(
  isJson: boolean | undefined,
  rows: readonly Row[],
  columns: Columns<Row>,
  empty: string,
): void {
  const cells = (): readonly (readonly Cell[])[] => rows.map((row) => cellsOf(row, columns));
  print(isJson, rows, () => table(Object.keys(columns), cells(), empty));
}

export function cellsOf<Row extends object>(row: Row, columns: Columns<Row>): readonly Cell[] {
  return Object.values(columns).map((column) => (typeof column === 'string' ? (row[column] as Cell) : column(row)));
}

export function printFacts(isJson: boolean | undefined, result: unknown, pairs: Parameters<typeof facts>[0]): void {
  print(isJson, result, () => facts(pairs));
}

export type Cell = string | number | boolean | undefined;

/** Columns as wide as their widest cell on a terminal; `empty` where there is no row. */
export function table(columns: readonly string[], rows: readonly (readonly Cell[])[], empty: string): string {
  if (rows.length === 0) return empty;
  const lines = [columns, ...rows.map((row) => row.map(show))];
  // The list may be that of all users: too long for the arguments of Math.max.
  const widths = columns.map((_, at) => lines.reduce((most, line) => Math.max(most, stringWidth(line[at] ?? '')), 0));
  return lines
    .map((line, index) =>
      line
        .map((cell, column) => (index === 0 ? cell : paint(cell)) + ' '.repeat(padding(cell, widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function padding(cell: string, width = 0): number {
  return Math.max(0, width - stringWidth(cell));
}

/** Cells that an operator looks for: what is off, ended or refused. */
const red = /^(?:off|revoked|expired|failure|FAULT|[45]\d\d)$/;
const yellow = /^(?:warning|inactive|paused|WARNING|disabled\b.*)$/;

function paint(cell: string): string {
  if (red.test(cell)) return colored('red', cell);
  return yellow.test(cell) ? colored('yellow', cell) : cell;
}

/** "Name:  value" lines, the values in one column; absent ones are left out. */
export function facts(pairs: readonly (readonly [name: string, value: Cell])[]): string {
  const present = pairs.filter(([, value]) => value !== undefined);
  const width = Math.max(...present.map(([name]) => name.length));
  return present.map(([name, value]) => `${`${name}:`.padEnd(width + 1)}  ${paint(show(value))}`).join('\n');
}

/** RFC 3339, in UTC. */
export function time(at: number): string;
export function time(at: number | undefined): string | undefined;
export function time(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

function show(cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? 'on' : 'off';
  const text = String(cell ?? '');
  // Names come from outside: control characters could repaint a terminal.
  return timestamp.test(text) ? localTime(text) : text.replace(/\p{Cc}/gu, '\ufffd');
}

/** A time of the API as people read it: in the zone of this machine, and sortable. */
export function localTime(at: string): string {
  return new Date(at).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
}
