// /welcome#<secret>: the first administrator or an invited one sets a password. The secret stays in the fragment, which
// browsers do not send.

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { invitationQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { SignedOutLayout } from '../parts/signed-out-layout.tsx';
import { WelcomeForm } from './welcome-form.tsx';

export function WelcomePage(): ReactElement {
  const secret = useLocation({ select: ({ hash }) => hash });
  return (
    <SignedOutLayout>{secret === '' ? <NoSecret /> : <Invitation key={secret} secret={secret} />}</SignedOutLayout>
  );
}

function Invitation({ secret }: { readonly secret: string }): ReactElement {
  const words = useWords();
  const preview = useQuery(invitationQuery(secret));
  if (preview.isPending) return <Loading lines={3} />;
  const email = preview.data?.email;
  const intro = email === undefined ? words('welcome.first') : words('welcome.invited', { email });
  return (
    <>
      <PageTitle title={words('welcome.title')} {...(preview.isSuccess ? { intro } : {})} />
      {preview.isSuccess ? (
        <WelcomeForm secret={secret} {...(email === undefined ? {} : { email })} />
      ) : (
        <Refused error={preview.error} />
      )}
    </>
  );
}

function Refused({ error }: { readonly error: unknown }): ReactElement {
  return (
    <>
      <ProblemNotice error={error} />
      <ToSignIn />
    </>
  );
}

function NoSecret(): ReactElement {
  const words = useWords();
  return (
    <>
      <PageTitle title={words('welcome.noSecret.title')} intro={words('welcome.noSecret.text')} />
      <ToSignIn />
    </>
  );
}

function ToSignIn(): ReactElement {
  const words = useWords();
  return (
    <Button component={Link} to="/sign-in" variant="default">
      {words('welcome.toSignIn')}
    </Button>
  );
}
