// Asks to confirm the password above the open page or dialog, which then continues.

import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useApi } from '../api/client.ts';
import { confirmSession } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';

/** Rendered once behind the sign-in; hidden until it is needed. */
export function ConfirmPassword(): ReactElement {
  const words = useWords();
  const { askWith } = useApi();
  const [answer, setAnswer] = useState<(isGiven: boolean) => void>();

  useEffect(() => askWith(() => new Promise((resolve) => setAnswer(() => resolve))), [askWith]);

  function close(isGiven: boolean): void {
    answer?.(isGiven);
    setAnswer(undefined);
  }

  return (
    <Dialog title={words('confirm.title')} isOpen={answer !== undefined} isOnTop onClose={() => close(false)}>
      <ConfirmForm onConfirmed={() => close(true)} onCancel={() => close(false)} />
    </Dialog>
  );
}

interface ConfirmFormProps {
  readonly onConfirmed: () => void;
  readonly onCancel: () => void;
}

function ConfirmForm({ onConfirmed, onCancel }: ConfirmFormProps): ReactElement {
  const words = useWords();
  const [password, setPassword] = useState('');
  const confirmation = useMutation({ mutationFn: confirmSession, onSuccess: onConfirmed });

  function submit(event: FormEvent): void {
    event.preventDefault();
    // The form that waits below is a form as well: this submission is not its own.
    event.stopPropagation();
    confirmation.mutate({ password });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p>{words('confirm.text')}</p>
      <ProblemNotice error={confirmation.error} />
      <PasswordInput
        label={words('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div className="buttons">
        <Button variant="default" onClick={onCancel}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" loading={confirmation.isPending}>
          {words('confirm.submit')}
        </Button>
      </div>
    </form>
  );
}
