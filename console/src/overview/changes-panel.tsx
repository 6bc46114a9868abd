// What happened to the users of a directory, and how many there are, over time.

import { SegmentedControl, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Overview } from '../../../src/http/api/schemas/overview.ts';
import { Curve } from '../charts/curve.tsx';
import { StackedBars } from '../charts/stacked-bars.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Panel } from '../parts/panel.tsx';
import { type OverviewRange, ranges, type Slot, slotsOf } from './slots.ts';

interface ChangesPanelProps {
  readonly overview: Overview;
  readonly range: OverviewRange;
  readonly onRange: (range: OverviewRange) => void;
}

const units = { cycles: 'overview.cycle', day: 'overview.hour', week: 'overview.day', month: 'overview.day' } as const;
const series = ['created', 'updated', 'left', 'failed'] as const;

export function ChangesPanel({ overview, range, onRange }: ChangesPanelProps): ReactElement {
  const { words, language } = useLocale();
  const slots = slotsOf(overview, range, Date.now());
  const unit = words(units[range]);
  const labelOf = ({ from }: Slot): string =>
    formatDate(
      from.toISOString(),
      language,
      range === 'day' || range === 'cycles'
        ? { hour: '2-digit', minute: '2-digit' }
        : { weekday: 'short', day: 'numeric', month: 'short' },
    );
  return (
    <Panel
      title={words('overview.changes')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={words('log.range')}
          value={range}
          data={ranges.map((key) => ({ value: key, label: words(`overview.range.${key}`) }))}
          onChange={onRange}
        />
      }
    >
      {slots.length === 0 && <Text c="dimmed">{words('cycles.empty.title')}</Text>}
      <StackedBars
        label={words('overview.changes')}
        columnName={unit}
        series={series.map((key) => ({ key, label: words(`overview.series.${key}`), color: `--chart-${key}` }))}
        columns={slots.map((slot) => ({
          label: labelOf(slot),
          values: { created: slot.created, updated: slot.updated, left: slot.left, failed: slot.failed },
        }))}
      />
      <h3>{words('overview.activeUsers')}</h3>
      <Curve
        label={words('overview.activeUsers')}
        pointName={unit}
        valueName={words('nav.users')}
        points={slots.map((slot) => ({ label: labelOf(slot), value: slot.activeUsers }))}
      />
    </Panel>
  );
}
