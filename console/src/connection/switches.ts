// Changes the two switches: shown immediately, reverted when the server rejects the change.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { directoriesQuery, directoryQuery, turnSwitches } from '../api/directories.ts';
import { useDirectoryId } from '../session/rights.ts';

/** Turns switches of a directory on and off. */
export function useSwitches() {
  const directoryId = useDirectoryId();
  const client = useQueryClient();
  const { queryKey } = directoryQuery(directoryId);
  return useMutation({
    mutationFn: turnSwitches(directoryId),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey, exact: true });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (directory) => (directory === undefined ? undefined : { ...directory, ...change }));
      return { before };
    },
    onSuccess: (directory) => client.setQueryData(queryKey, directory),
    onError: (_error, _change, snapshot) => client.setQueryData(queryKey, snapshot?.before),
    onSettled: () => client.invalidateQueries({ queryKey: directoriesQuery.queryKey }),
  });
}
