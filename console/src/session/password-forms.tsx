// The forms that ask for a password: to sign in, and to confirm.

import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Session } from '../../../src/http/api/session/contract.ts';
import { confirmSession, signIn } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
}

/** Keeps the e-mail when the password was wrong. */
export function SignInForm({ email = '', onSignedIn }: SignInFormProps): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { email, password: '' } });
  const entry = useMutation({ mutationFn: signIn, onSuccess: onSignedIn });
  const focused = { 'data-autofocus': true, autoFocus: true };
  return (
    <Form
      submit={words('signIn.submit')}
      act={entry}
      isMain
      onSubmit={form.onSubmit((values) => entry.mutate({ ...values, email: values.email.trim() }))}
    >
      <TextInput
        label={words('signIn.email')}
        type="email"
        maxLength={254}
        autoComplete="username"
        required
        size="md"
        {...form.getInputProps('email')}
        name="email"
        {...(email === '' ? focused : {})}
      />
      <PasswordInput
        label={words('signIn.password')}
        autoComplete="current-password"
        size="md"
        {...form.getInputProps('password')}
        name="password"
        {...(email === '' ? {} : focused)}
      />
    </Form>
  );
}

/** For the dialog that asks for the password again. */
export function ConfirmForm({ onConfirmed }: { readonly onConfirmed: () => void }): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { password: '' } });
  const confirmation = useMutation({ mutationFn: confirmSession, onSuccess: onConfirmed });
  return (
    <Form
      submit={words('confirm.submit')}
      act={confirmation}
      onSubmit={form.onSubmit((values) => confirmation.mutate(values))}
    >
      <p>{words('confirm.text')}</p>
      <PasswordInput
        label={words('signIn.password')}
        autoComplete="current-password"
        autoFocus
        data-autofocus
        {...form.getInputProps('password')}
        name="password"
      />
    </Form>
  );
}
