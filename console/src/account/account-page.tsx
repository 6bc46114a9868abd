// /account: password and sessions of the signed-in administrator.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { accountSessionsQuery } from '../api/account.ts';
import { sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionTable } from './session-table.tsx';

export function AccountPage(): ReactElement {
  const words = useWords();
  const session = useQuery(sessionQuery);
  const sessions = useQuery(accountSessionsQuery);
  return (
    <main id="content" className="page">
      <PageTitle
        title={words('account.title')}
        intro={words('account.intro', { email: session.data?.administrator?.email ?? '' })}
      />
      <div className="stack-wide">
        <Panel title={words('account.password')}>
          <PasswordForm />
        </Panel>
        <Panel title={words('account.sessions')}>
          {sessions.isPending && <Loading lines={3} onRetry={() => sessions.refetch()} />}
          <ProblemNotice error={sessions.error} onRetry={() => sessions.refetch()} />
          {sessions.data !== undefined && <SessionTable sessions={sessions.data} />}
        </Panel>
      </div>
    </main>
  );
}
