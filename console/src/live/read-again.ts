// Reads a query again after an event. A pending first response may be older than the event, and an invalidation alone would
// keep waiting for it.

import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Cancels what is being read under the key and reads it again. */
export async function readAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await client.cancelQueries({ queryKey });
  await client.invalidateQueries({ queryKey });
}
