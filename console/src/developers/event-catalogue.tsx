// Every type of event with its meaning and an example.

import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Answer as AnswerOf } from '../../../src/http/api/client-types.ts';
import { eventTypesQuery } from '../api/events.ts';
import { useLocale } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { Fold, RawText } from '../parts/text.tsx';

type EventType = AnswerOf<'GET', '/event-types'>['items'][number];

export function EventCatalogue(): ReactElement {
  const { words, language } = useLocale();
  const types = useQuery(eventTypesQuery);
  return (
    <>
      <h2>{words('events.types')}</h2>
      <Answer query={types} lines={8}>
        {(entries) => (
          <DataTable
            rows={entries}
            keyOf={({ type }) => type}
            columns={[
              { label: words('events.type'), cell: ({ type }) => <code>{type}</code> },
              {
                label: words('events.meaning'),
                cell: (entry) => (
                  <>
                    {entry.description[language]}
                    <Example entry={entry} />
                  </>
                ),
              },
            ]}
          />
        )}
      </Answer>
    </>
  );
}

function Example({ entry }: { readonly entry: EventType }): ReactElement {
  const { words } = useLocale();
  const text = JSON.stringify(entry.example, undefined, 2);
  const what = words('events.exampleOf', { type: entry.type });
  return (
    <Fold title={words('events.showExample')}>
      <Stack gap="xs">
        <RawText label={what} text={text} />
        <Group>
          <CopyButton text={text} what={what} />
        </Group>
      </Stack>
    </Fold>
  );
}
