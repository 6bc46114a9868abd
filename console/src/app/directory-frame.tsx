// The frame of all pages of one directory: demonstration ribbon, its pages at the side, what an administrator must know, content.

import { Stack } from '@mantine/core';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useMatch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { activityQuery, directoryQuery } from '../api/directories.ts';
import { tokensQuery } from '../api/tokens.ts';
import { DeprovisioningNotice } from '../deprovisioning/deprovisioning-notice.tsx';
import { LiveProvider } from '../live/provider.tsx';
import { formatDate } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { useNow } from '../parts/moment.tsx';
import { Notice, ProblemPage } from '../parts/notice.tsx';
import { SidePages } from '../parts/side-pages.tsx';
import { directoryPlaces, isOffered } from '../session/places.ts';
import { useDirectoryId, useHasRight, useRights } from '../session/rights.ts';
import { findEndings } from '../tokens/expiry.ts';
import { DemoRibbon } from './demo-ribbon.tsx';

/** The ribbon comes above the frame, and some pages are of some directories only: nothing is drawn before the directory is known. */
export function DirectoryFrame(): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const { data: directory, error, refetch } = useQuery(directoryQuery(directoryId));
  const rights = useRights();
  // Columns of the list need the width of the window.
  const isFull = useMatch({ from: '/signed-in/d/$directoryId/users', shouldThrow: false }) !== undefined;
  const groups = directoryPlaces.map(({ places, ...group }) => ({
    title: 'title' in group ? words(group.title) : undefined,
    pages: places
      .filter((place) => isOffered(place, rights, directory))
      .map(({ to, label, icon }) => ({ link: { to, params: { directoryId } }, label: words(label), icon })),
  }));
  if (directory === undefined && error === null) {
    return (
      <SidePages key="awaited" label={words('nav.label')} groups={[]}>
        <Loading isPage lines={8} onRetry={refetch} />
      </SidePages>
    );
  }
  return (
    <>
      {directory?.demonstration === true && <DemoRibbon />}
      <SidePages label={words('nav.label')} groups={groups} isFull={isFull}>
        {directory === undefined && error !== null ? (
          <ProblemPage error={error} onRetry={refetch} />
        ) : (
          <LiveProvider key={directoryId} directoryId={directoryId}>
            <DirectoryPage />
          </LiveProvider>
        )}
      </SidePages>
    </>
  );
}

/**
 * Notices come above the page: nothing is drawn before it is known which there are, so that the page does not jump. From then on the page
 * stays: one that asks again for what has failed would otherwise end itself.
 */
function DirectoryPage(): ReactElement {
  const directoryId = useDirectoryId();
  const queries = useQueryClient();
  const [isKnown, setKnown] = useState(false);
  const isAwaited = useQueries({
    queries: [directoryQuery(directoryId), activityQuery(directoryId), tokensQuery(directoryId)],
    combine: (found) => found.some(({ isPending }) => isPending),
  });
  if (!isAwaited && !isKnown) setKnown(true);
  const retry = (): void => void queries.refetchQueries({ queryKey: ['directory', directoryId] });
  if (!isKnown) return <Loading isPage lines={8} onRetry={retry} />;
  return (
    <>
      <DirectoryNotices />
      <Outlet />
    </>
  );
}

const tickMs = 60_000;

function DirectoryNotices(): ReactElement {
  const { words, language } = useLocale();
  const directoryId = useDirectoryId();
  const canAdminister = useHasRight('administer');
  const { data: activity } = useQuery(activityQuery(directoryId));
  const { data: tokens = [] } = useQuery(tokensQuery(directoryId));
  const endings = findEndings(tokens, useNow(tickMs));
  const requests = canAdminister ? (activity?.setupRequests ?? 0) : 0;
  // The overview lists these among what needs attention.
  const isListed = useMatch({ from: '/signed-in/d/$directoryId/', shouldThrow: false }) !== undefined;
  const interfaceSettings = { to: '/d/$directoryId/interface', params: { directoryId } } as const;
  return (
    <Stack gap="sm" role="status">
      <DeprovisioningNotice massDeprovisioning={activity?.massDeprovisioning} />
      {(isListed ? [] : endings).map(({ token: { id, name, expiresAt = '' }, isUrgent }) => (
        <Notice key={id} tone={isUrgent ? 'bad' : 'warning'}>
          {words('token.expiring', {
            name,
            when: formatDate(expiresAt, language, { dateStyle: 'long', timeStyle: 'short' }),
          })}{' '}
          <Link {...interfaceSettings}>{words('interface.title')}</Link>
        </Notice>
      ))}
      {requests > 0 && !isListed && (
        <Notice tone="warning">
          {words('invite.waiting', { count: requests })} <Link {...interfaceSettings}>{words('invite.links')}</Link>
        </Notice>
      )}
    </Stack>
  );
}
