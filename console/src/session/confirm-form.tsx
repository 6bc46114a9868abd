// The form of the dialog that asks for the password again.

import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { confirmSession } from '../api/session.ts';
import { useWords } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';

interface ConfirmFormProps {
  readonly onConfirmed: () => void;
  readonly onCancel: () => void;
}

export function ConfirmForm({ onConfirmed, onCancel }: ConfirmFormProps): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { password: '' } });
  const confirmation = useMutation({ mutationFn: confirmSession, onSuccess: onConfirmed });
  return (
    <Form
      submit={words('confirm.submit')}
      act={confirmation}
      onSubmit={form.onSubmit((values) => confirmation.mutate(values))}
      onCancel={onCancel}
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
