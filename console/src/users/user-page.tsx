// /d/:id/users/:userId: profile, history and technical data of a user.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/console/contract.ts';
import { userQuery } from '../api/users.ts';
import { HistoryList } from '../history/history-list.tsx';
import { readAgain } from '../live/read-again.ts';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemPage } from '../parts/problem-page.tsx';
import { Segments } from '../parts/segments.tsx';
import { useHasRight } from '../session/rights.ts';
import { UserConflicts } from './user-conflicts.tsx';
import { UserData } from './user-data.tsx';
import { UserDeleted } from './user-deleted.tsx';
import { UserHead } from './user-head.tsx';
import { UserProfile } from './user-profile.tsx';
import { UserTechnical } from './user-technical.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/users/$userId');

export function UserPage(): ReactElement {
  const words = useWords();
  const { directoryId, userId } = route.useParams();
  const client = useQueryClient();
  const user = useQuery(userQuery(directoryId, userId));
  useReload(() => readAgain(client, userQuery(directoryId, userId).queryKey));
  return (
    <>
      <Link to="/d/$directoryId/users" params={{ directoryId }} className="back">
        ← {words('users.title')}
      </Link>
      {user.isPending && <Loading isPage lines={6} onRetry={() => user.refetch()} />}
      {user.data === undefined && user.error !== null && (
        <ProblemPage error={user.error} onRetry={() => user.refetch()} />
      )}
      {user.data !== undefined && <UserDetails directoryId={directoryId} user={user.data} />}
    </>
  );
}

function UserDetails({ directoryId, user }: { readonly directoryId: string; readonly user: Person }): ReactElement {
  const words = useWords();
  const { tab = 'profile' } = route.useSearch();
  const navigate = route.useNavigate();
  const canAdminister = useHasRight('administer');
  return (
    <>
      <UserHead user={user} />
      <UserConflicts directoryId={directoryId} userId={user.id} />
      {user.deletedAt !== undefined && <UserDeleted directoryId={directoryId} user={user} />}
      <Segments
        label={words('person.tabs')}
        chosen={tab}
        segments={[
          { key: 'profile', label: words('person.tab.profile') },
          { key: 'history', label: words('person.tab.history') },
          { key: 'technical', label: words('person.tab.technical') },
        ]}
        onChoose={(key) => navigate({ search: key === 'profile' ? {} : { tab: key }, replace: true })}
      />
      <div className="stack-wide tab-content">
        {tab === 'profile' && <UserProfile directoryId={directoryId} user={user} />}
        {tab === 'history' && (
          <Panel title={words('person.tab.history')}>
            <HistoryList history={user.history} />
          </Panel>
        )}
        {tab === 'technical' && <UserTechnical directoryId={directoryId} user={user} />}
        {tab === 'technical' && canAdminister && <UserData directoryId={directoryId} user={user} />}
      </div>
    </>
  );
}
