// Changes the name and the expiry of an API key, and revokes one.

import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import type { ApiKey } from '../../../src/http/api/schemas/api-keys.ts';
import { apiKeysQuery, changeApiKey, revokeApiKey } from '../api/api-keys.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Notice } from '../parts/notice.tsx';
import { Hint } from '../parts/text.tsx';
import { changedExpiry, LifetimeChoice } from '../tokens/token-forms.tsx';
import { lifetimes } from './api-keys.ts';

const rereads = [apiKeysQuery.queryKey];

/** What a key may do is final. */
export function EditKeyForm({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const words = useWords();
  const { id, name } = apiKey;
  const change = useChange(changeApiKey(id), { rereads, onDone: useClose() });
  const form = useForm<{ name: string; days?: number | undefined }>({ initialValues: { name } });
  return (
    <Form
      submit={words('app.save')}
      act={change}
      isDisabled={form.values.name.trim() === ''}
      onSubmit={form.onSubmit((values) => {
        change.mutate({ name: values.name.trim(), ...changedExpiry(values.days) });
      })}
    >
      <TextInput label={words('apiKey.name')} required maxLength={100} data-autofocus {...form.getInputProps('name')} />
      <LifetimeChoice
        days={form.values.days}
        lifetimes={lifetimes}
        present={apiKey}
        onChoose={(days) => form.setValues({ days })}
      />
      <Hint>{words('apiKey.edit.hint')}</Hint>
    </Form>
  );
}

const busyWithinMs = 24 * 60 * 60 * 1_000;

/** Warns when the key was used within a day. */
export function RevokeKeyForm({ apiKey }: { readonly apiKey: ApiKey }): ReactElement {
  const { words, language } = useLocale();
  const revocation = useChange(revokeApiKey, { rereads, onDone: useClose() });
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
