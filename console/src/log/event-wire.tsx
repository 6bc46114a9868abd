// Request & response as they went over the wire. Tokens never get into the log, passwords are masked; what they say of people is hidden
// until an administrator asks for it.

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { logEventQuery, revealEvent } from '../api/resources.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { RawText } from '../parts/raw-text.tsx';
import { useCanAdminister } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { prettyBody } from './ticket.ts';

interface EventWireProps {
  readonly directoryId: string;
  readonly event: LogEvent;
}

export function EventWire({ directoryId, event }: EventWireProps): ReactElement {
  const words = useWords();
  return (
    <>
      <Mask directoryId={directoryId} event={event} />
      <Panel title={words('event.request')}>
        <p className="mono wire-line">
          {event.method} {event.path}
        </p>
        <Body label={words('event.request')} body={event.requestBody} />
      </Panel>
      <Panel title={words('event.response')}>
        <p className="mono wire-line">{event.status}</p>
        <Body label={words('event.response')} body={event.responseBody} />
      </Panel>
    </>
  );
}

/** Says that values are hidden, and shows them to whoever may see them. */
export function Mask({ directoryId, event }: EventWireProps): ReactElement | null {
  const words = useWords();
  const client = useQueryClient();
  const canAdminister = useCanAdminister();
  const revelation = useMutation({
    mutationFn: () => revealEvent(directoryId, event.id),
    onSuccess: (revealed) => client.setQueryData(logEventQuery(directoryId, event.id).queryKey, revealed),
  });
  const shown = [event.requestBody, event.responseBody, event.changes, event.conflict];
  if (shown.every((part) => part === undefined)) return null;
  return (
    <div className="notice mask" role="status">
      <Icon name="lock" />
      <div>
        <p>{words(event.isMasked ? 'event.masked' : 'event.revealed')}</p>
        <ProblemNotice error={revelation.error} />
        {event.isMasked && !canAdminister && <p className="quiet small">{words('event.reveal.role')}</p>}
        {event.isMasked && canAdminister && (
          <Button variant="default" size="xs" loading={revelation.isPending} onClick={() => revelation.mutate()}>
            {words('event.reveal')}
          </Button>
        )}
      </div>
    </div>
  );
}

function Body({ label, body }: { readonly label: string; readonly body: string | undefined }): ReactElement {
  const words = useWords();
  if (body === undefined || body === '') return <p className="quiet">{words('event.noBody')}</p>;
  const pretty = prettyBody(body);
  return (
    <>
      <RawText label={label} text={pretty} />
      <CopyButton text={pretty} what={label} size="compact-sm" />
    </>
  );
}
