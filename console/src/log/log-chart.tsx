// A thin histogram of the log: a bar for each interval, which narrows the log to its time. The table behind it does the same.

import { Button, Group, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import type { LogInterval } from '../../../src/http/api/schemas/log.ts';
import { logIntervalsQuery } from '../api/log.ts';
import { formatCount, formatPeriod } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { useNow } from '../parts/moment.tsx';
import { Hint } from '../parts/text.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { series, sumOf } from './bars.ts';
import { Bars, timeOf } from './log-bars.tsx';
import classes from './log-chart.module.css';
import { chartTimeOf, type LogSearch } from './log-search.ts';

interface LogChartProps {
  readonly search: LogSearch;
  readonly onChoose: (next: LogSearch) => void;
}

const tickMs = 60_000;

export function LogChart({ search, onChoose }: LogChartProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const nowMs = useNow(tickMs);
  const [isTable, { toggle }] = useDisclosure();
  const { from, until } = useMemo(() => chartTimeOf(search, nowMs), [search, nowMs]);
  const { data: intervals = [] } = useQuery(logIntervalsQuery(directoryId, from, until));
  return (
    <Paper component="section" aria-label={words('log.chart')} p="md">
      <Bars intervals={intervals} search={search} />
      <Legend intervals={intervals} from={from} until={until}>
        <Button variant="subtle" size="compact-sm" aria-expanded={isTable} onClick={toggle}>
          {words('log.chart.table')}
        </Button>
      </Legend>
      {isTable && (
        <IntervalTable intervals={intervals.filter((each) => sumOf(each) > 0)} search={search} onChoose={onChoose} />
      )}
    </Paper>
  );
}

interface BarsProps extends LogChartProps {
  readonly intervals: readonly LogInterval[];
}

interface LegendProps extends Pick<BarsProps, 'intervals'> {
  readonly from: string;
  readonly until: string;
  readonly children: ReactNode;
}

function Legend({ intervals, from, until, children }: LegendProps): ReactElement {
  const { words, language } = useLocale();
  return (
    <Group justify="space-between" gap="sm" mt="xs">
      <Hint>{formatPeriod(from, until, language)}</Hint>
      <Group gap="md">
        {series.map((key) => (
          <Text key={key} size="sm" className={classes['name'] ?? ''}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <rect className={classes[key] ?? ''} width={10} height={10} />
            </svg>
            {words(`log.chart.${key}`)}{' '}
            <strong>
              {formatCount(
                intervals.reduce((sum, interval) => sum + interval[key], 0),
                language,
              )}
            </strong>
          </Text>
        ))}
        {children}
      </Group>
    </Group>
  );
}

function IntervalTable({ intervals, search, onChoose }: BarsProps): ReactElement {
  const { words, language } = useLocale();
  return (
    <DataTable
      rows={intervals}
      keyOf={({ from }) => from}
      columns={[
        {
          label: words('log.range'),
          cell: (interval) => (
            <Button variant="subtle" size="compact-sm" onClick={() => onChoose({ ...search, ...timeOf(interval) })}>
              {formatPeriod(interval.from, interval.until, language)}
            </Button>
          ),
        },
        ...series.map((key) => ({
          label: words(`log.chart.${key}`),
          isNumber: true,
          cell: (interval: LogInterval) => formatCount(interval[key], language),
        })),
      ]}
    />
  );
}
