// /setup#<secret>: the guest of a setup link. The guide and the log of one directory, until the link ends.

import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect } from 'react';
import type { GuestSession } from '../../../src/http/console/contract.ts';
import { leaveSetup, openSetupLink, setupSessionQuery } from '../api/setup-links.ts';
import { LiveProvider } from '../live/provider.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Segments } from '../parts/segments.tsx';
import { SignedOutLayout } from '../parts/signed-out-layout.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { LiveStrip } from '../setup-guide/live-strip.tsx';
import { SetupGuide } from '../setup-guide/setup-guide.tsx';
import { EndedLink } from './ended-link.tsx';

const route = getRouteApi('/setup');
const loggedLines = 100;
/** How often a link that does not open is tried again: an administrator may renew it. */
const retryMs = 10_000;

export function SetupLinkPage(): ReactElement {
  const secret = useLocation({ select: ({ hash }) => hash });
  const session = useSetupSession(secret);
  if (session.data !== undefined && session.error === null) return <Setup session={session.data} />;
  return (
    <SignedOutLayout>
      {session.isPending ? <Loading isPage lines={3} /> : <EndedLink secret={secret} error={session.error} />}
    </SignedOutLayout>
  );
}

/** Comes in by the link's secret, which then leaves the address: it is not to be read over a shoulder or kept in a bookmark. */
function useSetupSession(secret: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const entry = useQuery({
    queryKey: ['guest-entry', secret],
    queryFn: () => openSetupLink(secret),
    enabled: secret !== '',
    retry: false,
    refetchInterval: retryEvery,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    if (entry.data === undefined) return;
    client.setQueryData(setupSessionQuery.queryKey, entry.data);
    void navigate({ to: '/setup', hash: '', replace: true });
  }, [client, entry.data, navigate]);
  const known = useQuery({ ...setupSessionQuery, enabled: secret === '', refetchInterval: retryEvery });
  return secret === '' ? known : entry;
}

function retryEvery({ state }: { readonly state: { readonly error: unknown } }): number | false {
  return state.error === null ? false : retryMs;
}

function Setup({ session }: { readonly session: GuestSession }): ReactElement {
  const { words, language } = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const place = search.place ?? 'guide';
  const until = formatDate(session.expiresAt, language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <TopBar trail={<strong>{session.directoryName}</strong>} account={<Leave />} isHomeless />
      <p className="ribbon" role="note">
        {words('guest.until', { when: until })}
      </p>
      <main id="content" className="page page-wide">
        <PageTitle
          title={words('guest.title', { name: session.directoryName })}
          intro={words('guest.intro', { who: session.invitedBy })}
          action={
            <Segments
              label={words('guest.places')}
              chosen={place}
              segments={[
                { key: 'guide', label: words('guest.guide') },
                { key: 'log', label: words('nav.log') },
              ]}
              onChoose={(chosen) => navigate({ search: (old) => ({ ...old, place: chosen }), replace: true })}
            />
          }
        />
        <LiveProvider key={session.directoryId} directoryId={session.directoryId}>
          {place === 'guide' ? (
            <SetupGuide
              directoryId={session.directoryId}
              place={search}
              onMove={(moved) => navigate({ search: moved, replace: true })}
            />
          ) : (
            <LiveStrip directoryId={session.directoryId} count={loggedLines} />
          )}
        </LiveProvider>
      </main>
    </>
  );
}

function Leave(): ReactElement {
  const words = useWords();
  const client = useQueryClient();

  async function leave(): Promise<void> {
    await leaveSetup();
    await client.resetQueries({ queryKey: setupSessionQuery.queryKey });
  }

  return (
    <Button variant="default" size="xs" onClick={leave}>
      {words('app.signOut')}
    </Button>
  );
}
