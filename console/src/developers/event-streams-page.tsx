// The tab Event streams: which receivers get the changes of a directory as Security Event Tokens, and how that goes.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { EventStream } from '../../../src/http/api/schemas/event-streams.ts';
import { eventStreamsQuery } from '../api/event-streams.ts';
import { useWords } from '../locales/locale.tsx';
import { DataTable, rowLink } from '../parts/data-table.tsx';
import { Moment } from '../parts/moment.tsx';
import { CreatableList } from './creatable-list.tsx';
import { DirectoryName } from './directory-name.tsx';
import { CreateStreamForm } from './event-stream-forms.tsx';
import { EventStreamState, StreamTokenDialog } from './event-stream-parts.tsx';

export function EventStreamsPage(): ReactElement {
  const words = useWords();
  const streams = useQuery(eventStreamsQuery);
  const [token, setToken] = useState<string>();
  return (
    <>
      <CreatableList
        title={words('stream.title')}
        none={[words('stream.none'), words('stream.none.text')]}
        icon="arrow"
        query={streams}
        create={words('stream.create')}
        form={<CreateStreamForm onCreated={(created) => setToken(created.token)} />}
      >
        {(items) => <StreamTable streams={items} />}
      </CreatableList>
      <StreamTokenDialog token={token} onClose={() => setToken(undefined)} />
    </>
  );
}

function StreamTable({ streams }: { readonly streams: readonly EventStream[] }): ReactElement {
  const words = useWords();
  return (
    <DataTable
      rows={streams}
      keyOf={({ id }) => id}
      isLinked
      columns={[
        { label: words('stream.audience'), cell: (stream) => <Audience stream={stream} />, maxWidth: 420 },
        { label: words('webhook.directory'), cell: ({ directoryId }) => <DirectoryName id={directoryId} /> },
        { label: words('stream.delivery'), cell: ({ delivery }) => words(`stream.delivery.${delivery.method}`) },
        { label: words('webhook.state'), cell: (stream) => <EventStreamState stream={stream} /> },
        {
          label: words('stream.lastDelivered'),
          cell: ({ lastDeliveredAt }) => (lastDeliveredAt === undefined ? '–' : <Moment at={lastDeliveredAt} />),
        },
      ]}
    />
  );
}

function Audience({ stream: { id, directoryId, audience, delivery } }: { readonly stream: EventStream }): ReactElement {
  return (
    <Stack gap={2}>
      <Link
        to="/administration/developers/event-streams/$directoryId/$streamId"
        params={{ directoryId, streamId: id }}
        className={rowLink}
        style={{ overflowWrap: 'anywhere' }}
      >
        {audience}
      </Link>
      {delivery.method === 'push' && <span style={{ overflowWrap: 'anywhere' }}>{delivery.url}</span>}
    </Stack>
  );
}
