// Changes the name and the end of a Secret Token, in the place of its item. The secret stays as it is.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useEffect, useRef } from 'react';
import type { ConsoleToken } from '../../../src/http/api/contract.ts';
import { formatDate } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';
import { LifetimeChoice } from './lifetime-choice.tsx';
import { useTokenChange } from './tokens.ts';

interface TokenFormProps {
  readonly directoryId: string;
  readonly token: ConsoleToken;
  readonly onClose: () => void;
}

export function TokenForm({ directoryId, token, onClose }: TokenFormProps): ReactElement {
  const { words, language } = useLocale();
  const change = useTokenChange(directoryId, token.id, onClose);
  const form = useForm<{ name: string; days?: number | undefined }>({ initialValues: { name: token.name } });
  const field = useRef<HTMLInputElement>(null);
  const { expiresAt } = token;
  const until = expiresAt === undefined ? undefined : formatDate(expiresAt, language, { dateStyle: 'long' });

  // The form takes the place of the button that opened it.
  useEffect(() => field.current?.focus(), []);

  return (
    <Form
      error={change.error}
      submit={words('app.save')}
      isBusy={change.isPending}
      isDisabled={form.values.name.trim() === ''}
      onSubmit={form.onSubmit(({ name, days }) => {
        const expiry = days === undefined ? {} : { expiresInDays: days === 0 ? null : days };
        change.mutate({ name: name.trim(), ...expiry });
      })}
      onCancel={onClose}
    >
      <TextInput
        label={words('token.name')}
        size="xs"
        required
        maxLength={100}
        ref={field}
        onKeyDown={({ key }) => key === 'Escape' && onClose()}
        {...form.getInputProps('name')}
      />
      <LifetimeChoice
        days={form.values.days}
        present={
          until === undefined ? words('token.lifetime.present.none') : words('token.lifetime.present', { until })
        }
        onChoose={(days) => form.setValues({ days })}
      />
    </Form>
  );
}
