// A table of any length that draws only the visible rows, by row number; rows that are not loaded yet are grey lines.
// Arrow keys move from row to row, Home and End to the first and the last; screen readers hear each row's place.

import { Paper, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Rows } from '../api/rows.ts';
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import classes from './virtual-table.module.css';

export interface Column<Key extends string> {
  readonly label: string;
  /** What the head shows in place of the label. */
  readonly head?: ReactNode;
  /** The order that a click on the head asks for. */
  readonly sort?: Key;
  /** The narrowest screen that shows the column. */
  readonly from?: 'medium' | 'wide';
}

export interface Sorting<Key extends string> {
  readonly by: Key;
  readonly isDescending: boolean;
  readonly onSort: (by: Key) => void;
}

interface VirtualTableProps<Key extends string> {
  readonly label: string;
  readonly columns: readonly Column<Key>[];
  readonly sorting?: Sorting<Key> | undefined;
  /** Widths of the columns, of the wide, the medium and the narrow screen. */
  readonly widths: readonly [wide: string, medium?: string, narrow?: string];
  readonly rowHeight: number;
  readonly rows: Pick<Rows<unknown>, 'total' | 'onRange' | 'isStale'>;
  /** The cells of a row, each a td with the data-from of its column; undefined while it is not loaded. */
  readonly renderRow: (index: number) => ReactNode;
}

const overscan = 8;
/** Height of what sticks to the top while the rows scroll: bar and head. */
const stickyHeight = 112;

export function VirtualTable<Key extends string>(props: VirtualTableProps<Key>): ReactElement {
  const { columns, widths } = props;
  const { total = 0, onRange, isStale } = props.rows;
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const rows = useWindowVirtualizer({
    count: total,
    estimateSize: () => props.rowHeight,
    overscan,
    scrollMargin: top,
    scrollPaddingStart: stickyHeight,
  });
  const visible = rows.getVirtualItems();
  const first = visible.at(0)?.index ?? 0;
  const last = visible.at(-1)?.index ?? 0;

  // To measure costs a layout, which has no place between two frames of a scroll.
  useLayoutEffect(() => {
    if (!rows.isScrolling) setTop(offsetOf(body.current));
  });
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const focusRow = useRowFocus(body, (index) => rows.scrollToIndex(index, { align: 'auto' }));

  return (
    <Paper style={{ '--columns': widths[0], '--columns-medium': widths[1], '--columns-narrow': widths[2] }}>
      <table className={classes['table']} aria-label={props.label} aria-rowcount={total + 1}>
        <thead className={classes['head']}>
          <tr className={classes['grid']} aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.label} column={column} sorting={props.sorting} />
            ))}
          </tr>
        </thead>
        {/* Rows follow one another under one space: with a position of its own, each row had the styles of its cells computed again. */}
        <tbody
          ref={body}
          className={classes['body']}
          data-stale={isStale || undefined}
          style={{ height: rows.getTotalSize(), paddingTop: (visible.at(0)?.start ?? top) - top }}
          onKeyDown={(event) => moveByKey(event, total, focusRow)}
        >
          {visible.map(({ index }) => (
            <tr
              key={index}
              aria-rowindex={index + 2}
              data-row={index}
              className={classes['grid']}
              style={{ height: props.rowHeight }}
            >
              {props.renderRow(index) ?? <AwaitedCells columns={columns} />}
            </tr>
          ))}
        </tbody>
      </table>
      <Place
        isScrolling={rows.isScrolling}
        index={placeOf(rows.scrollOffset ?? 0, top, props.rowHeight)}
        total={total}
      />
    </Paper>
  );
}

interface HeadCellProps<Key extends string> {
  readonly column: Column<Key>;
  readonly sorting: Sorting<Key> | undefined;
}

function HeadCell<Key extends string>({ column, sorting }: HeadCellProps<Key>): ReactElement {
  const { sort } = column;
  if (sorting === undefined || sort === undefined) {
    return (
      <th scope="col" data-from={column.from}>
        {column.head ?? column.label}
      </th>
    );
  }
  const isChosen = sorting.by === sort;
  const direction = sorting.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" data-from={column.from} aria-sort={isChosen ? direction : 'none'}>
      <UnstyledButton className={classes['sort'] ?? ''} onClick={() => sorting.onSort(sort)}>
        {column.label}
      </UnstyledButton>
    </th>
  );
}

function AwaitedCells({ columns }: { readonly columns: readonly Column<string>[] }): ReactElement {
  const { words } = useLocale();
  return (
    <>
      {columns.map(({ label, from }, at) => (
        <td key={label} data-from={from}>
          {at === 0 && <VisuallyHidden>{words('app.loading')}</VisuallyHidden>}
          <span className={classes['awaited']} aria-hidden="true" />
        </td>
      ))}
    </>
  );
}

interface PlaceProps {
  readonly isScrolling: boolean;
  readonly index: number;
  readonly total: number;
}

/** Which row of how many is at the top, while one scrolls through more than a few screens. */
function Place({ isScrolling, index, total }: PlaceProps): ReactElement | null {
  const { words, language } = useLocale();
  if (!isScrolling || total < manyRows) return null;
  const [row, all] = [Math.min(index + 1, total), total].map((count) => formatCount(count, language));
  return (
    <Paper pos="fixed" right={28} bottom={24} px="md" py={6} radius="xl" aria-hidden="true" style={{ zIndex: 50 }}>
      {words('rows.place', { row: row ?? '', total: all ?? '' })}
    </Paper>
  );
}

const manyRows = 100;

function placeOf(scrollOffset: number, top: number, rowHeight: number): number {
  return Math.max(0, Math.floor((scrollOffset + stickyHeight - top) / rowHeight));
}

function offsetOf(element: HTMLElement | null): number {
  return element === null ? 0 : element.getBoundingClientRect().top + window.scrollY;
}

type FocusRow = (index: number) => void;

/** Gives the focus to the link of a row; one that is not drawn yet is scrolled to and gets it as soon as it is there. */
function useRowFocus(
  body: React.RefObject<HTMLTableSectionElement | null>,
  scrollTo: (index: number) => void,
): FocusRow {
  const wanted = useRef<number>(undefined);
  useEffect(() => {
    const link = wanted.current === undefined ? undefined : linkOf(body.current, wanted.current);
    if (link === undefined) return;
    wanted.current = undefined;
    link.focus({ preventScroll: true });
  });
  return (index) => {
    scrollTo(index);
    const link = linkOf(body.current, index);
    wanted.current = link === undefined ? index : undefined;
    link?.focus({ preventScroll: true });
  };
}

function linkOf(body: HTMLElement | null, index: number): HTMLElement | undefined {
  return body?.querySelector<HTMLElement>(`[data-row="${String(index)}"] a`) ?? undefined;
}

function moveByKey(event: KeyboardEvent<HTMLTableSectionElement>, total: number, focusRow: FocusRow): void {
  const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
  if (row === null || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = targetOf(event.key, Number(row.dataset['row']), total);
  if (target === undefined) return;
  event.preventDefault();
  focusRow(target);
}

function targetOf(key: string, row: number, total: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(row + 1, total - 1);
  if (key === 'ArrowUp') return Math.max(row - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? total - 1 : undefined;
}
