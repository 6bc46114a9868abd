// Guards pages that need a session. When the session ends, the page stays as it is, and a dialog asks to
// sign in again in place.

import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactElement, type ReactNode, Suspense, useEffect, useRef } from 'react';
import type { Session } from '../../../src/http/api/session/contract.ts';
import { sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProblemPage } from '../parts/notice.tsx';
import { Page, SignedOutLayout } from '../parts/page.tsx';

const SignInForm = lazy(() => import('./password-forms.tsx').then(({ SignInForm: each }) => ({ default: each })));

/** Shows its children to signed-in administrators. */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactElement {
  const session = useQuery(sessionQuery);
  const email = useRef<string>(undefined);

  if (session.data === undefined) return <Unknown error={session.error} onRetry={() => session.refetch()} />;
  const isSignedIn = session.data.state === 'signed-in';
  if (isSignedIn) email.current = session.data.administrator?.email ?? '';
  if (email.current === undefined) return <ToSignIn />;
  return (
    <>
      {children}
      {!isSignedIn && <SignInAgain email={email.current} />}
    </>
  );
}

/** Evaluated once: the address changes while the sign-in page is loading. */
function ToSignIn(): null {
  const navigate = useNavigate();
  const here = useRef(useLocation({ select: ({ href }) => href }));
  useEffect(() => {
    navigate({ to: '/sign-in', search: { next: here.current }, replace: true });
  }, [navigate]);
  return null;
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

function SignInAgain({ email }: { readonly email: string }): ReactElement {
  const words = useWords();
  const client = useQueryClient();

  async function resume(session: Session): Promise<void> {
    client.setQueryData(sessionQuery.queryKey, session);
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  }

  return (
    <Dialog title={words('signIn.ended.title')} isOpen canDismiss={false} onClose={() => undefined}>
      <Stack>
        <p>{words('signIn.ended.text')}</p>
        <Suspense>
          <SignInForm email={email} onSignedIn={resume} />
        </Suspense>
      </Stack>
    </Dialog>
  );
}
