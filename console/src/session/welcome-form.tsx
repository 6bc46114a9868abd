// The form of /welcome: e-mail (first administrator only) and password with a hint of its strength.

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { acceptInvitation, sessionQuery } from '../api/session.ts';
import { useWords } from '../locales/provider.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { judgePassword, minPasswordLength } from './password-strength.ts';

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
      <PasswordInput
        label={words('welcome.password')}
        description={words('welcome.password.hint')}
        name="new-password"
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={minPasswordLength}
        maxLength={256}
        size="md"
        autoFocus={invited !== undefined}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Strength password={password} />
      <Button type="submit" size="md" fullWidth loading={entry.isPending}>
        {words('welcome.submit')}
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

const filledSteps = { short: 1, weak: 1, fair: 2, strong: 3 } as const;

function Strength({ password }: { readonly password: string }): ReactElement {
  const words = useWords();
  const verdict = judgePassword(password);
  const filled = password === '' ? 0 : filledSteps[verdict.kind];
  const text =
    verdict.kind === 'short' ? words('password.short', { count: verdict.missing }) : words(`password.${verdict.kind}`);
  return (
    <div className={`strength strength-${verdict.kind}`}>
      <span className="strength-bar" aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <i key={step} className={step <= filled ? 'on' : ''} />
        ))}
      </span>
      <span role="status">{text}</span>
    </div>
  );
}
