// /setup#<secret>: the page of a setup link. Setup guide and log of one directory, until the link ends.

import { SegmentedControl } from '@mantine/core';
import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import type { SetupLinkSession } from '../../../src/http/api/session/contract.ts';
import { createApi } from '../api/client.ts';
import { createQueryClient } from '../api/query-client.ts';
import { leaveSetup, openSetupLinkQuery, setupApiBase, setupSessionQuery } from '../api/setup-session.ts';
import { LiveProvider } from '../live/provider.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { LeaveButton } from '../parts/leave-button.tsx';
import { Loading } from '../parts/loading.tsx';
import { Page, Ribbon, SignedOutLayout } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { SetupLinkContext } from '../session/rights.ts';
import { LiveStrip } from '../setup-guide/live-strip.tsx';
import { SetupGuide } from '../setup-guide/setup-guide.tsx';
import { EndedLink } from './ended-link.tsx';

const route = getRouteApi('/setup');
const shownEntries = 100;
/** Interval of retries for an ended link, which an administrator may renew. */
const retryMs = 10_000;

/** The page has an API and a cache of its own, apart from those of an administrator in the same browser. */
export function SetupLinkPage(): ReactElement {
  const [queries] = useState(() => createQueryClient(createApi(setupApiBase)));
  return (
    <QueryClientProvider client={queries}>
      <SetupLink />
    </QueryClientProvider>
  );
}

function SetupLink(): ReactElement {
  const secret = useLocation({ select: ({ hash }) => hash });
  const session = useSetupSession(secret);
  if (session.data !== undefined && session.error === null) {
    return (
      <SetupLinkContext value={session.data}>
        <Setup session={session.data} />
      </SetupLinkContext>
    );
  }
  return (
    <SignedOutLayout>
      {session.isPending ? <Loading isPage lines={3} /> : <EndedLink secret={secret} error={session.error} />}
    </SignedOutLayout>
  );
}

/** Exchanges the secret of the link for a session and removes it from the address, where others could read or bookmark it. */
function useSetupSession(secret: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const opened = useQuery({ ...openSetupLinkQuery(secret), refetchInterval: retryInterval });
  useEffect(() => {
    if (opened.data === undefined) return;
    client.setQueryData(setupSessionQuery.queryKey, opened.data);
    void navigate({ to: '/setup', hash: '', replace: true });
  }, [client, opened.data, navigate]);
  const known = useQuery({ ...setupSessionQuery, enabled: secret === '', refetchInterval: retryInterval });
  return secret === '' ? known : opened;
}

function retryInterval({ state }: { readonly state: { readonly error: unknown } }): number | false {
  return state.error === null ? false : retryMs;
}

function Setup({ session }: { readonly session: SetupLinkSession }): ReactElement {
  const { words, language } = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { directoryId } = session;
  const place = search.place ?? 'guide';
  const until = formatDate(session.expiresAt, language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <TopBar
        trail={<strong>{session.directoryName}</strong>}
        account={<LeaveButton act={leaveSetup} session={setupSessionQuery.queryKey} />}
        isHomeless
      />
      <Ribbon>{words('guest.until', { when: until })}</Ribbon>
      <Page isWide>
        <PageTitle
          title={words('guest.title', { name: session.directoryName })}
          intro={words('guest.intro', { who: session.invitedBy })}
          action={
            <SegmentedControl
              aria-label={words('guest.title', { name: session.directoryName })}
              value={place}
              data={[
                { value: 'guide', label: words('guest.guide') },
                { value: 'log', label: words('nav.log') },
              ]}
              onChange={(chosen) => navigate({ search: (old) => ({ ...old, place: chosen }), replace: true })}
            />
          }
        />
        <LiveProvider key={directoryId} directoryId={directoryId}>
          {place === 'guide' ? (
            <SetupGuide place={search} onMove={(moved) => navigate({ search: moved, replace: true })} />
          ) : (
            <LiveStrip count={shownEntries} />
          )}
        </LiveProvider>
      </Page>
    </>
  );
}
