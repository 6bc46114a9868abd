// The users whose pages were opened last, for the search: kept in memory until sign-out, because names do not belong in a browser's storage.

import { queryOptions, skipToken, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { User } from '../../../src/http/api/schemas/users.ts';

export interface RecentUser {
  readonly directoryId: string;
  readonly id: string;
  readonly displayName: string;
}

const most = 5;

/** Nothing reads it from the server. */
export const recentUsersQuery = queryOptions<readonly RecentUser[]>({
  queryKey: ['recent users'],
  queryFn: skipToken,
  gcTime: Number.POSITIVE_INFINITY,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Puts a user first among the recent ones. */
export function useRecentUser(directoryId: string, { id, displayName }: Pick<User, 'id' | 'displayName'>): void {
  const client = useQueryClient();
  useEffect(() => {
    client.setQueryData(recentUsersQuery.queryKey, (known: readonly RecentUser[] = []) =>
      [{ directoryId, id, displayName }, ...known.filter((each) => each.id !== id)].slice(0, most),
    );
  }, [client, directoryId, id, displayName]);
}
