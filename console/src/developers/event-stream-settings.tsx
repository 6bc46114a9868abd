// The settings of an event stream as fields of a form.

import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EventStream, StreamEvent } from '../../../src/http/api/schemas/event-streams.ts';
import { useWords } from '../locales/locale.tsx';

export interface Settings {
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

export function isComplete({ audience, method, url, reach, events }: Settings): boolean {
  return audience.trim() !== '' && (method === 'poll' || url.trim() !== '') && (reach === 'all' || events.length > 0);
}

interface SettingFieldsProps {
  readonly settings: Settings;
  /** Whether an Authorization header is kept already; an empty field leaves it. */
  readonly isAuthorized?: boolean;
  readonly onChange: (changed: Partial<Settings>) => void;
}

export function SettingFields(props: SettingFieldsProps): ReactElement {
  const words = useWords();
  const { settings, onChange } = props;
  return (
    <>
      <TextInput
        label={words('stream.audience')}
        description={words('stream.audience.hint')}
        required
        maxLength={2000}
        data-autofocus
        value={settings.audience}
        onChange={({ currentTarget: { value } }) => onChange({ audience: value })}
      />
      {settings.method === 'push' && <TargetFields {...props} />}
      <Radio.Group
        label={words('stream.format')}
        value={settings.format}
        onChange={(chosen) => onChange({ format: chosen === 'full' ? 'full' : 'notice' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="notice" label={words('stream.format.notice')} />
          <Radio value="full" label={words('stream.format.full')} />
        </Stack>
      </Radio.Group>
      <EventChoice {...props} />
    </>
  );
}

/** Where Becard pushes to, and what authorizes it there. */
function TargetFields({ settings, isAuthorized = false, onChange }: SettingFieldsProps): ReactElement {
  const words = useWords();
  return (
    <>
      <TextInput
        label={words('stream.pushUrl')}
        description={words('webhook.url.hint')}
        placeholder="https://"
        required
        maxLength={2048}
        value={settings.url}
        onChange={({ currentTarget: { value } }) => onChange({ url: value })}
      />
      <TextInput
        label={words('stream.authorization')}
        description={words(isAuthorized ? 'stream.authorization.kept' : 'stream.authorization.hint')}
        placeholder="Bearer …"
        type="password"
        autoComplete="off"
        maxLength={8000}
        value={settings.authorization}
        onChange={({ currentTarget: { value } }) => onChange({ authorization: value })}
      />
    </>
  );
}

function EventChoice({ settings: { reach, events }, onChange }: SettingFieldsProps): ReactElement {
  const words = useWords();
  return (
    <>
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
