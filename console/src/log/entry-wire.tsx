// Request & response as sent. Tokens are never logged, passwords are masked; personal data is hidden
// until an administrator shows it.

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { logEntryQuery, revealEntry } from '../api/log.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { RawText } from '../parts/raw-text.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { prettyBody } from './ticket.ts';

interface EntryWireProps {
  readonly directoryId: string;
  readonly entry: LogEvent;
}

export function EntryWire({ directoryId, entry }: EntryWireProps): ReactElement {
  const words = useWords();
  return (
    <>
      <Mask directoryId={directoryId} entry={entry} />
      <Panel title={words('entry.request')}>
        <p className="mono wire-line">
          {entry.method} {entry.path}
        </p>
        <Body label={words('entry.request')} body={entry.requestBody} />
      </Panel>
      <Panel title={words('entry.response')}>
        <p className="mono wire-line">{entry.status}</p>
        <Body label={words('entry.response')} body={entry.responseBody} />
      </Panel>
    </>
  );
}

/** Explains that personal data is hidden, and shows it on request to administrators. */
export function Mask({ directoryId, entry }: EntryWireProps): ReactElement | null {
  const words = useWords();
  const client = useQueryClient();
  const canAdminister = useHasRight('administer');
  const revelation = useMutation({
    mutationFn: revealEntry(directoryId, entry.id),
    onSuccess: (revealed) => client.setQueryData(logEntryQuery(directoryId, entry.id).queryKey, revealed),
  });
  const shown = [entry.requestBody, entry.responseBody, entry.changes, entry.conflict];
  if (shown.every((part) => part === undefined)) return null;
  return (
    <div className="notice mask" role="status">
      <Icon name="lock" />
      <div>
        <p>{words(entry.isMasked ? 'entry.masked' : 'entry.revealed')}</p>
        <ProblemNotice error={revelation.error} />
        {entry.isMasked && !canAdminister && <p className="quiet small">{words('entry.reveal.role')}</p>}
        {entry.isMasked && canAdminister && (
          <Button variant="default" size="xs" loading={revelation.isPending} onClick={() => revelation.mutate()}>
            {words('entry.reveal')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Body({ label, body }: { readonly label: string; readonly body: string | undefined }): ReactElement {
  const words = useWords();
  if (body === undefined || body === '') return <p className="quiet">{words('entry.noBody')}</p>;
  const pretty = prettyBody(body);
  return (
    <>
      <RawText label={label} text={pretty} />
      <CopyButton text={pretty} what={label} size="compact-sm" />
    </>
  );
}
