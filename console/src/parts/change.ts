// A change on the server, and what is read again after it.

import {
  type MutationFunction,
  type QueryKey,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';

interface ChangeOptions<Answer> {
  /** The keys of what the change concerns; it is read again also after a failure, which may say that it was out of date. */
  readonly rereads?: readonly QueryKey[];
  readonly onDone?: (answer: Answer) => unknown;
}

/** An answer, which may hold a secret, is kept no longer than the screen that shows it. */
export function useChange<Answer, Variables>(
  change: MutationFunction<Answer, Variables>,
  { rereads = [], onDone }: ChangeOptions<Answer>,
): UseMutationResult<Answer, Error, Variables> {
  const client = useQueryClient();
  const readAgain = (): Promise<unknown> =>
    Promise.all(rereads.map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      await readAgain();
      await onDone?.(answer);
    },
    onError: () => void readAgain(),
    gcTime: 0,
  });
}
