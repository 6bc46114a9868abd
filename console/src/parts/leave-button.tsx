// Ends a session that began with a link.

import { Button } from '@mantine/core';
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Mutation } from '../api/client.ts';
import { useWords } from '../locales/locale.tsx';

interface LeaveButtonProps {
  readonly act: Mutation<void, void>;
  /** Of the session, which is read again. */
  readonly session: QueryKey;
}

export function LeaveButton({ act, session }: LeaveButtonProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const leaving = useMutation({ mutationFn: act, onSuccess: () => client.resetQueries({ queryKey: session }) });
  return (
    <Button variant="default" size="xs" onClick={() => leaving.mutate()}>
      {words('app.signOut')}
    </Button>
  );
}
