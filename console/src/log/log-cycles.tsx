// The log grouped by estimated cycles of Entra.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import type { ConsoleCycle } from '../../../src/http/console/contract.ts';
import { cyclesQuery } from '../api/log.ts';
import { readAgain } from '../live/read-again.ts';
import { useReload } from '../live/reload.ts';
import { formatCount, formatPeriod } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Segments } from '../parts/segments.tsx';
import { Status } from '../parts/status.tsx';
import { type LogSearch, ranges, startOf } from './log-search.ts';

interface LogCyclesProps {
  readonly directoryId: string;
  readonly search: LogSearch;
  readonly onChoose: (next: LogSearch) => void;
}

export function LogCycles({ directoryId, search, onChoose }: LogCyclesProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const range = search.range ?? 'week';
  const [from, until] = useMemo(() => [startOf(range, Date.now()), endOfDay()], [range]);
  const query = cyclesQuery(directoryId, from, until);
  const cycles = useQuery(query);
  useReload(() => readAgain(client, query.queryKey));
  return (
    <>
      <div className="filters">
        <Segments
          label={words('log.range')}
          chosen={range}
          segments={ranges.map((key) => ({ key, label: words(`log.range.${key}`) }))}
          onChoose={(key) => onChoose({ view: 'cycles', range: key })}
        />
      </div>
      <p className="quiet below">{words('cycles.estimated')}</p>
      {cycles.isPending && <Loading lines={5} onRetry={() => cycles.refetch()} />}
      <ProblemNotice error={cycles.error} onRetry={() => cycles.refetch()} />
      {cycles.data?.length === 0 && (
        <EmptyState icon="refresh" title={words('cycles.empty.title')} text={words('cycles.empty.text')} />
      )}
      {cycles.data !== undefined && cycles.data.length > 0 && (
        <CycleTable directoryId={directoryId} cycles={cycles.data} />
      )}
    </>
  );
}

const columns = ['period', 'requests', 'created', 'updated', 'deleted', 'warned', 'failed'] as const;

function CycleTable({
  directoryId,
  cycles,
}: {
  readonly directoryId: string;
  readonly cycles: readonly ConsoleCycle[];
}) {
  const { words, language } = useLocale();
  return (
    <table className="table log">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === 'period' ? undefined : 'number'}>
              {words(`cycles.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cycles.map((cycle) => (
          <tr key={cycle.from} className="linked">
            <td data-label={words('cycles.period')}>
              <Link
                className="row-link"
                to="/d/$directoryId/log"
                params={{ directoryId }}
                search={{ from: cycle.from, until: cycle.until }}
              >
                {formatPeriod(cycle.from, cycle.until, language)}
              </Link>
            </td>
            {columns.slice(1).map((column) => (
              <CycleCount key={column} column={column} cycle={cycle} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Column = (typeof columns)[number];

function CycleCount({ column, cycle }: { readonly column: Column; readonly cycle: ConsoleCycle }): ReactElement | null {
  const { words, language } = useLocale();
  if (column === 'period') return null;
  const count = cycle[column];
  const isBad = column === 'failed' && count > 0;
  return (
    <td data-label={words(`cycles.${column}`)} className={count === 0 ? 'number quiet' : 'number'}>
      {isBad ? <Status tone="bad">{formatCount(count, language)}</Status> : formatCount(count, language)}
    </td>
  );
}

/** Far enough that what happens while the page is open is counted too. */
function endOfDay(): string {
  const dayMs = 86_400_000;
  return new Date(Math.ceil((Date.now() + 1) / dayMs) * dayMs).toISOString();
}
