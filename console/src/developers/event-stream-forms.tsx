// Creates and changes an event stream.

import { NativeSelect, Radio, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { CreatedEventStream, EventStream } from '../../../src/http/api/schemas/event-streams.ts';
import { directoriesQuery } from '../api/directories.ts';
import { changeEventStream, createEventStream, eventStreamsQuery } from '../api/event-streams.ts';
import { useWords } from '../locales/locale.tsx';
import { useChange } from '../parts/change.ts';
import { useClose, useCloseThen } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { isComplete, SettingFields, type Settings } from './event-stream-settings.tsx';

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
  const { data: directories = [] } = useQuery(directoriesQuery);
  const form = useForm({ initialValues: { ...empty, directory: '' } });
  const { directory: chosen, ...settings } = form.values;
  const directory = chosen || (directories[0]?.id ?? '');
  const creation = useChange(createEventStream(directory), { rereads, onDone: useCloseThen(onCreated) });
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

function requestOf(settings: Settings) {
  const { audience, method, reach, events, format } = settings;
  return {
    audience: audience.trim(),
    delivery: method === 'push' ? ({ method, ...targetOf(settings) } as const) : ({ method } as const),
    format,
    ...(reach === 'all' ? {} : { events: [...events] }),
  };
}

/** Without a new Authorization header the kept one stays. */
function targetOf({ url, authorization }: Settings) {
  return { url: url.trim(), ...(authorization === '' ? {} : { authorization }) };
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
        const { method, reach } = settings;
        change.mutate({
          audience: settings.audience.trim(),
          format: settings.format,
          events: reach === 'all' ? null : [...settings.events],
          ...(method === 'push' ? targetOf(settings) : {}),
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
