// Email and password, on the sign-in page and in the dialog of an expired session.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { ConsoleSession } from '../../../src/http/console/contract.ts';
import { signIn } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn: (session: ConsoleSession) => void;
}

/** Keeps the email when the password was wrong. */
export function SignInForm({ email: known = '', onSignedIn }: SignInFormProps): ReactElement {
  const words = useWords();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const entry = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });

  function submit(event: FormEvent): void {
    event.preventDefault();
    entry.mutate({ email: email.trim(), password });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <ProblemNotice error={entry.error} />
      <TextInput
        label={words('signIn.email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        {...(known === '' ? { 'data-autofocus': true, autoFocus: true } : {})}
      />
      <PasswordInput
        label={words('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        {...(known === '' ? {} : { 'data-autofocus': true, autoFocus: true })}
      />
      <Button type="submit" size="md" fullWidth loading={entry.isPending}>
        {words('signIn.submit')}
      </Button>
    </form>
  );
}
