// /welcome#<secret>: the first administrator or an invited one sets a password. The secret stays in the fragment, which
// browsers do not send.

import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { acceptInvitation, invitationQuery, sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { given } from '../parts/address.ts';
import { Form } from '../parts/form.tsx';
import { Loading } from '../parts/loading.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { SignedOutLayout } from '../parts/page.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { NewPassword } from './new-password.tsx';

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
      {preview.isSuccess ? <WelcomeForm secret={secret} {...given({ email })} /> : <Refused error={preview.error} />}
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

interface WelcomeFormProps {
  readonly secret: string;
  /** Known for an invited administrator; the first one chooses it. */
  readonly email?: string;
}

/** E-mail (first administrator only) and password with its strength. */
function WelcomeForm({ secret, email: invited }: WelcomeFormProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const entry = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/', replace: true });
    },
  });
  return (
    <Form
      submit={words(invited === undefined ? 'welcome.submit.first' : 'welcome.submit.invited')}
      act={entry}
      isMain
      onSubmit={form.onSubmit(({ email, password }) =>
        entry.mutate({ secret, password, ...(invited === undefined ? { email: email.trim() } : {}) }),
      )}
    >
      {invited === undefined && (
        <TextInput
          label={words('welcome.email')}
          type="email"
          maxLength={254}
          autoComplete="username"
          required
          size="md"
          autoFocus
          {...form.getInputProps('email')}
          name="email"
        />
      )}
      <NewPassword
        label={words('welcome.password')}
        size="md"
        autoFocus={invited !== undefined}
        {...form.getInputProps('password')}
      />
    </Form>
  );
}
