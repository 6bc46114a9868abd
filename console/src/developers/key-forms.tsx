// Changes the name and the expiry of an API key, and revokes one.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { ApiKey } from '../../../src/http/api/schemas/api-keys.ts';
import { formatDate, formatMoment } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { LifetimeChoice } from '../tokens/token-forms.tsx';
import { lifetimes, useKeyChange, useKeyRevocation } from './api-keys.ts';

interface KeyFormProps {
  readonly apiKey: ApiKey;
}

/** What a key may do is final. */
export function EditKeyForm({ apiKey: { id, name, expiresAt } }: KeyFormProps): ReactElement {
  const { words, language } = useLocale();
  const change = useKeyChange(id, useClose());
  const form = useForm<{ name: string; days?: number | undefined }>({ initialValues: { name } });
  const until = expiresAt === undefined ? undefined : formatDate(expiresAt, language, { dateStyle: 'long' });
  return (
    <Form
      submit={words('app.save')}
      act={change}
      isDisabled={form.values.name.trim() === ''}
      onSubmit={form.onSubmit((values) => {
        const expiry = values.days === undefined ? {} : { expiresInDays: values.days === 0 ? null : values.days };
        change.mutate({ name: values.name.trim(), ...expiry });
      })}
    >
      <TextInput label={words('apiKey.name')} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <LifetimeChoice
        days={form.values.days}
        lifetimes={lifetimes}
        present={
          until === undefined ? words('token.lifetime.present.none') : words('token.lifetime.present', { until })
        }
        onChoose={(days) => form.setValues({ days })}
      />
      <Hint>{words('apiKey.edit.hint')}</Hint>
    </Form>
  );
}

const busyWithinMs = 24 * 60 * 60 * 1_000;

/** Warns when the key was used within a day. */
export function RevokeKeyForm({ apiKey }: KeyFormProps): ReactElement {
  const { words, language } = useLocale();
  const revocation = useKeyRevocation(useClose());
  const { id, name, hint, lastUsedAt } = apiKey;
  const nowMs = Date.now();
  return (
    <Form submit={words('apiKey.revoke.confirm')} act={revocation} isDangerous onSubmit={() => revocation.mutate(id)}>
      <p>
        <strong>{name}</strong> <code>{hint}</code>
      </p>
      {lastUsedAt !== undefined && nowMs - Date.parse(lastUsedAt) < busyWithinMs && (
        <Notice tone="warning">
          {words('apiKey.revoke.busy', { when: formatMoment(lastUsedAt, nowMs, language) })}
        </Notice>
      )}
      <p>{words('apiKey.revoke.text')}</p>
    </Form>
  );
}
