// The log as entries in Entra's terms or as HTTP requests; on narrow screens each becomes a card. Arrow keys move between rows.

import { Link } from '@tanstack/react-router';
import type { KeyboardEvent, ReactElement } from 'react';
import type { ConsoleLogLine } from '../../../src/http/console/contract.ts';
import { formatClock, formatExactly } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { actionLabel, isMiss, toneOf } from './outcome.ts';

const columns = {
  events: ['time', 'subject', 'action', 'status', 'what', 'duration'],
  requests: ['time', 'method', 'path', 'answer', 'duration'],
} as const;
const numbers: readonly string[] = ['duration', 'answer'];
const tickMs = 60_000;

interface LogTableProps {
  readonly directoryId: string;
  readonly lines: readonly ConsoleLogLine[];
  readonly view: 'events' | 'requests';
}

export function LogTable({ directoryId, lines, view }: LogTableProps): ReactElement {
  const words = useWords();
  const nowMs = useNow(tickMs);
  return (
    <table className="table log" onKeyDown={moveByArrow}>
      <thead>
        <tr>
          {columns[view].map((column) => (
            <th key={column} scope="col" className={numbers.includes(column) ? 'number' : undefined}>
              {words(`log.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="linked">
            <TimeCell directoryId={directoryId} line={line} nowMs={nowMs} />
            {view === 'events' ? <EventCells line={line} /> : <RequestCells line={line} />}
            <td data-label={words('log.duration')} className="number quiet">
              {Math.round(line.durationMs)}&nbsp;ms
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TimeCellProps {
  readonly directoryId: string;
  readonly line: ConsoleLogLine;
  readonly nowMs: number;
}

function TimeCell({ directoryId, line, nowMs }: TimeCellProps): ReactElement {
  const { words, language } = useLocale();
  return (
    <td data-label={words('log.time')}>
      <Link className="row-link" to="/d/$directoryId/log/$eventId" params={{ directoryId, eventId: line.id }}>
        <time dateTime={line.at} title={formatExactly(line.at, language)}>
          {formatClock(line.at, nowMs, language)}
        </time>
      </Link>
    </td>
  );
}

function EventCells({ line }: { readonly line: ConsoleLogLine }): ReactElement {
  const { words, problemText } = useLocale();
  const action = actionLabel(line.action);
  const code = isMiss(line) ? undefined : (line.code ?? line.warnings[0]);
  const isEmptyLookup = line.action === 'Lookup' && line.outcome === 'success' && line.resourceId === undefined;
  return (
    <>
      <td data-label={words('log.subject')} className={isId(line.subject) ? 'log-subject mono quiet' : 'log-subject'}>
        {line.subject ?? words('app.none')}
      </td>
      <td data-label={words('log.action')}>{action === undefined ? line.action : words(action)}</td>
      <td data-label={words('log.status')}>
        <Status tone={toneOf(line)}>{words(`log.outcome.${line.outcome}`)}</Status>
      </td>
      <td data-label={words('log.what')} className="log-what">
        {code !== undefined && (
          <>
            <code>{code}</code> {problemText(code)?.cause}
          </>
        )}
        {code === undefined && isEmptyLookup && <span className="quiet">{words('log.noMatch')}</span>}
      </td>
    </>
  );
}

const objectId = /^[\da-f]{8}-[\da-f-]{27}$/i;

/** The target of a look-up is often an object ID, which is shown in small type. */
function isId(subject: string | undefined): boolean {
  return subject !== undefined && objectId.test(subject);
}

function RequestCells({ line }: { readonly line: ConsoleLogLine }): ReactElement {
  const words = useWords();
  return (
    <>
      <td data-label={words('log.method')} className="mono">
        {line.method}
      </td>
      <td data-label={words('log.path')} className="mono log-path">
        {readable(line.path)}
      </td>
      <td data-label={words('log.answer')} className="number">
        <Status tone={toneOf(line)}>{line.status}</Status>
      </td>
    </>
  );
}

/** Decodes percent-encoding for reading. */
function readable(path: string): string {
  try {
    return decodeURIComponent(path.replaceAll('+', ' '));
  } catch {
    return path;
  }
}

function moveByArrow(event: KeyboardEvent<HTMLTableElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.target instanceof HTMLElement ? event.target.closest('tr') : null;
  const next = event.key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector<HTMLElement>('a');
  if (link === null || link === undefined) return;
  event.preventDefault();
  link.focus();
}
