// /account: the signed-in administrator's own password and sessions.

import { Box, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { AccountSession } from '../../../src/http/api/session/contract.ts';
import { accountSessionsQuery, changePassword, endOtherSessions, endSession } from '../api/account.ts';
import { sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Moment } from '../parts/moment.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { NewPassword } from '../session/new-password.tsx';

export function AccountPage(): ReactElement {
  const words = useWords();
  const session = useQuery(sessionQuery);
  const sessions = useQuery(accountSessionsQuery);
  return (
    <Page>
      <PageTitle
        title={words('account.title')}
        intro={words('account.intro', { email: session.data?.administrator?.email ?? '' })}
      />
      <Panel title={words('account.password')}>
        <PasswordForm />
      </Panel>
      <Panel title={words('account.sessions')}>
        <Answer query={sessions} lines={3}>
          {(data) => <SessionTable sessions={data} />}
        </Answer>
      </Panel>
    </Page>
  );
}

/** Changes the password, with the current one. All other sessions end with it. */
function PasswordForm(): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { current: '', password: '' } });
  const change = useChange(changePassword, { rereads: [accountSessionsQuery.queryKey], onDone: form.reset });
  return (
    <Box maw={480}>
      <Form
        submit={words('account.password.submit')}
        act={change}
        onSubmit={form.onSubmit((values) => change.mutate(values))}
      >
        <Text c="dimmed">{words('account.password.text')}</Text>
        {change.isSuccess && <Notice role="status">{words('account.password.done')}</Notice>}
        <PasswordInput
          label={words('account.password.current')}
          autoComplete="current-password"
          {...form.getInputProps('current')}
          name="password"
        />
        <NewPassword label={words('account.password.new')} {...form.getInputProps('password')} />
      </Form>
    </Box>
  );
}

/** The list is read again also when the session had ended already. */
const rereads = [accountSessionsQuery.queryKey];

/** The browsers that are signed in; each except this one can be signed out from here. */
function SessionTable({ sessions }: { readonly sessions: readonly AccountSession[] }): ReactElement {
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
            <EndOthers />
          </DialogButton>
        </Group>
      )}
    </Stack>
  );
}

function EndOthers(): ReactElement {
  const words = useWords();
  const end = useChange(endOtherSessions, { rereads, onDone: useClose() });
  return (
    <Form submit={words('account.sessions.endOthers')} act={end} isDangerous onSubmit={() => end.mutate()}>
      <p>{words('account.sessions.endOthers.text')}</p>
    </Form>
  );
}
