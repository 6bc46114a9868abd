// The frame of all pages of one directory: demonstration ribbon, side bar (a fold-out on narrow screens), content.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ConsoleDirectory } from '../../../src/http/console/contract.ts';
import { directoryQuery } from '../api/directories.ts';
import { LiveProvider } from '../live/provider.tsx';
import { useWords } from '../locales/locale.tsx';
import type { MessageId } from '../locales/words.ts';
import { ProblemPage } from '../parts/problem-page.tsx';
import { SideBar } from '../parts/side-bar.tsx';
import { Icon, type IconName } from '../theme/icons.tsx';
import { DirectoryNotices } from './directory-notices.tsx';

const route = getRouteApi('/signed-in/d/$directoryId');

const places = [
  { to: '/d/$directoryId/users', label: 'nav.users', icon: 'people' },
  { to: '/d/$directoryId/groups', label: 'nav.groups', icon: 'groups' },
  { to: '/d/$directoryId/log', label: 'nav.log', icon: 'log' },
  { to: '/d/$directoryId/interface', label: 'nav.interface', icon: 'plug' },
  { to: '/d/$directoryId/mapping', label: 'nav.mapping', icon: 'mapping' },
  { to: '/d/$directoryId/settings', label: 'nav.settings', icon: 'settings' },
] as const satisfies readonly { readonly to: string; readonly label: MessageId; readonly icon: IconName }[];

const rehearsalPlace = { to: '/d/$directoryId/rehearsal', label: 'nav.rehearsal', icon: 'rehearsal' } as const;

export function DirectoryFrame(): ReactElement {
  const { directoryId } = route.useParams();
  const directory = useQuery(directoryQuery(directoryId));
  const words = useWords();
  return (
    <>
      {directory.data?.demonstration === true && (
        <p className="ribbon" role="note">
          {words('app.demonstration')}
        </p>
      )}
      <div className="directory">
        <Places directoryId={directoryId} hasRehearsal={canRehearse(directory.data)} />
        <main id="content" className="page">
          {directory.data === undefined && directory.error !== null ? (
            <ProblemPage error={directory.error} onRetry={() => directory.refetch()} />
          ) : (
            <LiveProvider key={directoryId} directoryId={directoryId}>
              <DirectoryNotices directoryId={directoryId} />
              <Outlet />
            </LiveProvider>
          )}
        </main>
      </div>
    </>
  );
}

/** Only test directories offer test runs. */
function canRehearse(directory: ConsoleDirectory | undefined): boolean {
  return directory?.testing === true || directory?.demonstration === true;
}

interface PlacesProps {
  readonly directoryId: string;
  readonly hasRehearsal: boolean;
}

function Places({ directoryId, hasRehearsal }: PlacesProps): ReactElement {
  const words = useWords();
  return (
    <SideBar label={words('nav.label')}>
      {(hasRehearsal ? [...places, rehearsalPlace] : places).map(({ to, label, icon }) => (
        <li key={to}>
          <Link to={to} params={{ directoryId }} activeOptions={{ includeSearch: false }}>
            <Icon name={icon} />
            {words(label)}
          </Link>
        </li>
      ))}
    </SideBar>
  );
}
