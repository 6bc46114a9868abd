// Creates and changes a webhook, asks before it is removed or its secret is replaced, and asks since when to recover.

import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CreatedWebhook, EventType, Webhook } from '../../../src/http/api/schemas/webhooks.ts';
import { directoriesQuery } from '../api/directories.ts';
import { eventTypesQuery } from '../api/events.ts';
import {
  changeWebhook,
  createWebhook,
  recoverWebhook,
  removeWebhook,
  rotateWebhook,
  webhooksQuery,
} from '../api/webhooks.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useClose, useCloseThen } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { Hint } from '../parts/text.tsx';
import { type Reach, ReachFields, reachesAny, UrlField } from './event-fields.tsx';

interface FormProps {
  readonly webhook: Webhook;
}

interface Values extends Reach<EventType> {
  readonly url: string;
  readonly description: string;
  readonly directory: string;
}

const rereads = [webhooksQuery.queryKey];
const empty: Values = { url: '', description: '', directory: '', reach: 'all', events: [] };

interface CreateWebhookFormProps {
  readonly onCreated: (created: CreatedWebhook) => void;
}

export function CreateWebhookForm({ onCreated }: CreateWebhookFormProps): ReactElement {
  const words = useWords();
  const { data: directories = [] } = useQuery(directoriesQuery);
  const form = useForm({ initialValues: empty });
  const { directory, ...values } = form.values;
  const creation = useChange(createWebhook, { rereads, onDone: useCloseThen(onCreated) });
  return (
    <Form
      submit={words('webhook.create.submit')}
      act={creation}
      isDisabled={!isComplete(values)}
      onSubmit={form.onSubmit(() => {
        const chosen = values.reach === 'all' ? {} : { types: [...values.events] };
        const place = directory === '' ? {} : { directory };
        creation.mutate({ url: values.url.trim(), description: values.description.trim(), ...chosen, ...place });
      })}
    >
      <Settings values={values} onChange={(changed) => form.setValues(changed)} />
      <NativeSelect
        label={words('webhook.directory')}
        data={[
          { value: '', label: words('webhook.directory.all') },
          ...directories.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...form.getInputProps('directory')}
      />
    </Form>
  );
}

export function EditWebhookForm({ webhook }: FormProps): ReactElement {
  const words = useWords();
  const { id, url, description, types: events = [] } = webhook;
  const reach = webhook.types === undefined ? 'all' : 'some';
  const form = useForm<Omit<Values, 'directory'>>({ initialValues: { url, description, reach, events } });
  const change = useChange(changeWebhook(id), { rereads, onDone: useClose() });
  return (
    <Form
      submit={words('app.save')}
      act={change}
      isDisabled={!isComplete(form.values)}
      onSubmit={form.onSubmit((values) => {
        const chosen = values.reach === 'all' ? null : [...values.events];
        change.mutate({ url: values.url.trim(), description: values.description.trim(), types: chosen });
      })}
    >
      <Settings values={form.values} onChange={(changed) => form.setValues(changed)} />
    </Form>
  );
}

function isComplete(values: Omit<Values, 'directory'>): boolean {
  return values.url.trim() !== '' && reachesAny(values);
}

interface SettingsProps {
  readonly values: Omit<Values, 'directory'>;
  readonly onChange: (changed: Partial<Values>) => void;
}

function Settings({ values: { url, description, reach, events }, onChange }: SettingsProps): ReactElement {
  const { words, language } = useLocale();
  const { data = [] } = useQuery(eventTypesQuery);
  // A test is sent to the webhook alone and cannot be chosen.
  const offered = data.flatMap(({ type, description: each }) =>
    type === 'webhook.test' ? [] : [{ event: type as EventType, description: each[language] }],
  );
  return (
    <>
      <UrlField label={words('webhook.url')} isFirst value={url} onChange={(changed) => onChange({ url: changed })} />
      <TextInput
        label={words('webhook.description')}
        maxLength={200}
        value={description}
        onChange={({ currentTarget: { value } }) => onChange({ description: value })}
      />
      <ReachFields reach={reach} events={events} offered={offered} onChange={onChange} />
    </>
  );
}

interface RotateFormProps extends FormProps {
  readonly onRotated: (created: CreatedWebhook) => void;
}

export function RotateSecretForm({ webhook: { id }, onRotated }: RotateFormProps): ReactElement {
  const words = useWords();
  const rotation = useChange(rotateWebhook, { rereads, onDone: useCloseThen(onRotated) });
  return (
    <Form submit={words('webhook.rotate.confirm')} act={rotation} onSubmit={() => rotation.mutate(id)}>
      <p>{words('webhook.rotate.text')}</p>
    </Form>
  );
}

interface RemoveFormProps extends FormProps {
  readonly onRemoved: () => void;
}

export function RemoveWebhookForm({ webhook: { id, url }, onRemoved }: RemoveFormProps): ReactElement {
  const words = useWords();
  const removal = useChange(removeWebhook, { onDone: onRemoved });
  return (
    <Form submit={words('webhook.remove.confirm')} act={removal} isDangerous onSubmit={() => removal.mutate(id)}>
      <p style={{ overflowWrap: 'anywhere' }}>
        <strong>{url}</strong>
      </p>
      <p>{words('webhook.remove.text')}</p>
    </Form>
  );
}

const hourMs = 3_600_000;
/** How far back a recovery goes, in hours. */
const spans = [1, 24, 168, 720] as const;

export function RecoverForm({ webhook: { id } }: FormProps): ReactElement {
  const words = useWords();
  const form = useForm({ initialValues: { hours: '24' } });
  const recovery = useChange(recoverWebhook(id), { rereads, onDone: useClose() });
  return (
    <Form
      submit={words('webhook.recover.confirm')}
      act={recovery}
      onSubmit={form.onSubmit(({ hours }) =>
        recovery.mutate({ since: new Date(Date.now() - Number(hours) * hourMs).toISOString() }),
      )}
    >
      <NativeSelect
        label={words('webhook.recover.since')}
        data={spans.map((hours) => ({ value: String(hours), label: words(`webhook.recover.${hours}`) }))}
        {...form.getInputProps('hours')}
      />
      <Hint>{words('webhook.recover.text')}</Hint>
    </Form>
  );
}
