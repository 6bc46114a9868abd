// The lines of the list of groups.

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import type { GroupPage } from '../../../src/http/console/contract.ts';
import { formatCount } from '../locales/format.ts';
import { useSpeech } from '../locales/provider.tsx';
import { Moment } from '../parts/moment.tsx';
import { VirtualRows } from '../parts/virtual-rows.tsx';

const rowHeight = 52;

interface GroupsTableProps {
  readonly directoryId: string;
  readonly groups: Pick<
    UseInfiniteQueryResult,
    'fetchNextPage' | 'hasNextPage' | 'isFetchingNextPage' | 'isPlaceholderData'
  >;
  readonly pages: readonly GroupPage[];
}

export function GroupsTable({ directoryId, groups, pages }: GroupsTableProps): ReactElement {
  const { words, language } = useSpeech();
  const rows = useMemo(() => pages.flatMap((page) => page.groups), [pages]);
  const { fetchNextPage, isFetchingNextPage } = groups;
  const more = useCallback(() => {
    if (!isFetchingNextPage) fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage]);
  return (
    <VirtualRows
      label={words('groups.title')}
      loaded={rows.length}
      total={pages[0]?.total ?? rows.length}
      rowHeight={rowHeight}
      hasMore={groups.hasNextPage}
      onMore={more}
      isStale={groups.isPlaceholderData}
      head={
        <div className="row-grid groups-grid">
          <span>{words('groups.name')}</span>
          <span>{words('groups.members')}</span>
          <span>{words('groups.changed')}</span>
        </div>
      }
      renderRow={(index) => {
        const group = rows[index];
        if (group === undefined) return null;
        return (
          <div className="row-grid groups-grid">
            <span>
              <Link
                to="/d/$directoryId/groups/$groupId"
                params={{ directoryId, groupId: group.id }}
                className="row-link"
              >
                {group.displayName}
              </Link>
            </span>
            <span>{formatCount(group.members, language)}</span>
            <span className="quiet">
              <Moment at={group.changedAt} />
            </span>
          </div>
        );
      }}
    />
  );
}
