// The newest events of all directories, first the newest. A stream adds what happens while the page is open.

import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import type { Answer as AnswerOf } from '../../../src/http/api/client-types.ts';
import { useApi } from '../api/client.ts';
import { directoriesQuery } from '../api/directories.ts';
import { eventStream, latestEventsQuery, shownEvents } from '../api/events.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';

type Page = AnswerOf<'GET', '/events'>;
type Event = Page['items'][number];

export function LatestEvents(): ReactElement {
  const latest = useQuery(latestEventsQuery);
  return (
    <Answer query={latest} lines={6}>
      {(page) => <LiveEvents key={page.next} page={page} />}
    </Answer>
  );
}

function LiveEvents({ page }: { readonly page: Page }): ReactElement {
  const words = useWords();
  const { events, isLive } = useNewEvents(page);
  return (
    <>
      <Group justify="space-between">
        <h2>{words('events.latest')}</h2>
        <Status tone={isLive ? 'busy' : 'quiet'}>{words(isLive ? 'app.live' : 'app.connecting')}</Status>
      </Group>
      {events.length === 0 ? (
        <EmptyState icon="log" title={words('events.none')} text={words('events.none.text')} />
      ) : (
        <EventTable events={events} />
      )}
    </>
  );
}

function EventTable({ events }: { readonly events: readonly Event[] }): ReactElement {
  const words = useWords();
  const { data: directories = [] } = useQuery(directoriesQuery);
  const nameOf = (id: string): string => directories.find((directory) => directory.id === id)?.name ?? id;
  return (
    <DataTable
      rows={events}
      keyOf={({ id }) => id}
      columns={[
        { label: words('events.type'), cell: ({ type }) => <code>{type}</code> },
        { label: words('events.name'), cell: ({ data }) => data.name ?? <Text c="dimmed">{data.id}</Text> },
        { label: words('events.directory'), cell: ({ directoryId }) => nameOf(directoryId) },
        { label: words('events.actor'), cell: ({ actor }) => words.named('events.actor', actor.type) ?? actor.type },
        { label: words('events.time'), cell: ({ timestamp }) => <Moment at={timestamp} /> },
      ]}
    />
  );
}

/** The events of a page and those that came after it, newest first. The browser reconnects by itself, behind the last one. */
function useNewEvents({ items, next }: Page): { readonly events: readonly Event[]; readonly isLive: boolean } {
  const api = useApi();
  const [events, setEvents] = useState(() => items.toReversed());
  const [isLive, setIsLive] = useState(false);
  const address = api.address(eventStream(next));
  useEffect(() => {
    const source = new EventSource(address);
    source.addEventListener('open', () => setIsLive(true));
    source.addEventListener('error', () => setIsLive(false));
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = parseEvent(data);
      setEvents((before) => [event, ...before.filter(({ id }) => id !== event.id)].slice(0, shownEvents));
    });
    return () => source.close();
  }, [address]);
  return { events, isLive };
}

/** Server and console are built together from one contract, which makes the type true. */
function parseEvent(text: string): Event {
  return JSON.parse(text) as Event;
}
