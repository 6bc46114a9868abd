// Request and response as they went over the wire. Tokens never get into the log and passwords are masked; personal values are hidden until an
// administrator asks for them.

import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import { logEntryQuery, revealEntry } from '../api/log.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Hint, RawText } from '../parts/text.tsx';
import { useDirectoryId, useHasRight } from '../session/rights.ts';
import { prettyBody } from './ticket.ts';

export function EntryWire({ entry }: { readonly entry: LogEntryDetails }): ReactElement {
  const words = useWords();
  return (
    <>
      <Mask entry={entry} />
      <Panel title={words('entry.request')}>
        <p>
          <code>
            {entry.method} {entry.path}
          </code>
        </p>
        <Body label={words('entry.request')} body={entry.requestBody} />
      </Panel>
      <Panel title={words('entry.response')}>
        <p>
          <code>{entry.status}</code>
        </p>
        <Body label={words('entry.response')} body={entry.responseBody} />
      </Panel>
    </>
  );
}

/** Says that values are hidden, and shows them to administrators on demand. */
export function Mask({ entry }: { readonly entry: LogEntryDetails }): ReactElement | null {
  const words = useWords();
  const directoryId = useDirectoryId();
  const client = useQueryClient();
  const canAdminister = useHasRight('administer');
  const revelation = useMutation({
    mutationFn: revealEntry(directoryId, entry.id),
    onSuccess: (revealed) => client.setQueryData(logEntryQuery(directoryId, entry.id).queryKey, revealed),
  });
  const parts = [entry.requestBody, entry.responseBody, entry.changes, entry.conflict];
  if (parts.every((part) => part === undefined) && !hasHiddenWords(entry)) return null;
  return (
    <Notice icon="lock" role="status">
      {words(entry.isMasked ? 'entry.masked' : 'entry.revealed')}
      <ProblemNotice error={revelation.error} />
      {entry.isMasked && !canAdminister && <Hint>{words('entry.reveal.role')}</Hint>}
      {entry.isMasked && canAdminister && (
        <Group mt="xs">
          <Button variant="default" size="xs" loading={revelation.isPending} onClick={() => revelation.mutate()}>
            {words('entry.reveal')}
          </Button>
        </Group>
      )}
    </Notice>
  );
}

/** Whether a value is hidden in the path or in the sentence of the answer. */
export function hasHiddenWords({ path, detail = '' }: LogEntryDetails): boolean {
  return `${path} ${detail}`.includes('•••');
}

function Body({ label, body }: { readonly label: string; readonly body: string | undefined }): ReactElement {
  const words = useWords();
  if (body === undefined || body === '') return <Text c="dimmed">{words('entry.noBody')}</Text>;
  const pretty = prettyBody(body);
  return (
    <>
      <RawText label={label} text={pretty} />
      <Group>
        <CopyButton text={pretty} what={label} size="compact-sm" />
      </Group>
    </>
  );
}
