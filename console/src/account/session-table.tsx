// The signed-in browsers. Each but this one can be signed out here.

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { AccountSession } from '../../../src/http/console/contract.ts';
import { accountSessionsQuery, endOtherSessions, endSession } from '../api/account.ts';
import type { Mutation } from '../api/client.ts';
import { useWords } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Moment } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';

interface SessionTableProps {
  readonly sessions: readonly AccountSession[];
}

export function SessionTable({ sessions }: SessionTableProps): ReactElement {
  const words = useWords();
  const end = useEnd(endSession);
  const hasOthers = sessions.some(({ isThisOne }) => !isThisOne);
  return (
    <div className="stack">
      <ProblemNotice error={end.error} />
      <table className="table">
        <thead>
          <tr>
            {(['device', 'network', 'createdAt', 'lastSeenAt'] as const).map((column) => (
              <th key={column} scope="col">
                {words(`account.sessions.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="unseen">{words('account.sessions.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
          ))}
        </tbody>
      </table>
      {hasOthers && <EndOthers />}
    </div>
  );
}

interface SessionRowProps {
  readonly session: AccountSession;
  readonly onEnd: () => void;
}

function SessionRow({ session, onEnd }: SessionRowProps): ReactElement {
  const words = useWords();
  const device = session.device ?? words('account.sessions.unknown');
  return (
    <tr>
      <th scope="row">{device}</th>
      <td data-label={words('account.sessions.network')}>{session.network ?? words('app.none')}</td>
      <td data-label={words('account.sessions.createdAt')}>
        <Moment at={session.createdAt} />
      </td>
      <td data-label={words('account.sessions.lastSeenAt')}>
        <Moment at={session.lastSeenAt} />
      </td>
      <td className="number">
        {session.isThisOne ? (
          <Status tone="good">{words('account.sessions.this')}</Status>
        ) : (
          <Button variant="default" size="xs" aria-label={words('account.sessions.endOf', { device })} onClick={onEnd}>
            {words('app.signOut')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function EndOthers(): ReactElement {
  const words = useWords();
  const [isAsking, setAsking] = useState(false);
  const end = useEnd(endOtherSessions, () => setAsking(false));
  return (
    <div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words('account.sessions.endOthers')}
      </Button>
      <ConfirmDialog
        title={words('account.sessions.endOthers.title')}
        confirm={words('account.sessions.endOthers')}
        isOpen={isAsking}
        isBusy={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>{words('account.sessions.endOthers.text')}</p>
      </ConfirmDialog>
    </div>
  );
}

/** The list is read again, also when a session had ended already. */
function useEnd<Named = void>(end: Mutation<Named>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: () => onDone?.(),
    onSettled: () => client.invalidateQueries({ queryKey: accountSessionsQuery.queryKey }),
  });
}
