// The records of the audit log; on narrow screens each becomes a card. Their values come from users and are shown as text only.

import type { ReactElement } from 'react';
import type { AuditLine, HistoryChange } from '../../../src/http/console/contract.ts';
import { formatClock, formatExactly } from '../locales/format.ts';
import type { Language } from '../locales/language.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useNow } from '../parts/moment.tsx';
import { actionLabel } from './audit-action.ts';

const columns = ['time', 'who', 'what', 'subject', 'changes'] as const;
const tickMs = 60_000;

export function AuditTable({ entries }: { readonly entries: readonly AuditLine[] }): ReactElement {
  const words = useWords();
  const nowMs = useNow(tickMs);
  return (
    <table className="table log audit">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {words(`audit.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Line key={entry.sequence} entry={entry} nowMs={nowMs} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry, nowMs }: { readonly entry: AuditLine; readonly nowMs: number }): ReactElement {
  const { words, language } = useLocale();
  const label = actionLabel(entry.action);
  return (
    <tr>
      <td data-label={words('audit.time')}>
        <time dateTime={entry.at} title={formatExactly(entry.at, language)}>
          {formatClock(entry.at, nowMs, language)}
        </time>
      </td>
      <td data-label={words('audit.who')}>
        {entry.actor}
        {entry.origin !== undefined && <small className="quiet block">{entry.origin}</small>}
      </td>
      <td data-label={words('audit.what')}>{label === undefined ? entry.action : words(label)}</td>
      <td data-label={words('audit.subject')} className="breakable">
        {entry.subject ?? entry.target ?? words('app.none')}
      </td>
      <td data-label={words('audit.changes')}>
        {entry.changes.length === 0 ? (
          words('app.none')
        ) : (
          <ul className="changes">
            {entry.changes.map((change) => (
              <Change key={change.path} change={change} />
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Change({ change }: { readonly change: HistoryChange }): ReactElement {
  const { words, language } = useLocale();
  const shown = (value: unknown): string => show(value, language) ?? words('app.none');
  return (
    <li>
      <code>{change.path}</code>: {shown(change.before)} → {shown(change.after)}
    </li>
  );
}

const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function show(value: unknown, language: Language): string | undefined {
  if (typeof value === 'string' && moment.test(value)) return formatExactly(value, language);
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}
