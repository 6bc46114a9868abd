// /d/:id/log/:eventId: one request. What happened, what to do and who must act come first; the wire comes last.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { logEventQuery } from '../api/resources.ts';
import { formatExactly } from '../locales/format.ts';
import { useSpeech, useWords } from '../locales/provider.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemPage } from '../parts/problem-page.tsx';
import { RawText } from '../parts/raw-text.tsx';
import { EventAdvice } from './event-advice.tsx';
import { EventSummary } from './event-summary.tsx';
import { actionLabel } from './outcome.ts';
import { prettyBody, ticketText } from './ticket.ts';

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
  const { words, language, problemText } = useSpeech();
  const label = actionLabel(event.action);
  const action = label === undefined ? event.action : words(label);
  const ticket = ticketText(event, problemText(event.code));
  return (
    <>
      <PageTitle
        title={event.subject === undefined ? action : `${action} – ${event.subject}`}
        intro={formatExactly(event.at, language)}
        action={<CopyButton text={ticket} what={words('event.ticket')} label={words('event.ticket')} />}
      />
      <div className="stack-wide">
        <EventAdvice event={event} />
        <EventSummary directoryId={directoryId} event={event} />
        <Body title={words('event.request')} body={event.requestBody} />
        <Body title={words('event.response')} body={event.responseBody} />
      </div>
    </>
  );
}

function Body({ title, body }: { readonly title: string; readonly body: string | undefined }): ReactElement {
  const words = useWords();
  if (body === undefined || body === '') {
    return (
      <Panel title={title}>
        <p className="quiet">{words('event.noBody')}</p>
      </Panel>
    );
  }
  const pretty = prettyBody(body);
  return (
    <Panel title={title} aside={<CopyButton text={pretty} what={title} size="compact-sm" />}>
      <RawText label={title} text={pretty} />
    </Panel>
  );
}
