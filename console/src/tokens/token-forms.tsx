// Changes the name and the end of a Secret Token, and removes one.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useEffect, useRef } from 'react';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { formatDate, formatMoment } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { LifetimeChoice } from './lifetime-choice.tsx';
import { isInUse, useTokenChange, useTokenRemoval } from './tokens.ts';

interface TokenFormProps {
  readonly token: Token;
  readonly onClose: () => void;
}

/** Takes the place of the token's item. The secret stays as it is. */
export function TokenForm({ token, onClose }: TokenFormProps): ReactElement {
  const { words, language } = useLocale();
  const change = useTokenChange(token.id, onClose);
  const form = useForm<{ name: string; days?: number | undefined }>({ initialValues: { name: token.name } });
  const field = useRef<HTMLInputElement>(null);
  const { expiresAt } = token;
  const until = expiresAt === undefined ? undefined : formatDate(expiresAt, language, { dateStyle: 'long' });

  // The form takes the place of the button that opened it.
  useEffect(() => field.current?.focus(), []);

  return (
    <Form
      submit={words('app.save')}
      act={change}
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

/** Warns when Entra has used the token lately. */
export function RemoveTokenForm({ token, onClose }: TokenFormProps): ReactElement {
  const { words, language } = useLocale();
  const removal = useTokenRemoval(onClose);
  const nowMs = Date.now();
  return (
    <Form
      submit={words('token.remove.confirm')}
      act={removal}
      isDangerous
      onSubmit={() => removal.mutate(token.id)}
      onCancel={onClose}
    >
      <p>
        <strong>{token.name}</strong> <code>{token.hint}</code>
      </p>
      {isInUse(token, nowMs) && (
        <Notice tone="warning">
          {words('token.remove.busy', { when: formatMoment(token.lastUsedAt ?? '', nowMs, language) })}
        </Notice>
      )}
      <p>{words('token.remove.quiet')}</p>
    </Form>
  );
}
