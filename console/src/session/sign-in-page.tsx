// /sign-in: returns to the page before. Before the first administrator exists, it explains where the setup link is.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Session } from '../../../src/http/api/session/contract.ts';
import { sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { SignedOutLayout } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Hint } from '../parts/text.tsx';
import { SignInForm } from './password-forms.tsx';
import { returnPlace } from './return-place.ts';

const route = getRouteApi('/sign-in');

export function SignInPage(): ReactElement {
  const words = useWords();
  const session = useQuery(sessionQuery);
  const client = useQueryClient();
  const router = useRouter();
  const { next } = route.useSearch();

  function enter(entered: Session): void {
    client.setQueryData(sessionQuery.queryKey, entered);
    router.history.push(returnPlace(next));
  }

  if (session.data?.state === 'setup') return <BeforeFirstAdministrator />;
  return (
    <SignedOutLayout>
      <PageTitle title={words('signIn.title')} />
      <SignInForm onSignedIn={enter} />
      <Hint>{words('signIn.forgotten')}</Hint>
    </SignedOutLayout>
  );
}

function BeforeFirstAdministrator(): ReactElement {
  const words = useWords();
  return (
    <SignedOutLayout>
      <PageTitle title={words('signIn.setup.title')} />
      <p>{words('signIn.setup.text', { link: `${location.origin}/welcome#` })}</p>
    </SignedOutLayout>
  );
}
