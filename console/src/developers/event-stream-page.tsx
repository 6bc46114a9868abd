// One event stream: what its receiver needs, how delivery goes, and what can be done with it.

import { Button, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { EventStream } from '../../../src/http/api/schemas/event-streams.ts';
import {
  eventStreamQuery,
  eventStreamsQuery,
  pauseEventStream,
  resumeEventStream,
  testEventStream,
} from '../api/event-streams.ts';
import { useWords } from '../locales/locale.tsx';
import { RecordPage } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { CopyField } from '../parts/copy-button.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { DirectoryName } from './directory-name.tsx';
import { RemoveStreamForm, RotateKeyForm, RotateTokenForm } from './event-stream-acts.tsx';
import { EditStreamForm } from './event-stream-forms.tsx';
import { EventStreamState, isFailing, StreamTokenDialog } from './event-stream-parts.tsx';

const route = getRouteApi('/signed-in/administration/developers/event-streams/$directoryId/$streamId');

export function EventStreamPage(): ReactElement {
  const words = useWords();
  const { directoryId: directory, streamId: stream } = route.useParams();
  const query = useQuery(eventStreamQuery({ directory, stream }));
  const canAdminister = useHasRight('administer');
  return (
    <RecordPage back={<Link to="/administration/developers/event-streams">{words('stream.back')}</Link>} query={query}>
      {(data) => (
        <>
          <Condition stream={data} />
          <Panel title={data.audience} aside={<EventStreamState stream={data} />}>
            <StreamFacts stream={data} />
            {canAdminister && <Acts stream={data} />}
          </Panel>
          <Panel title={words('stream.receiver')}>
            <p>{words('stream.receiver.text')}</p>
            <ReceiverFields stream={data} />
          </Panel>
        </>
      )}
    </RecordPage>
  );
}

interface StreamProps {
  readonly stream: EventStream;
}

/** What is wrong, and what to do. */
function Condition({ stream }: StreamProps): ReactElement | null {
  const words = useWords();
  const { disabledReason, lastError, nextAttemptAt } = stream;
  if (disabledReason !== undefined) {
    return (
      <Notice tone="bad" icon="refused" title={words('stream.disabled.title')}>
        {words(`stream.disabled.${disabledReason}`)}
      </Notice>
    );
  }
  if (!isFailing(stream) || lastError === undefined) return null;
  return (
    <Notice tone="warning" icon="warning" title={words('webhook.failing.title')}>
      <code>{lastError.code}</code> {lastError.description} · <Moment at={lastError.at} />
      {nextAttemptAt !== undefined && (
        <>
          {' · '}
          {words('stream.nextAttempt')} <Moment at={nextAttemptAt} />
        </>
      )}
    </Notice>
  );
}

function StreamFacts({ stream }: StreamProps): ReactElement {
  const words = useWords();
  const { directoryId, delivery, events, format, createdAt, createdBy, lastDeliveredAt, lastError } = stream;
  return (
    <Facts>
      <Fact name={words('webhook.directory')}>
        <DirectoryName id={directoryId} />
      </Fact>
      <Fact name={words('stream.delivery')}>{words(`stream.delivery.${delivery.method}`)}</Fact>
      <Fact name={words('webhook.events')}>{events?.join(', ') ?? words('webhook.events.all')}</Fact>
      <Fact name={words('stream.format')}>{words(`stream.format.${format}`)}</Fact>
      <Fact name={words('stream.lastDelivered')}>
        {lastDeliveredAt === undefined ? '–' : <Moment at={lastDeliveredAt} />}
      </Fact>
      {lastError !== undefined && (
        <Fact name={words('stream.lastError')}>
          <code>{lastError.code}</code> · <Moment at={lastError.at} />
        </Fact>
      )}
      <Fact name={words('webhook.created')}>
        <Moment at={createdAt} /> · {createdBy}
      </Fact>
    </Facts>
  );
}

/** What the receiver is configured with. */
function ReceiverFields({ stream: { audience, issuer, jwksUrl, delivery } }: StreamProps): ReactElement {
  const words = useWords();
  return (
    <Stack>
      {delivery.method === 'poll' && (
        <CopyField
          label={words('stream.pollUrl')}
          description={words('stream.pollUrl.hint', { token: delivery.tokenHint })}
          text={delivery.url}
        />
      )}
      {delivery.method === 'push' && (
        <CopyField
          label={words('stream.pushUrl')}
          description={words(delivery.hasAuthorization ? 'stream.authorization.sent' : 'stream.authorization.none')}
          text={delivery.url}
        />
      )}
      <CopyField label={words('stream.issuer')} text={issuer} />
      <CopyField label={words('stream.audience')} text={audience} />
      <CopyField label={words('stream.jwks')} description={words('stream.jwks.hint')} text={jwksUrl} />
    </Stack>
  );
}

function Acts({ stream }: StreamProps): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const rereads = [eventStreamsQuery.queryKey];
  const [token, setToken] = useState<string>();
  const sendTest = useChange(testEventStream, { rereads });
  const pause = useChange(pauseEventStream, { rereads });
  const resume = useChange(resumeEventStream, { rereads });
  const address = { directory: stream.directoryId, stream: stream.id };
  return (
    <>
      <ProblemNotice error={sendTest.error ?? pause.error ?? resume.error} />
      {sendTest.isSuccess && <Notice>{words('stream.test.sent')}</Notice>}
      <Group gap="sm">
        {stream.state === 'enabled' && (
          <Button loading={sendTest.isPending} onClick={() => sendTest.mutate(address)}>
            {words('stream.test')}
          </Button>
        )}
        {stream.state === 'enabled' ? (
          <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate(address)}>
            {words('webhook.pause')}
          </Button>
        ) : (
          <Button loading={resume.isPending} onClick={() => resume.mutate(address)}>
            {words('webhook.resume')}
          </Button>
        )}
        <DialogButton label={words('webhook.edit')} title={words('stream.edit.title')} isWide>
          <EditStreamForm stream={stream} />
        </DialogButton>
        {stream.delivery.method === 'poll' && (
          <DialogButton label={words('stream.rotate')} title={words('stream.rotate.title')}>
            <RotateTokenForm address={address} onRotated={(rotated) => setToken(rotated.token)} />
          </DialogButton>
        )}
        <DialogButton label={words('stream.rotateKey')} title={words('stream.rotateKey.title')}>
          <RotateKeyForm directory={stream.directoryId} />
        </DialogButton>
        <DialogButton label={words('webhook.remove')} title={words('stream.remove.title')} color="red" variant="light">
          <RemoveStreamForm
            stream={stream}
            onRemoved={() => void navigate({ to: '/administration/developers/event-streams' })}
          />
        </DialogButton>
      </Group>
      <StreamTokenDialog token={token} onClose={() => setToken(undefined)} />
    </>
  );
}
