// The browsers that are signed in; each except this one can be signed out from here.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { AccountSession } from '../../../src/http/api/session/contract.ts';
import { accountSessionsQuery, endOtherSessions, endSession } from '../api/account.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Moment } from '../parts/moment.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Status } from '../parts/status.tsx';

/** The list is read again also when the session had ended already. */
const rereads = [accountSessionsQuery.queryKey];

export function SessionTable({ sessions }: { readonly sessions: readonly AccountSession[] }): ReactElement {
  const words = useWords();
  const end = useChange(endSession, { rereads });
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
      {sessions.some(({ isThisOne }) => !isThisOne) && (
        <Group>
          <DialogButton label={words('account.sessions.endOthers')} title={words('account.sessions.endOthers.title')}>
            {(close) => <EndOthers onClose={close} />}
          </DialogButton>
        </Group>
      )}
    </Stack>
  );
}

function EndOthers({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const end = useChange(endOtherSessions, { rereads, onDone: onClose });
  return (
    <Form
      submit={words('account.sessions.endOthers')}
      act={end}
      isDangerous
      onSubmit={() => end.mutate()}
      onCancel={onClose}
    >
      <p>{words('account.sessions.endOthers.text')}</p>
    </Form>
  );
}
