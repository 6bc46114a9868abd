// The browsers that are signed in; each except this one can be signed out from here.

import { Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { AccountSession } from '../../../src/http/api/contract.ts';
import { accountSessionsQuery, endOtherSessions, endSession } from '../api/account.ts';
import type { Mutation } from '../api/client.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';

export function SessionTable({ sessions }: { readonly sessions: readonly AccountSession[] }): ReactElement {
  const words = useWords();
  const end = useEnd(endSession);
  const deviceOf = ({ device }: AccountSession): string => device ?? words('account.sessions.unknown');
  return (
    <Stack>
      <ProblemNotice error={end.error} />
      <DataTable
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          { label: words('account.sessions.device'), cell: deviceOf },
          { label: words('account.sessions.network'), cell: ({ network }) => network ?? words('app.none') },
          { label: words('account.sessions.createdAt'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
          { label: words('account.sessions.lastSeenAt'), cell: ({ lastSeenAt }) => <Moment at={lastSeenAt} /> },
          {
            label: words('account.sessions.actions'),
            isAction: true,
            cell: (session) =>
              session.isThisOne ? (
                <Status tone="good">{words('account.sessions.this')}</Status>
              ) : (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={words('account.sessions.endOf', { device: deviceOf(session) })}
                  onClick={() => end.mutate(session.id)}
                >
                  {words('app.signOut')}
                </Button>
              ),
          },
        ]}
      />
      {sessions.some(({ isThisOne }) => !isThisOne) && <EndOthers />}
    </Stack>
  );
}

function EndOthers(): ReactElement {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const end = useEnd(endOtherSessions, () => setAsking(false));
  return (
    <Group>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words('account.sessions.endOthers')}
      </Button>
      <ConfirmDialog
        title={words('account.sessions.endOthers.title')}
        confirm={words('account.sessions.endOthers')}
        isOpen={isAsking}
        act={end}
        onConfirm={() => end.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{words('account.sessions.endOthers.text')}</p>
      </ConfirmDialog>
    </Group>
  );
}

/** The list is read again also when the session had ended already. */
function useEnd<Variable = void>(end: Mutation<Variable>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: () => onDone?.(),
    onSettled: () => client.invalidateQueries({ queryKey: accountSessionsQuery.queryKey }),
  });
}
