// /d/:id/users/:userId: one person as a profile, as a history, and as Entra sees it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Person } from '../../../src/http/console/contract.ts';
import { personQuery } from '../api/resources.ts';
import { HistoryList } from '../history/history-list.tsx';
import { readAgain } from '../live/read-again.ts';
import { useReload } from '../live/reload.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemPage } from '../parts/problem-page.tsx';
import { Segments } from '../parts/segments.tsx';
import { useCanAdminister } from '../session/rights.ts';
import { PersonConflicts } from './person-conflicts.tsx';
import { PersonData } from './person-data.tsx';
import { PersonDeleted } from './person-deleted.tsx';
import { PersonHead } from './person-head.tsx';
import { PersonProfile } from './person-profile.tsx';
import { PersonTechnical } from './person-technical.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/users/$userId');

export function PersonPage(): ReactElement {
  const words = useWords();
  const { directoryId, userId } = route.useParams();
  const client = useQueryClient();
  const person = useQuery(personQuery(directoryId, userId));
  useReload(() => readAgain(client, personQuery(directoryId, userId).queryKey));
  return (
    <>
      <Link to="/d/$directoryId/users" params={{ directoryId }} className="back">
        ← {words('users.title')}
      </Link>
      {person.isPending && <Loading isPage lines={6} onRetry={() => person.refetch()} />}
      {person.data === undefined && person.error !== null && (
        <ProblemPage error={person.error} onRetry={() => person.refetch()} />
      )}
      {person.data !== undefined && <PersonParts directoryId={directoryId} person={person.data} />}
    </>
  );
}

function PersonParts({ directoryId, person }: { readonly directoryId: string; readonly person: Person }): ReactElement {
  const words = useWords();
  const { tab = 'profile' } = route.useSearch();
  const navigate = route.useNavigate();
  const canAdminister = useCanAdminister();
  return (
    <>
      <PersonHead person={person} />
      <PersonConflicts directoryId={directoryId} userId={person.id} />
      {person.deletedAt !== undefined && <PersonDeleted directoryId={directoryId} person={person} />}
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
        {tab === 'profile' && <PersonProfile directoryId={directoryId} person={person} />}
        {tab === 'history' && (
          <Panel title={words('person.tab.history')}>
            <HistoryList history={person.history} />
          </Panel>
        )}
        {tab === 'technical' && <PersonTechnical directoryId={directoryId} person={person} />}
        {tab === 'technical' && canAdminister && <PersonData directoryId={directoryId} person={person} />}
      </div>
    </>
  );
}
