// A list of any length that draws only what can be seen, and asks for the next page shortly before its end.
// Arrow keys move from line to line.

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react';

interface VirtualRowsProps {
  readonly label: string;
  /** Lines that are loaded; `total` counts those that are not, too. */
  readonly loaded: number;
  readonly total: number;
  readonly rowHeight: number;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly isStale: boolean;
  readonly head: ReactNode;
  readonly renderRow: (index: number) => ReactNode;
}

const overscan = 12;
const loadAhead = 30;

/** A list for screen readers, with each line's place in it; columns for the eye. */
export function VirtualRows(props: VirtualRowsProps): ReactElement {
  const { loaded, hasMore, onMore } = props;
  const body = useRef<HTMLUListElement>(null);
  const rows = useWindowVirtualizer({
    count: loaded,
    estimateSize: () => props.rowHeight,
    overscan,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && last >= loaded - loadAhead) onMore();
  }, [hasMore, last, loaded, onMore]);

  return (
    <div className="rows">
      <div className="rows-head" aria-hidden="true">
        {props.head}
      </div>
      <ul
        ref={body}
        aria-label={props.label}
        className={props.isStale ? 'rows-body stale' : 'rows-body'}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={moveByArrow}
      >
        {visible.map(({ index, start, size }) => (
          <li
            key={index}
            aria-setsize={props.total}
            aria-posinset={index + 1}
            className="row"
            style={{ height: size, transform: `translateY(${String(start - rows.options.scrollMargin)}px)` }}
          >
            {props.renderRow(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function moveByArrow(event: KeyboardEvent<HTMLUListElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.target instanceof HTMLElement ? event.target.closest('.row') : null;
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector<HTMLElement>('a');
  if (link === null || link === undefined) return;
  event.preventDefault();
  link.focus();
}
