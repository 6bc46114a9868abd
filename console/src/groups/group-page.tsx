// /d/:id/groups/:groupId: who is in the group, and what happened to it.

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { GroupDetail } from '../../../src/http/console/contract.ts';
import { groupQuery } from '../api/resources.ts';
import { HistoryList } from '../history/history-list.tsx';
import { useWords } from '../locales/provider.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemPage } from '../parts/problem-page.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/groups/$groupId');

export function GroupPage(): ReactElement {
  const words = useWords();
  const { directoryId, groupId } = route.useParams();
  const group = useQuery(groupQuery(directoryId, groupId));
  return (
    <>
      <Link to="/d/$directoryId/groups" params={{ directoryId }} className="back">
        ← {words('groups.title')}
      </Link>
      {group.isPending && <Loading isPage lines={6} onRetry={() => group.refetch()} />}
      {group.data === undefined && group.error !== null && (
        <ProblemPage error={group.error} onRetry={() => group.refetch()} />
      )}
      {group.data !== undefined && <Group directoryId={directoryId} group={group.data} />}
    </>
  );
}

function Group({ directoryId, group }: { readonly directoryId: string; readonly group: GroupDetail }): ReactElement {
  const words = useWords();
  return (
    <>
      <PageTitle title={group.displayName} intro={words('group.members.count', { count: group.members })} />
      <div className="stack-wide">
        <Panel title={words('group.members')}>
          {group.people.length === 0 && <p className="quiet">{words('group.noMembers')}</p>}
          <ul className="chips">
            {group.people.map(({ id, displayName }) => (
              <li key={id}>
                {displayName === undefined ? (
                  <span className="quiet">{words('person.unknown', { id })}</span>
                ) : (
                  <Link to="/d/$directoryId/users/$userId" params={{ directoryId, userId: id }}>
                    {displayName}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          {group.people.length < group.members && (
            <p className="quiet small">{words('group.members.cut', { count: group.people.length })}</p>
          )}
        </Panel>
        <Panel title={words('group.history')}>
          <HistoryList history={group.history} />
        </Panel>
      </div>
    </>
  );
}
