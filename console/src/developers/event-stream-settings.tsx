// The settings of an event stream as fields of a form.

import { Radio, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { EventStream, StreamEvent } from '../../../src/http/api/schemas/event-streams.ts';
import { useWords } from '../locales/locale.tsx';
import { type Reach, ReachFields, reachesAny, UrlField } from './event-fields.tsx';

export interface Settings extends Reach<StreamEvent> {
  readonly audience: string;
  readonly method: 'push' | 'poll';
  readonly url: string;
  readonly authorization: string;
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
const offered = (Object.keys(isOffered) as readonly StreamEvent[]).map((event) => ({ event }));

export function isComplete(settings: Settings): boolean {
  const { audience, method, url } = settings;
  return audience.trim() !== '' && (method === 'poll' || url.trim() !== '') && reachesAny(settings);
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
      <ReachFields reach={settings.reach} events={settings.events} offered={offered} onChange={onChange} />
    </>
  );
}

/** Where Becard pushes to, and what authorizes it there. */
function TargetFields({ settings, isAuthorized = false, onChange }: SettingFieldsProps): ReactElement {
  const words = useWords();
  return (
    <>
      <UrlField label={words('stream.pushUrl')} value={settings.url} onChange={(url) => onChange({ url })} />
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
