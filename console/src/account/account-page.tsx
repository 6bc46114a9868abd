// /account: the signed-in administrator's own password and sessions.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { accountSessionsQuery } from '../api/account.ts';
import { sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionTable } from './session-table.tsx';

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
