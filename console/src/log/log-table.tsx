// The lines of the log; on narrow screens each becomes a card.

import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ConsoleLogLine } from '../../../src/http/console/contract.ts';
import { formatClock, formatExactly } from '../locales/format.ts';
import { useSpeech, useWords } from '../locales/provider.tsx';
import { useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { actionLabel, outcomeOf, toneOfOutcome } from './outcome.ts';

const columns = ['time', 'subject', 'action', 'status', 'what', 'duration'] as const;
const tickMs = 60_000;

interface LogTableProps {
  readonly directoryId: string;
  readonly lines: readonly ConsoleLogLine[];
}

export function LogTable({ directoryId, lines }: LogTableProps): ReactElement {
  const words = useWords();
  const nowMs = useNow(tickMs);
  return (
    <table className="table log">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === 'duration' ? 'number' : undefined}>
              {words(`log.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LogLine key={line.id} directoryId={directoryId} line={line} nowMs={nowMs} />
        ))}
      </tbody>
    </table>
  );
}

interface LogLineProps {
  readonly directoryId: string;
  readonly line: ConsoleLogLine;
  readonly nowMs: number;
}

function LogLine({ directoryId, line, nowMs }: LogLineProps): ReactElement {
  const { words, language, problemText } = useSpeech();
  const outcome = outcomeOf(line);
  const action = actionLabel(line.action);
  const code = line.code ?? line.warnings[0];
  const what = outcome === 'miss' || code === undefined ? undefined : problemText(code)?.cause;
  return (
    <tr className="linked">
      <td data-label={words('log.time')}>
        <Link className="row-link" to="/d/$directoryId/log/$eventId" params={{ directoryId, eventId: line.id }}>
          <time dateTime={line.at} title={formatExactly(line.at, language)}>
            {formatClock(line.at, nowMs, language)}
          </time>
        </Link>
      </td>
      <td data-label={words('log.subject')}>{line.subject ?? words('app.none')}</td>
      <td data-label={words('log.action')}>{action === undefined ? line.action : words(action)}</td>
      <td data-label={words('log.status')}>
        <Status tone={toneOfOutcome(outcome)}>{words(`log.outcome.${outcome}`)}</Status>
      </td>
      <td data-label={words('log.what')} className="log-what">
        {code !== undefined && outcome !== 'miss' && <code>{code}</code>}{' '}
        {what ?? (
          <span className="mono quiet">
            {line.method} {shortPath(line.path)}
          </span>
        )}
      </td>
      <td data-label={words('log.duration')} className="number quiet">
        {Math.round(line.durationMs)} ms
      </td>
    </tr>
  );
}

/** The query of a lookup is on the event's page. */
function shortPath(path: string): string {
  return path.split('?')[0] ?? path;
}
