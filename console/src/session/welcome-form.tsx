// The form of /welcome: email (first administrator only) and password with its strength.

import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { acceptInvitation, sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { NewPassword } from './new-password.tsx';

interface WelcomeFormProps {
  readonly secret: string;
  /** Known for an invited administrator; the first one chooses it. */
  readonly email?: string;
}

export function WelcomeForm({ secret, email: invited }: WelcomeFormProps): ReactElement {
  const words = useWords();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entry = useAcceptance();

  function submit(event: FormEvent): void {
    event.preventDefault();
    entry.mutate({ secret, password, ...(invited === undefined ? { email: email.trim() } : {}) });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <ProblemNotice error={entry.error} />
      {invited === undefined && (
        <TextInput
          label={words('welcome.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          withAsterisk={false}
          size="md"
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      )}
      <NewPassword
        label={words('welcome.password')}
        size="md"
        autoFocus={invited !== undefined}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" size="md" fullWidth loading={entry.isPending}>
        {words(invited === undefined ? 'welcome.submit.first' : 'welcome.submit.invited')}
      </Button>
    </form>
  );
}

function useAcceptance() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: acceptInvitation,
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session);
      await navigate({ to: '/directories', replace: true });
    },
  });
}
