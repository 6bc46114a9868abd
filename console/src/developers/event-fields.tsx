// The fields that a webhook and an event stream share: where to, and which events.

import { Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';

interface UrlFieldProps {
  readonly label: string;
  readonly isFirst?: boolean;
  readonly value: string;
  readonly onChange: (url: string) => void;
}

export function UrlField({ label, isFirst = false, value, onChange }: UrlFieldProps): ReactElement {
  const words = useWords();
  return (
    <TextInput
      label={label}
      description={words('webhook.url.hint')}
      placeholder="https://"
      required
      maxLength={2048}
      {...(isFirst ? { 'data-autofocus': true } : {})}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** All events, or those that are chosen. */
export interface Reach<Event extends string> {
  readonly reach: 'all' | 'some';
  readonly events: readonly Event[];
}

export function reachesAny({ reach, events }: Reach<string>): boolean {
  return reach === 'all' || events.length > 0;
}

interface ReachFieldsProps<Event extends string> extends Reach<Event> {
  readonly offered: readonly { readonly event: Event; readonly description?: string }[];
  readonly onChange: (changed: Partial<Reach<Event>>) => void;
}

export function ReachFields<Event extends string>(props: ReachFieldsProps<Event>): ReactElement {
  const words = useWords();
  const { reach, onChange } = props;
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
      {reach === 'some' && <EventChoice {...props} />}
    </>
  );
}

function EventChoice<Event extends string>({ events, offered, onChange }: ReachFieldsProps<Event>): ReactElement {
  const words = useWords();
  const choose = (values: readonly string[]): void =>
    onChange({ events: offered.flatMap(({ event }) => (values.includes(event) ? [event] : [])) });
  return (
    <Checkbox.Group aria-label={words('webhook.events.selected')} value={[...events]} onChange={choose}>
      <Stack gap="sm" pl="xl" mah={260} style={{ overflowY: 'auto' }} tabIndex={0}>
        {offered.map(({ event, description }) => (
          <Checkbox key={event} value={event} label={<code>{event}</code>} description={description} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
