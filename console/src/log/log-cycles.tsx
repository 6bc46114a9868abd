// The log grouped by estimated cycles of Entra.

import { Group, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import type { Cycle } from '../../../src/http/api/schemas/log.ts';
import { cyclesQuery } from '../api/log.ts';
import { useReload } from '../live/reload.ts';
import { formatCount, formatPeriod } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable, rowLink } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { CycleTimeline } from './cycle-timeline.tsx';
import { type LogSearch, ranges, startOf } from './log-search.ts';

interface LogCyclesProps {
  readonly search: LogSearch;
  readonly onChoose: (next: LogSearch) => void;
}

export function LogCycles({ search, onChoose }: LogCyclesProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const range = search.range ?? 'week';
  const [from, until] = useMemo(() => [startOf(range, Date.now()), endOfDay()], [range]);
  const query = cyclesQuery(directoryId, from, until);
  const cycles = useQuery(query);
  useReload(query.queryKey);
  return (
    <>
      <Group>
        <SegmentedControl
          aria-label={words('log.range')}
          value={range}
          data={ranges.map((key) => ({ value: key, label: words(`log.range.${key}`) }))}
          onChange={(key) => onChoose({ view: 'cycles', range: key })}
        />
      </Group>
      <Text c="dimmed">{words('cycles.estimated')}</Text>
      <Answer
        query={cycles}
        lines={5}
        empty={<EmptyState icon="refresh" title={words('cycles.empty.title')} text={words('cycles.empty.text')} />}
      >
        {(data) => (
          <>
            <Panel title={words('cycles.timeline')}>
              <CycleTimeline cycles={data} from={from} />
            </Panel>
            <CycleTable cycles={data} />
          </>
        )}
      </Answer>
    </>
  );
}

function CycleTable({ cycles }: { readonly cycles: readonly Cycle[] }): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  return (
    <DataTable
      rows={cycles}
      keyOf={({ from }) => from}
      isLinked
      columns={[
        {
          label: words('cycles.period'),
          cell: ({ from, until }) => (
            <Link
              to="/d/$directoryId/log"
              params={{ directoryId }}
              search={{ view: 'entries', from, until }}
              className={rowLink}
            >
              {formatPeriod(from, until, language)}
            </Link>
          ),
        },
        ...(['requests', 'created', 'updated', 'deleted', 'warned', 'failed'] as const).map((count) => ({
          label: words(`cycles.${count}`),
          isNumber: true,
          cell: (cycle: Cycle) =>
            count === 'failed' && cycle.failed > 0 ? (
              <Status tone="bad">{formatCount(cycle.failed, language)}</Status>
            ) : (
              formatCount(cycle[count], language)
            ),
        })),
      ]}
    />
  );
}

/** Late enough to count what happens while the page is open. */
function endOfDay(): string {
  const dayMs = 86_400_000;
  return new Date(Math.ceil((Date.now() + 1) / dayMs) * dayMs).toISOString();
}
