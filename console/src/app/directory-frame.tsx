// The frame of all pages of one directory: demonstration ribbon, its pages at the side, notices, content.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { directoryQuery } from '../api/directories.ts';
import { LiveProvider } from '../live/provider.tsx';
import { useWords } from '../locales/locale.tsx';
import { SidePages } from '../parts/page.tsx';
import { ProblemPage } from '../parts/problem-page.tsx';
import { Ribbon } from '../parts/ribbon.tsx';
import { DirectoryNotices } from './directory-notices.tsx';

const route = getRouteApi('/signed-in/d/$directoryId');

const places = [
  { to: '/d/$directoryId/users', label: 'nav.users', icon: 'people' },
  { to: '/d/$directoryId/groups', label: 'nav.groups', icon: 'groups' },
  { to: '/d/$directoryId/log', label: 'nav.log', icon: 'log' },
  { to: '/d/$directoryId/interface', label: 'nav.interface', icon: 'plug' },
  { to: '/d/$directoryId/mapping', label: 'nav.mapping', icon: 'mapping' },
  { to: '/d/$directoryId/settings', label: 'nav.settings', icon: 'settings' },
] as const;

const rehearsal = { to: '/d/$directoryId/rehearsal', label: 'nav.rehearsal', icon: 'rehearsal' } as const;

export function DirectoryFrame(): ReactElement {
  const words = useWords();
  const { directoryId } = route.useParams();
  const { data: directory, error, refetch } = useQuery(directoryQuery(directoryId));
  // Only directories that were created for it are filled with invented users.
  const canRehearse = directory?.testing === true || directory?.demonstration === true;
  const pages = (canRehearse ? [...places, rehearsal] : places).map(({ to, label, icon }) => ({
    link: { to, params: { directoryId } },
    label: words(label),
    icon,
  }));
  return (
    <>
      {directory?.demonstration === true && <Ribbon>{words('app.demonstration')}</Ribbon>}
      <SidePages label={words('nav.label')} pages={pages}>
        {directory === undefined && error !== null ? (
          <ProblemPage error={error} onRetry={refetch} />
        ) : (
          <LiveProvider key={directoryId} directoryId={directoryId}>
            <DirectoryNotices directoryId={directoryId} />
            <Outlet />
          </LiveProvider>
        )}
      </SidePages>
    </>
  );
}
