// A virtual table that renders visible rows only; rows that are not loaded yet show as grey lines.
// Arrow keys move between rows, Home and End to the first and the last; screen readers announce each row's position.

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
import { formatCount } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';

export interface Column<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly canSort?: boolean;
}

export interface Sorting<Key extends string> {
  readonly by: Key;
  readonly isDescending: boolean;
  readonly onSort: (by: Key) => void;
}

interface VirtualTableProps<Key extends string> {
  readonly label: string;
  readonly columns: readonly Column<Key>[];
  readonly sorting?: Sorting<Key>;
  /** Class of the grid that head and rows share. */
  readonly grid: string;
  readonly total: number;
  readonly rowHeight: number;
  /** Receives the visible rows, so that they are loaded. */
  readonly onRange: (first: number, last: number) => void;
  /** Whether the rows are those of an earlier question. */
  readonly isStale: boolean;
  /** The cells of a row, each a td; undefined while it is not loaded. */
  readonly renderRow: (index: number) => ReactNode;
}

const overscan = 8;
/** Height of what sticks to the top while the rows scroll: bar and head. */
const stickyHeight = 112;

export function VirtualTable<Key extends string>(props: VirtualTableProps<Key>): ReactElement {
  const { total, onRange, columns, grid } = props;
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

  // Measuring forces a layout, which is too slow between two frames of a scroll.
  useLayoutEffect(() => {
    if (!rows.isScrolling) setTop(offsetOf(body.current));
  });
  useEffect(() => onRange(first, last), [first, last, onRange]);
  const focusRow = useRowFocus(body, (index) => rows.scrollToIndex(index, { align: 'auto' }));

  return (
    <>
      <table className="rows" aria-label={props.label} aria-rowcount={total + 1}>
        <thead className="rows-head">
          <tr className={`row-grid ${grid}`} aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorting={props.sorting} />
            ))}
          </tr>
        </thead>
        {/* Rows follow one spacer: a position in the style of each row would recompute the styles of all its cells. */}
        <tbody
          ref={body}
          className={props.isStale ? 'rows-body stale' : 'rows-body'}
          style={{ height: rows.getTotalSize(), paddingTop: (visible.at(0)?.start ?? top) - top }}
          onKeyDown={(event) => moveByKey(event, total, focusRow)}
        >
          {visible.map(({ index }) => (
            <tr
              key={index}
              aria-rowindex={index + 2}
              data-row={index}
              className={`row row-grid ${grid}`}
              style={{ height: props.rowHeight }}
            >
              {props.renderRow(index) ?? <AwaitedCells columns={columns.length} />}
            </tr>
          ))}
        </tbody>
      </table>
      <Place
        isScrolling={rows.isScrolling}
        index={placeOf(rows.scrollOffset ?? 0, top, props.rowHeight)}
        total={total}
      />
    </>
  );
}

function HeadCell<Key extends string>({
  column,
  sorting,
}: {
  readonly column: Column<Key>;
  readonly sorting: Sorting<Key> | undefined;
}): ReactElement {
  if (sorting === undefined || column.canSort !== true) return <th scope="col">{column.label}</th>;
  const isChosen = sorting.by === column.key;
  const direction = sorting.isDescending ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={isChosen ? direction : 'none'}>
      <button type="button" className={`sort ${isChosen ? direction : ''}`} onClick={() => sorting.onSort(column.key)}>
        {column.label}
      </button>
    </th>
  );
}

function AwaitedCells({ columns }: { readonly columns: number }): ReactElement {
  const { words } = useLocale();
  return (
    <>
      {Array.from({ length: columns }, (_, column) => (
        <td key={`column ${String(column)}`}>
          {column === 0 && <span className="unseen">{words('app.loading')}</span>}
          <span className="awaited" aria-hidden="true" />
        </td>
      ))}
    </>
  );
}

/** Position of the top row while scrolling through more than a few screens. */
function Place(props: {
  readonly isScrolling: boolean;
  readonly index: number;
  readonly total: number;
}): ReactElement | null {
  const { words, language } = useLocale();
  const { isScrolling, index, total } = props;
  if (!isScrolling || total < manyRows) return null;
  const [row, all] = [Math.min(index + 1, total), total].map((count) => formatCount(count, language));
  return (
    <p className="rows-place" aria-hidden="true">
      {words('rows.place', { row: row ?? '', total: all ?? '' })}
    </p>
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
