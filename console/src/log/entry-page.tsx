// /d/:id/log/:entryId: one log entry with the tabs of Entra's provisioning logs. Cause and fix come first, request and response last.

import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import { logEntryQuery } from '../api/log.ts';
import { formatExactly } from '../locales/format.ts';
import { isolate } from '../locales/isolate.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { RecordPage } from '../parts/answer.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Status } from '../parts/status.tsx';
import { EntryAdvice } from './entry-advice.tsx';
import { EntryChanges } from './entry-changes.tsx';
import { EntrySteps, EntrySummary } from './entry-steps.tsx';
import { EntryWire } from './entry-wire.tsx';
import { type EntryTab, firstTabOf, tabs } from './log-search.ts';
import { toneOf } from './outcome.ts';
import { ticketText } from './ticket.ts';

const route = getRouteApi('/signed-in/d/$directoryId/log/$entryId');

export function EntryPage(): ReactElement {
  const words = useWords();
  const { directoryId, entryId } = route.useParams();
  return (
    <RecordPage
      back={<BackLink to="/d/$directoryId/log" params={{ directoryId }} label={words('entry.back')} />}
      query={useQuery(logEntryQuery(directoryId, entryId))}
    >
      {(entry) => <Entry entry={entry} />}
    </RecordPage>
  );
}

function Entry({ entry }: { readonly entry: LogEntryDetails }): ReactElement {
  const { words, language, problemText } = useLocale();
  const action = words.named('action', entry.action) ?? entry.action;
  return (
    <>
      <PageTitle
        title={entry.subject === undefined ? action : `${action} – ${isolate(entry.subject)}`}
        intro={
          <Group gap="sm">
            <Status tone={toneOf(entry)}>{words(`log.outcome.${entry.outcome}`)}</Status>
            {entry.code !== undefined && <code>{entry.code}</code>}
            <span>{formatExactly(entry.at, language)}</span>
          </Group>
        }
        action={
          <Group>
            <CopyButton
              text={ticketText(entry, problemText(entry.code, entry.fields))}
              what={words('entry.ticket')}
              label={words('entry.ticket')}
            />
            <CopyButton text={location.href} what={words('entry.link')} label={words('entry.link')} />
          </Group>
        }
      />
      <EntryTabs entry={entry} />
    </>
  );
}

function EntryTabs({ entry }: { readonly entry: LogEntryDetails }): ReactElement {
  const words = useWords();
  const { tab: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const tab: EntryTab = chosen ?? firstTabOf(entry);
  return (
    <PageTabs
      label={words('entry.tabs')}
      chosen={tab}
      tabs={tabs.map((key) => ({ key, label: words(`entry.tab.${key}`) }))}
      onChoose={(key) => navigate({ search: { tab: key }, replace: true, state: true })}
    >
      {tab === 'steps' && <EntrySteps entry={entry} />}
      {tab === 'advice' && <EntryAdvice entry={entry} />}
      {tab === 'changes' && <EntryChanges entry={entry} />}
      {tab === 'wire' && <EntryWire entry={entry} />}
      {tab === 'summary' && <EntrySummary entry={entry} />}
    </PageTabs>
  );
}
