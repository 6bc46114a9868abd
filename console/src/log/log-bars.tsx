// The bars of the log: requests by interval, each bar a link to its time.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogInterval } from '../../../src/http/api/schemas/log.ts';
import { formatCount, formatPeriod } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { barsOf, series } from './bars.ts';
import classes from './log-chart.module.css';
import type { LogSearch } from './log-search.ts';

interface BarsProps {
  readonly intervals: readonly LogInterval[];
  readonly search: LogSearch;
}

const height = 48;

/** For the pointer alone: what is beside the bars says the same to the keyboard and to a screen reader. */
export function Bars({ intervals, search }: BarsProps): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const counts = (interval: LogInterval): string =>
    series.map((key) => `${words(`log.chart.${key}`)}: ${formatCount(interval[key], language)}`).join('\n');
  return (
    <div aria-hidden="true" className={classes['bars']}>
      {barsOf(intervals, height).map(({ interval, parts }) => (
        <Link
          key={interval.from}
          to="/d/$directoryId/log"
          params={{ directoryId }}
          search={{ ...search, ...timeOf(interval) }}
          tabIndex={-1}
          title={`${formatPeriod(interval.from, interval.until, language)}\n${counts(interval)}`}
        >
          <svg viewBox={`0 0 1 ${String(height)}`} preserveAspectRatio="none" aria-hidden="true">
            {parts.map(({ key, top, length }) => (
              <rect key={key} className={classes[key] ?? ''} y={top} width={1} height={length} />
            ))}
          </svg>
        </Link>
      ))}
    </div>
  );
}

/** The filter of an interval's time. */
export function timeOf({ from, until }: LogInterval): Pick<LogSearch, 'range' | 'from' | 'until'> {
  return { range: undefined, from, until };
}
