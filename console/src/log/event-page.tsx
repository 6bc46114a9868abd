// /d/:id/log/:eventId: one request in Entra's own shape. What happened, what to do and who must act come first; the wire comes last.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { logEventQuery } from '../api/resources.ts';
import { formatExactly } from '../locales/format.ts';
import { isolate } from '../locales/isolate.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemPage } from '../parts/problem-page.tsx';
import { Segments } from '../parts/segments.tsx';
import { Status } from '../parts/status.tsx';
import { EventAdvice } from './event-advice.tsx';
import { EventChanges } from './event-changes.tsx';
import { type EventTab, firstTabOf } from './event-search.ts';
import { EventSteps } from './event-steps.tsx';
import { EventSummary } from './event-summary.tsx';
import { EventWire } from './event-wire.tsx';
import { actionLabel, outcomeOf, toneOfOutcome } from './outcome.ts';
import { ticketText } from './ticket.ts';

const route = getRouteApi('/signed-in/d/$directoryId/log/$eventId');

export function EventPage(): ReactElement {
  const words = useWords();
  const { directoryId, eventId } = route.useParams();
  const event = useQuery(logEventQuery(directoryId, eventId));
  return (
    <>
      <Link to="/d/$directoryId/log" params={{ directoryId }} className="back">
        ← {words('event.back')}
      </Link>
      {event.isPending && <Loading isPage lines={6} onRetry={() => event.refetch()} />}
      {event.data === undefined && event.error !== null && (
        <ProblemPage error={event.error} onRetry={() => event.refetch()} />
      )}
      {event.data !== undefined && <Event directoryId={directoryId} event={event.data} />}
    </>
  );
}

function Event({ directoryId, event }: { readonly directoryId: string; readonly event: LogEvent }): ReactElement {
  const { words, language } = useLocale();
  const label = actionLabel(event.action);
  const action = label === undefined ? event.action : words(label);
  const outcome = outcomeOf(event);
  return (
    <>
      <PageTitle
        title={event.subject === undefined ? action : `${action} – ${isolate(event.subject)}`}
        intro={
          <span className="event-line">
            <Status tone={toneOfOutcome(outcome)}>{words(`log.outcome.${outcome}`)}</Status>
            {event.code !== undefined && <code>{event.code}</code>}
            <span>{formatExactly(event.at, language)}</span>
          </span>
        }
        action={<EventCopies event={event} />}
      />
      <EventTabs directoryId={directoryId} event={event} />
    </>
  );
}

function EventCopies({ event }: { readonly event: LogEvent }): ReactElement {
  const { words, problemText } = useLocale();
  return (
    <div className="buttons">
      <CopyButton
        text={ticketText(event, problemText(event.code))}
        what={words('event.ticket')}
        label={words('event.ticket')}
      />
      <CopyButton text={location.href} what={words('event.link')} label={words('event.link')} />
    </div>
  );
}

function EventTabs({ directoryId, event }: { readonly directoryId: string; readonly event: LogEvent }): ReactElement {
  const words = useWords();
  const { tab: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const tab: EventTab = chosen ?? firstTabOf(event);
  return (
    <>
      <Segments
        label={words('event.tabs')}
        chosen={tab}
        segments={[
          { key: 'steps', label: words('event.tab.steps') },
          { key: 'advice', label: words('event.tab.advice') },
          { key: 'changes', label: words('event.tab.changes') },
          { key: 'wire', label: words('event.tab.wire') },
          { key: 'summary', label: words('event.tab.summary') },
        ]}
        onChoose={(key) => navigate({ search: { tab: key }, replace: true })}
      />
      <div className="stack-wide tab-content">
        {tab === 'steps' && <EventSteps event={event} />}
        {tab === 'advice' && <EventAdvice directoryId={directoryId} event={event} />}
        {tab === 'changes' && <EventChanges directoryId={directoryId} event={event} />}
        {tab === 'wire' && <EventWire directoryId={directoryId} event={event} />}
        {tab === 'summary' && <EventSummary directoryId={directoryId} event={event} />}
      </div>
    </>
  );
}
