// /setup#<secret>: the guest of a setup link. The guide and the log of one directory, until the link ends.

import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect } from 'react';
import type { GuestSession } from '../../../src/http/console/contract.ts';
import { enterAsGuest, guestQuery, leaveAsGuest } from '../api/setup.ts';
import { TopBar } from '../app/top-bar.tsx';
import { Guide } from '../guide/guide.tsx';
import { LiveStrip } from '../guide/live-strip.tsx';
import { LiveProvider } from '../live/provider.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Segments } from '../parts/segments.tsx';
import { Entrance } from '../session/entrance.tsx';
import { EndedLink } from './ended-link.tsx';

const route = getRouteApi('/setup');
const loggedLines = 100;
/** How often a link that does not open is tried again: an administrator may renew it. */
const knockMs = 10_000;

export function GuestPage(): ReactElement {
  const secret = useLocation({ select: ({ hash }) => hash });
  const guest = useGuest(secret);
  if (guest.data !== undefined && guest.error === null) return <Inside guest={guest.data} />;
  return (
    <Entrance>
      {guest.isPending ? <Loading isPage lines={3} /> : <EndedLink secret={secret} error={guest.error} />}
    </Entrance>
  );
}

/** Comes in by the link's secret, which then leaves the address: it is not to be read over a shoulder or kept in a bookmark. */
function useGuest(secret: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const entry = useQuery({
    queryKey: ['guest-entry', secret],
    queryFn: () => enterAsGuest(secret),
    enabled: secret !== '',
    retry: false,
    refetchInterval: knock,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    if (entry.data === undefined) return;
    client.setQueryData(guestQuery.queryKey, entry.data);
    void navigate({ to: '/setup', hash: '', replace: true });
  }, [client, entry.data, navigate]);
  const known = useQuery({ ...guestQuery, enabled: secret === '', refetchInterval: knock });
  return secret === '' ? known : entry;
}

function knock({ state }: { readonly state: { readonly error: unknown } }): number | false {
  return state.error === null ? false : knockMs;
}

function Inside({ guest }: { readonly guest: GuestSession }): ReactElement {
  const { words, language } = useLocale();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const place = search.place ?? 'guide';
  const until = formatDate(guest.expiresAt, language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <TopBar trail={<strong>{guest.directoryName}</strong>} account={<Leave />} isHomeless />
      <p className="ribbon" role="note">
        {words('guest.until', { when: until })}
      </p>
      <main id="content" className="page page-wide">
        <PageTitle
          title={words('guest.title', { name: guest.directoryName })}
          intro={words('guest.intro', { who: guest.invitedBy })}
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
        <LiveProvider key={guest.directoryId} directoryId={guest.directoryId}>
          {place === 'guide' ? (
            <Guide
              directoryId={guest.directoryId}
              place={search}
              onMove={(moved) => navigate({ search: moved, replace: true })}
            />
          ) : (
            <LiveStrip directoryId={guest.directoryId} count={loggedLines} />
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
    await leaveAsGuest();
    await client.resetQueries({ queryKey: guestQuery.queryKey });
  }

  return (
    <Button variant="default" size="xs" onClick={leave}>
      {words('app.signOut')}
    </Button>
  );
}
