// Guards pages that need a session. When the session ends, the page stays as it is, and a dialog asks to
// sign in again in place.

import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import type { Session } from '../../../src/http/api/session/contract.ts';
import { useApi } from '../api/client.ts';
import { markEnded, sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Late } from '../parts/late.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProblemPage } from '../parts/notice.tsx';
import { Page, SignedOutLayout } from '../parts/page.tsx';
import { passwordForms } from './late-forms.ts';

/** Shows its children to signed-in administrators. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactElement {
  const session = useQuery(sessionQuery);
  const answer = useWaitingRequests();
  if (session.data === undefined) return <Unknown error={session.error} onRetry={() => session.refetch()} />;
  const { state, administrator } = session.data;
  if (administrator === undefined) return <ToSignIn />;
  return (
    <>
      {children}
      {state === 'signed-out' && <SignInAgain email={administrator.email} onAnswer={answer} />}
    </>
  );
}

/** Changes that the end of the session has stopped wait here; the returned function lets them go on, or fail. */
function useWaitingRequests(): (isRepeated: boolean) => void {
  const client = useQueryClient();
  const { askWith } = useApi();
  const resolve = useRef<(isRepeated: boolean) => void>(undefined);
  useEffect(
    () =>
      askWith('session', () => {
        client.setQueryData(sessionQuery.queryKey, markEnded);
        return new Promise((answered) => {
          resolve.current = answered;
        });
      }),
    [askWith, client],
  );
  return (isRepeated) => resolve.current?.(isRepeated);
}

/** Evaluated once: the address changes while the sign-in page is loading. Its bar is there already. */
function ToSignIn(): ReactElement {
  const navigate = useNavigate();
  const here = useRef(useLocation({ select: ({ href }) => href }));
  useEffect(() => {
    navigate({ to: '/sign-in', search: { next: here.current }, replace: true });
  }, [navigate]);
  return <SignedOutLayout>{null}</SignedOutLayout>;
}

function Unknown({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  if (error === null) {
    return (
      <Page>
        <Loading isPage onRetry={onRetry} />
      </Page>
    );
  }
  return (
    <SignedOutLayout>
      <ProblemPage error={error} onRetry={onRetry} />
    </SignedOutLayout>
  );
}

interface SignInAgainProps {
  readonly email: string;
  readonly onAnswer: (isRepeated: boolean) => void;
}

/** What one administrator has begun is not sent in the name of another. */
function SignInAgain({ email, onAnswer }: SignInAgainProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();

  async function resume(session: Session): Promise<void> {
    client.setQueryData(sessionQuery.queryKey, session);
    onAnswer(session.administrator?.email === email);
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  }

  return (
    <Dialog title={words('signIn.ended.title')} isOpen canDismiss={false} onClose={() => undefined}>
      <Stack>
        <p>{words('signIn.ended.text')}</p>
        <Late code={passwordForms}>{({ SignInForm }) => <SignInForm email={email} onSignedIn={resume} />}</Late>
      </Stack>
    </Dialog>
  );
}
