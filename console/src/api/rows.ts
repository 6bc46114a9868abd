// A long list by row number: visible windows of rows are read and cached for a while; the rest is only counted.

import { useTimeout } from '@mantine/hooks';
import { type QueryKey, queryOptions, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Api, apiOf } from './client.ts';
import type { ListFilter } from './paths.ts';

/** A part of a list; null where a row has gone since the list was arranged. */
export interface RowWindow<Row> {
  readonly total: number;
  readonly items: readonly (Row | null)[];
}

export interface Rows<Row> {
  /** Undefined until the first answer. */
  readonly total: number | undefined;
  /** undefined while it is not loaded. */
  readonly at: (index: number) => Row | null | undefined;
  /** Whether these rows answer an earlier question. */
  readonly isStale: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
  readonly onRange: (first: number, last: number) => void;
}

const windowSize = 100;
const staleMs = 10_000;
/** Long enough to scroll back, short enough that a long scroll does not fill the memory. */
const keptMs = 30_000;
/** Minimum time between requests while scrolling. */
const restMs = 80;

/** What gives the rows of a list from an offset on; another key is another list. */
export interface RowSource<Row> {
  readonly key: QueryKey;
  readonly read: (api: Api, offset: number) => Promise<RowWindow<Row>>;
}

/** The filter of the window that begins at an offset. */
export function windowAt(filter: ListFilter, offset: number): ListFilter {
  return { ...filter, offset: String(offset), limit: String(windowSize) };
}

/** One window of a list. The first can be asked for while the code of its page is still on its way. */
export function windowQuery<Row>({ key, read }: RowSource<Row>, window = 0) {
  return queryOptions({
    queryKey: [...key, window],
    queryFn: ({ meta }) => read(apiOf(meta), window * windowSize),
    staleTime: staleMs,
    gcTime: keptMs,
  });
}

/** The rows of a list as they are looked at. */
export function useRows<Row>(source: RowSource<Row>): Rows<Row> {
  const [windows, onRange] = useWindows();
  const answers = useQueries({ queries: windows.map((window) => windowQuery(source, window)) });
  const known = answers.find(({ data }) => data !== undefined)?.data;
  const found = new Map(windows.map((window, at) => [window, answers[at]?.data]));
  const earlier = useRef<{ readonly total: number; readonly at: Rows<Row>['at'] }>(undefined);
  const at = (index: number): Row | null | undefined =>
    found.get(Math.floor(index / windowSize))?.items[index % windowSize];
  useEffect(() => {
    if (known !== undefined) earlier.current = { total: known.total, at };
  });
  const shown = known === undefined ? earlier.current : { total: known.total, at };
  return {
    total: shown?.total,
    at: shown?.at ?? at,
    isStale: known === undefined,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => {
      for (const answer of answers) if (answer.error !== null || answer.isPending) void answer.refetch();
    },
    onRange,
  };
}

/** The numbers of the windows that can be seen; the first is there from the start. */
function useWindows(): readonly [readonly number[], Rows<unknown>['onRange']] {
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const wanted = useRef(range);
  const { start } = useTimeout(() => {
    setRange((known) => (isSame(known, wanted.current) ? known : wanted.current));
  }, restMs);
  const onRange = useCallback(
    (first: number, last: number) => {
      wanted.current = [Math.floor(first / windowSize), Math.floor(last / windowSize)];
      start();
    },
    [start],
  );
  const [first, last] = range;
  return [Array.from({ length: last - first + 1 }, (_, at) => first + at), onRange];
}

function isSame(left: readonly [number, number], right: readonly [number, number]): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
