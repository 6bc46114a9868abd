// /d/:id/groups/:groupId: members and history of a group.

import { Box, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Fragment, type ReactElement } from 'react';
import type { Group } from '../../../src/http/api/schemas/users.ts';
import { groupQuery } from '../api/groups.ts';
import { useRows } from '../api/rows.ts';
import { userRows } from '../api/users.ts';
import { HistoryList } from '../history/history-list.tsx';
import { useReload } from '../live/reload.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { RecordPage, RowsAnswer } from '../parts/answer.tsx';
import { BackLink } from '../parts/back-link.tsx';
import { SearchField } from '../parts/filters.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageTabs } from '../parts/page-tabs.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { useDirectoryId } from '../session/rights.ts';
import { useColumns } from '../users/columns.ts';
import { GroupLinks } from '../users/group-links.tsx';
import { UsersTable } from '../users/users-table.tsx';

const route = getRouteApi('/signed-in/d/$directoryId/groups/$groupId');

export function GroupPage(): ReactElement {
  const words = useWords();
  const { directoryId, groupId } = route.useParams();
  const query = groupQuery(directoryId, groupId);
  useReload(query.queryKey);
  return (
    <RecordPage
      back={<BackLink to="/d/$directoryId/groups" params={{ directoryId }} label={words('groups.title')} />}
      query={useQuery(query)}
    >
      {(group) => <GroupDetails group={group} />}
    </RecordPage>
  );
}

function GroupDetails({ group }: { readonly group: Group }): ReactElement {
  const words = useWords();
  const { tab = 'members', search } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageTitle title={group.displayName} intro={words('group.members.count', { count: group.members })} />
      {group.namesakes.length > 0 && <Namesakes groups={group.namesakes} />}
      <PageTabs
        label={words('group.tabs')}
        chosen={tab}
        tabs={(['members', 'history'] as const).map((key) => ({ key, label: words(`group.${key}`) }))}
        onChoose={(key) => navigate({ search: key === 'members' ? {} : { tab: key }, replace: true, state: true })}
      >
        {tab === 'members' && (
          <GroupMembers
            group={group}
            search={search}
            onSearch={(text) => navigate({ search: text === '' ? {} : { search: text }, replace: true, state: true })}
          />
        )}
        {tab === 'history' && (
          <Panel title={words('group.history')}>
            <HistoryList history={group.history} named={group.named} />
          </Panel>
        )}
      </PageTabs>
    </>
  );
}

/** A client that matches groups by name finds all of these. */
function Namesakes({ groups }: { readonly groups: Group['namesakes'] }): ReactElement {
  const { words, problemText } = useLocale();
  const directoryId = useDirectoryId();
  return (
    <Notice tone="warning">
      {problemText('BC-303')?.cause} {problemText('BC-303')?.fix}{' '}
      {groups.map(({ id, displayName }, index) => (
        <Fragment key={id}>
          {index > 0 && ' · '}
          <Link to="/d/$directoryId/groups/$groupId" params={{ directoryId, groupId: id }}>
            {words('group.namesake', { name: displayName ?? id })}
          </Link>
        </Fragment>
      ))}
    </Notice>
  );
}

interface GroupMembersProps {
  readonly group: Group;
  readonly search: string | undefined;
  readonly onSearch: (text: string) => void;
}

function GroupMembers({ group, search, onSearch }: GroupMembersProps): ReactElement {
  const words = useWords();
  const directoryId = useDirectoryId();
  const users = useRows(userRows(directoryId, { group: group.id, search }));
  const [columns] = useColumns();
  return (
    <>
      {group.groups.length > 0 && (
        <section aria-label={words('group.groups')}>
          <h2>{words('group.groups')}</h2>
          <GroupLinks groups={group.groups} />
        </section>
      )}
      {group.pending > 0 && <Notice>{words('group.pending', { count: group.pending })}</Notice>}
      {(search !== undefined || group.members > 0) && (
        <Box>
          <SearchField label={words('group.search')} value={search ?? ''} onSearch={onSearch} />
        </Box>
      )}
      <RowsAnswer
        rows={users}
        empty={
          <Text c="dimmed">
            {search === undefined ? words('group.noMembers') : words('groups.filtered.members', { search })}
          </Text>
        }
      >
        <UsersTable label={words('group.members')} users={users} chosen={columns} />
      </RowsAnswer>
    </>
  );
}
