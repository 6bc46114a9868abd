// The query cache. It also detects the end of a session.

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Api } from './client.ts';
import { isSignedOut, isTemporary } from './problem-error.ts';
import { markEnded, sessionQuery } from './session.ts';

const maxRetries = 2;

/**
 * The query cache over one API; a 401 anywhere marks the session as ended. A browser that takes itself to be offline asks all the same: the
 * request fails and says so, where one that waits would turn for ever.
 */
export function createQueryClient(api: Api): QueryClient {
  const notice = (error: unknown): void => {
    if (isSignedOut(error)) client.setQueryData(sessionQuery.queryKey, markEnded);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        meta: { api },
        networkMode: 'always',
        staleTime: 2_000,
        retry: (count, error) => count < maxRetries && isTemporary(error),
        retryDelay: 500,
      },
      mutations: { meta: { api }, networkMode: 'always' },
    },
  });
  return client;
}
