// The form of /welcome: email (first administrator only) and password with its strength.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { acceptInvitation, sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';
import { NewPassword } from './new-password.tsx';

interface WelcomeFormProps {
  readonly secret: string;
  /** Known for an invited administrator; the first one chooses it. */
  readonly email?: string;
}

export function WelcomeForm({ secret, email: invited }: WelcomeFormProps): ReactElement {
  const words = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const entry = useMutation({
    mutationFn: acceptInvitation,
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/directories', replace: true });
    },
  });
  return (
    <Form
      error={entry.error}
      submit={words(invited === undefined ? 'welcome.submit.first' : 'welcome.submit.invited')}
      isBusy={entry.isPending}
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
