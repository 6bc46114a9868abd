// Creates and changes an event stream, and asks before it is removed or a token or key is replaced.

import { Checkbox, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CreatedEventStream, EventStream, StreamEvent } from '../../../src/http/api/schemas/event-streams.ts';
import { directoriesQuery } from '../api/directories.ts';
import {
  changeEventStream,
  createEventStream,
  eventStreamsQuery,
  removeEventStream,
  rotateSigningKey,
  rotateStreamToken,
  type StreamAddress,
} from '../api/event-streams.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useClose } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';

interface Settings {
  readonly audience: string;
  readonly method: 'push' | 'poll';
  readonly url: string;
  readonly authorization: string;
  readonly reach: 'all' | 'some';
  readonly events: readonly StreamEvent[];
  readonly format: EventStream['format'];
}

const isOffered: Readonly<Record<StreamEvent, true>> = {
  create: true,
  patch: true,
  delete: true,
  activate: true,
  deactivate: true,
};
// Object.keys gives the keys of a literal.
const streamEvents = Object.keys(isOffered) as readonly StreamEvent[];

const rereads = [eventStreamsQuery.queryKey];
const empty: Settings = {
  audience: '',
  method: 'poll',
  url: '',
  authorization: '',
  reach: 'all',
  events: [],
  format: 'notice',
};

interface CreateStreamFormProps {
  readonly onCreated: (created: CreatedEventStream) => void;
}

export function CreateStreamForm({ onCreated }: CreateStreamFormProps): ReactElement {
  const words = useWords();
  const close = useClose();
  const { data: directories = [] } = useQuery(directoriesQuery);
  const form = useForm({ initialValues: { ...empty, directory: '' } });
  const { directory: chosen, ...settings } = form.values;
  const directory = chosen || (directories[0]?.id ?? '');
  const creation = useChange(createEventStream(directory), {
    rereads,
    onDone: (created) => {
      close();
      onCreated(created);
    },
  });
  return (
    <Form
      submit={words('webhook.create.submit')}
      act={creation}
      isDisabled={directory === '' || !isComplete(settings)}
      onSubmit={form.onSubmit(() => creation.mutate(requestOf(settings)))}
    >
      <NativeSelect
        label={words('webhook.directory')}
        data={directories.map(({ id, name }) => ({ value: id, label: name }))}
        value={directory}
        onChange={({ currentTarget: { value } }) => form.setFieldValue('directory', value)}
      />
      <Radio.Group
        label={words('stream.delivery')}
        value={settings.method}
        onChange={(method) => form.setValues({ method: method === 'push' ? 'push' : 'poll' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="poll" label={words('stream.delivery.poll')} />
          <Radio value="push" label={words('stream.delivery.push')} />
        </Stack>
      </Radio.Group>
      <SettingFields settings={settings} onChange={(changed) => form.setValues(changed)} />
    </Form>
  );
}

function requestOf({ audience, method, url, authorization, reach, events, format }: Settings) {
  const target = { url: url.trim(), ...(authorization === '' ? {} : { authorization }) };
  return {
    audience: audience.trim(),
    delivery: method === 'push' ? ({ method, ...target } as const) : ({ method } as const),
    format,
    ...(reach === 'all' ? {} : { events: [...events] }),
  };
}

function isComplete({ audience, method, url, reach, events }: Settings): boolean {
  return audience.trim() !== '' && (method === 'poll' || url.trim() !== '') && (reach === 'all' || events.length > 0);
}

interface StreamFormProps {
  readonly stream: EventStream;
}

export function EditStreamForm({ stream }: StreamFormProps): ReactElement {
  const words = useWords();
  const { id, directoryId, audience, delivery, events = [], format } = stream;
  const form = useForm<Settings>({
    initialValues: {
      ...{ audience, method: delivery.method, url: delivery.url, authorization: '' },
      ...{ reach: stream.events === undefined ? 'all' : 'some', events, format },
    },
  });
  const change = useChange(changeEventStream({ directory: directoryId, stream: id }), { rereads, onDone: useClose() });
  return (
    <Form
      submit={words('app.save')}
      act={change}
      isDisabled={!isComplete(form.values)}
      onSubmit={form.onSubmit((settings) => {
        const { method, url, authorization, reach } = settings;
        const target = { url: url.trim(), ...(authorization === '' ? {} : { authorization }) };
        change.mutate({
          audience: settings.audience.trim(),
          format: settings.format,
          events: reach === 'all' ? null : [...settings.events],
          ...(method === 'push' ? target : {}),
        });
      })}
    >
      <SettingFields
        settings={form.values}
        isAuthorized={delivery.method === 'push' && delivery.hasAuthorization}
        onChange={(changed) => form.setValues(changed)}
      />
    </Form>
  );
}

interface SettingFieldsProps {
  readonly settings: Settings;
  /** Whether an Authorization header is kept already; an empty field leaves it. */
  readonly isAuthorized?: boolean;
  readonly onChange: (changed: Partial<Settings>) => void;
}

function SettingFields({ settings, isAuthorized = false, onChange }: SettingFieldsProps): ReactElement {
  const words = useWords();
  const { audience, method, url, authorization, reach, events, format } = settings;
  return (
    <>
      <TextInput
        label={words('stream.audience')}
        description={words('stream.audience.hint')}
        required
        maxLength={2000}
        data-autofocus
        value={audience}
        onChange={({ currentTarget: { value } }) => onChange({ audience: value })}
      />
      {method === 'push' && (
        <>
          <TextInput
            label={words('stream.pushUrl')}
            description={words('webhook.url.hint')}
            placeholder="https://"
            required
            maxLength={2048}
            value={url}
            onChange={({ currentTarget: { value } }) => onChange({ url: value })}
          />
          <TextInput
            label={words('stream.authorization')}
            description={words(isAuthorized ? 'stream.authorization.kept' : 'stream.authorization.hint')}
            placeholder="Bearer …"
            type="password"
            autoComplete="off"
            maxLength={8000}
            value={authorization}
            onChange={({ currentTarget: { value } }) => onChange({ authorization: value })}
          />
        </>
      )}
      <Radio.Group
        label={words('stream.format')}
        value={format}
        onChange={(chosen) => onChange({ format: chosen === 'full' ? 'full' : 'notice' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="notice" label={words('stream.format.notice')} />
          <Radio value="full" label={words('stream.format.full')} />
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={words('webhook.events')}
        value={reach}
        onChange={(chosen) => onChange({ reach: chosen === 'some' ? 'some' : 'all' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={words('webhook.events.all')} />
          <Radio value="some" label={words('webhook.events.selected')} />
        </Stack>
      </Radio.Group>
      {reach === 'some' && (
        <Checkbox.Group
          aria-label={words('webhook.events.selected')}
          value={[...events]}
          onChange={(values) => onChange({ events: streamEvents.filter((event) => values.includes(event)) })}
        >
          <Stack gap="xs" pl="xl">
            {streamEvents.map((event) => (
              <Checkbox key={event} value={event} label={<code>{event}</code>} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}

interface RotateTokenFormProps {
  readonly address: StreamAddress;
  readonly onRotated: (created: CreatedEventStream) => void;
}

export function RotateTokenForm({ address, onRotated }: RotateTokenFormProps): ReactElement {
  const words = useWords();
  const close = useClose();
  const rotation = useChange(rotateStreamToken, {
    rereads,
    onDone: (created: CreatedEventStream) => {
      close();
      onRotated(created);
    },
  });
  return (
    <Form submit={words('stream.rotate')} act={rotation} onSubmit={() => rotation.mutate(address)}>
      <p>{words('stream.rotate.text')}</p>
    </Form>
  );
}

export function RotateKeyForm({ directory }: { readonly directory: string }): ReactElement {
  const words = useWords();
  const rotation = useChange(rotateSigningKey, { onDone: useClose() });
  return (
    <Form submit={words('stream.rotateKey')} act={rotation} onSubmit={() => rotation.mutate(directory)}>
      <p>{words('stream.rotateKey.text')}</p>
    </Form>
  );
}

interface RemoveStreamFormProps extends StreamFormProps {
  readonly onRemoved: () => void;
}

export function RemoveStreamForm({ stream, onRemoved }: RemoveStreamFormProps): ReactElement {
  const words = useWords();
  const removal = useChange(removeEventStream, { onDone: onRemoved });
  const { id, directoryId, audience } = stream;
  return (
    <Form
      submit={words('stream.remove.confirm')}
      act={removal}
      isDangerous
      onSubmit={() => removal.mutate({ directory: directoryId, stream: id })}
    >
      <p style={{ overflowWrap: 'anywhere' }}>
        <strong>{audience}</strong>
      </p>
      <p>{words('stream.remove.text')}</p>
    </Form>
  );
}
