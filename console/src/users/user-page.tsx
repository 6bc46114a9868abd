// /d/:id/users/:userId: one user as a profile, as a history, and as Entra sees it.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { User } from '../../../src/http/api/schemas/users.ts';
import { userQuery } from '../api/users.ts';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { RecordPage } from '../parts/answer.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { Late, lateCode } from '../parts/late.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { useHasRight } from '../session/rights.ts';
import { useRecentUser } from './recent-users.ts';
import { UserData } from './user-data.tsx';
import { UserHead } from './user-head.tsx';
import { UserHistory } from './user-history.tsx';
import { UserConflicts, UserDeleted, UserFailure } from './user-notices.tsx';
import { UserProfile, UserTechnical } from './user-profile.tsx';

const cardTab = lateCode('user-card', () => import('../cards/user-card.tsx'));
const route = getRouteApi('/signed-in/d/$directoryId/users/$userId');

export function UserPage(): ReactElement {
  const words = useWords();
  const { directoryId, userId } = route.useParams();
  const query = userQuery(directoryId, userId);
  useReload(query.queryKey);
  return (
    <RecordPage
      back={<BackLink to="/d/$directoryId/users" params={{ directoryId }} label={words('users.title')} />}
      query={useQuery(query)}
    >
      {(user) => <UserDetails user={user} />}
    </RecordPage>
  );
}

function UserDetails({ user }: { readonly user: User }): ReactElement {
  const words = useWords();
  const { tab = 'profile' } = route.useSearch();
  const navigate = route.useNavigate();
  const canAdminister = useHasRight('administer');
  useRecentUser(route.useParams().directoryId, user);
  return (
    <>
      <UserHead user={user} />
      <UserFailure user={user} />
      <UserConflicts userId={user.id} />
      {user.deletedAt !== undefined && <UserDeleted user={user} />}
      <PageTabs
        label={words('person.tabs')}
        chosen={tab}
        tabs={(['profile', 'card', 'history', 'technical'] as const).map((key) => ({
          key,
          label: words(`person.tab.${key}`),
        }))}
        onChoose={(key) => navigate({ search: key === 'profile' ? {} : { tab: key }, replace: true, state: true })}
      >
        {tab === 'profile' && <UserProfile user={user} />}
        {tab === 'card' && <Late code={cardTab}>{({ UserCard }) => <UserCard userId={user.id} />}</Late>}
        {tab === 'history' && <UserHistory user={user} />}
        {tab === 'technical' && <UserTechnical user={user} />}
        {tab === 'technical' && canAdminister && <UserData user={user} />}
      </PageTabs>
    </>
  );
}
