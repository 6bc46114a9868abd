// What the servers did over a day or a week, as curves.

import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { SystemHistory, SystemInterval } from '../../../src/http/api/schemas/installation.ts';
import { systemHistoryQuery } from '../api/system.ts';
import { Curve } from '../charts/curve.tsx';
import { formatCount, formatDate, formatPercent } from '../locales/format.ts';
import type { Language } from '../locales/language.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { Panel } from '../parts/panel.tsx';
import { formatBytes } from './bytes.ts';
import classes from './system.module.css';
import { type SystemRange, systemRanges } from './system-search.ts';

interface LoadPanelProps {
  readonly range: SystemRange;
  readonly onRange: (range: SystemRange) => void;
}

export function LoadPanel({ range, onRange }: LoadPanelProps): ReactElement {
  const words = useWords();
  const query = useQuery({ ...systemHistoryQuery(range), placeholderData: (before) => before });
  return (
    <Panel
      title={words('system.figures')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={words('log.range')}
          value={range}
          data={systemRanges.map((key) => ({ value: key, label: words(`overview.range.${key}`) }))}
          onChange={onRange}
        />
      }
    >
      <Answer query={query} lines={10}>
        {(history) => (
          <div className={classes['curves']}>
            {figures.map((figure) => (
              <FigureCurve key={figure.name} figure={figure} history={sinceStart(history)} />
            ))}
          </div>
        )}
      </Answer>
    </Panel>
  );
}

interface Figure {
  readonly name: 'requests' | 'p95' | 'failed' | 'eventLoop' | 'cpu' | 'memory';
  readonly read: (interval: SystemInterval, minutes: number) => number;
  readonly format: (value: number, language: Language) => string;
}

const milliseconds = (value: number, language: Language): string => `${formatCount(value, language)} ms`;

const figures: readonly Figure[] = [
  {
    name: 'requests',
    read: ({ requests }, minutes) => Math.round((requests / minutes) * 10) / 10,
    format: formatCount,
  },
  { name: 'p95', read: ({ p95Ms = 0 }) => p95Ms, format: milliseconds },
  { name: 'failed', read: ({ failed }) => failed, format: formatCount },
  { name: 'eventLoop', read: ({ eventLoopDelayMs }) => eventLoopDelayMs, format: milliseconds },
  {
    name: 'cpu',
    read: ({ cpuPercent }) => cpuPercent,
    format: (value, language) => formatPercent(value / 100, language),
  },
  { name: 'memory', read: ({ memoryBytes }) => memoryBytes, format: formatBytes },
];

/** Without the time before the first server ran: it would look like a server without work. */
function sinceStart(history: SystemHistory): SystemHistory {
  const start = history.intervals.findIndex(({ memoryBytes }) => memoryBytes > 0);
  return { ...history, intervals: history.intervals.slice(start) };
}

interface FigureCurveProps {
  readonly figure: Figure;
  readonly history: SystemHistory;
}

/** The highest value is beside the name, so that the height of the curve can be read. */
function FigureCurve({ figure: { name, read, format }, history }: FigureCurveProps): ReactElement {
  const { words, language } = useLocale();
  const label = words(`system.figure.${name}`);
  const points = history.intervals.map((interval) => ({
    label: formatDate(interval.from, language, {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }),
    value: read(interval, history.intervalMinutes),
  }));
  const most = Math.max(0, ...points.map(({ value }) => value));
  return (
    <section>
      <div className={classes['name']}>
        <h3>{label}</h3>
        <span>{words('system.figure.most', { value: format(most, language) })}</span>
      </div>
      <Curve
        label={label}
        pointName={words('audit.time')}
        valueName={label}
        points={points}
        isFromZero
        format={(value) => format(value, language)}
      />
    </section>
  );
}
