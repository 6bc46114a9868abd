// Request & response as they went over the wire. Tokens never get into the log, passwords are masked.

import type { ReactElement } from 'react';
import type { LogEvent } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/provider.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Panel } from '../parts/panel.tsx';
import { RawText } from '../parts/raw-text.tsx';
import { prettyBody } from './ticket.ts';

export function EventWire({ event }: { readonly event: LogEvent }): ReactElement {
  const words = useWords();
  return (
    <>
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
