// /d/:id/log/:eventId: one log entry with the tabs of Entra's provisioning logs. Cause and fix come first, request and response last.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { logEntryQuery } from '../api/log.ts';
import { formatExactly } from '../locales/format.ts';
import { isolate } from '../locales/isolate.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemPage } from '../parts/problem-page.tsx';
import { Segments } from '../parts/segments.tsx';
import { Status } from '../parts/status.tsx';
import { EntryAdvice } from './entry-advice.tsx';
import { EntryChanges } from './entry-changes.tsx';
import { type EntryTab, firstTabOf } from './entry-search.ts';
import { EntrySteps } from './entry-steps.tsx';
import { EntrySummary } from './entry-summary.tsx';
import { EntryWire } from './entry-wire.tsx';
import { actionLabel, toneOf } from './outcome.ts';
import { ticketText } from './ticket.ts';

const route = getRouteApi('/signed-in/d/$directoryId/log/$eventId');

export function EntryPage(): ReactElement {
  const words = useWords();
  const { directoryId, eventId } = route.useParams();
  const entry = useQuery(logEntryQuery(directoryId, eventId));
  return (
    <>
      <Link to="/d/$directoryId/log" params={{ directoryId }} className="back">
        ← {words('entry.back')}
      </Link>
      {entry.isPending && <Loading isPage lines={6} onRetry={() => entry.refetch()} />}
      {entry.data === undefined && entry.error !== null && (
        <ProblemPage error={entry.error} onRetry={() => entry.refetch()} />
      )}
      {entry.data !== undefined && <Entry directoryId={directoryId} entry={entry.data} />}
    </>
  );
}

function Entry({ directoryId, entry }: { readonly directoryId: string; readonly entry: LogEvent }): ReactElement {
  const { words, language } = useLocale();
  const label = actionLabel(entry.action);
  const action = label === undefined ? entry.action : words(label);
  return (
    <>
      <PageTitle
        title={entry.subject === undefined ? action : `${action} – ${isolate(entry.subject)}`}
        intro={
          <span className="event-line">
            <Status tone={toneOf(entry)}>{words(`log.outcome.${entry.outcome}`)}</Status>
            {entry.code !== undefined && <code>{entry.code}</code>}
            <span>{formatExactly(entry.at, language)}</span>
          </span>
        }
        action={<EntryCopies entry={entry} />}
      />
      <EntryTabs directoryId={directoryId} entry={entry} />
    </>
  );
}

function EntryCopies({ entry }: { readonly entry: LogEvent }): ReactElement {
  const { words, problemText } = useLocale();
  return (
    <div className="buttons">
      <CopyButton
        text={ticketText(entry, problemText(entry.code))}
        what={words('entry.ticket')}
        label={words('entry.ticket')}
      />
      <CopyButton text={location.href} what={words('entry.link')} label={words('entry.link')} />
    </div>
  );
}

function EntryTabs({ directoryId, entry }: { readonly directoryId: string; readonly entry: LogEvent }): ReactElement {
  const words = useWords();
  const { tab: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const tab: EntryTab = chosen ?? firstTabOf(entry);
  return (
    <>
      <Segments
        label={words('entry.tabs')}
        chosen={tab}
        segments={[
          { key: 'steps', label: words('entry.tab.steps') },
          { key: 'advice', label: words('entry.tab.advice') },
          { key: 'changes', label: words('entry.tab.changes') },
          { key: 'wire', label: words('entry.tab.wire') },
          { key: 'summary', label: words('entry.tab.summary') },
        ]}
        onChoose={(key) => navigate({ search: { tab: key }, replace: true })}
      />
      <div className="stack-wide tab-content">
        {tab === 'steps' && <EntrySteps entry={entry} />}
        {tab === 'advice' && <EntryAdvice directoryId={directoryId} entry={entry} />}
        {tab === 'changes' && <EntryChanges directoryId={directoryId} entry={entry} />}
        {tab === 'wire' && <EntryWire directoryId={directoryId} entry={entry} />}
        {tab === 'summary' && <EntrySummary directoryId={directoryId} entry={entry} />}
      </div>
    </>
  );
}
