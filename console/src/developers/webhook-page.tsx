// One webhook: its state and settings, what can be done with it, and its deliveries.

import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { CreatedWebhook, Webhook } from '../../../src/http/api/schemas/webhooks.ts';
import { pauseWebhook, resumeWebhook, testWebhook, webhookQuery, webhooksQuery } from '../api/webhooks.ts';
import { useWords } from '../locales/locale.tsx';
import { RecordPage } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { DialogButton } from '../parts/dialog.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Moment } from '../parts/moment.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useHasRight } from '../session/rights.ts';
import { DeliveryPanel } from './delivery-panel.tsx';
import { DirectoryName } from './directory-name.tsx';
import { EditWebhookForm, RecoverForm, RemoveWebhookForm, RotateSecretForm } from './webhook-forms.tsx';
import { WebhookSecretDialog } from './webhook-secret-dialog.tsx';
import { WebhookState } from './webhook-state.tsx';
import { durationOf, successOf } from './webhooks-page.tsx';

const route = getRouteApi('/signed-in/administration/developers/webhooks/$webhookId');

export function WebhookPage(): ReactElement {
  const words = useWords();
  const { webhookId } = route.useParams();
  const webhook = useQuery(webhookQuery(webhookId));
  const canAdminister = useHasRight('administer');
  return (
    <RecordPage back={<Link to="/administration/developers/webhooks">{words('webhook.back')}</Link>} query={webhook}>
      {(data) => (
        <>
          <Condition webhook={data} />
          <Panel title={data.url} aside={<WebhookState webhook={data} />}>
            <WebhookFacts webhook={data} />
            {canAdminister && <Acts webhook={data} />}
          </Panel>
          <DeliveryPanel webhook={data} canResend={canAdminister && data.state === 'active'} />
        </>
      )}
    </RecordPage>
  );
}

/** What is wrong, and what to do. */
function Condition({ webhook }: { readonly webhook: Webhook }): ReactElement | null {
  const words = useWords();
  const { state, disabledReason, failingSince, formerSecretUntil } = webhook;
  if (state === 'disabled' && disabledReason !== undefined) {
    return (
      <Notice tone="bad" icon="refused" title={words('webhook.disabled.title')}>
        {words(`webhook.disabled.${disabledReason}`)}
      </Notice>
    );
  }
  if (state === 'active' && failingSince !== undefined) {
    return (
      <Notice tone="warning" icon="warning" title={words('webhook.failing.title')}>
        {words('webhook.failing.text')} <Moment at={failingSince} />
      </Notice>
    );
  }
  if (formerSecretUntil === undefined || Date.parse(formerSecretUntil) < Date.now()) return null;
  return (
    <Notice>
      {words('webhook.rotating')} <Moment at={formerSecretUntil} />
    </Notice>
  );
}

function WebhookFacts({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const words = useWords();
  const { description, directoryId, types, waiting, waitingSince, lastDay, recovering, createdAt, createdBy } = webhook;
  return (
    <Facts>
      {description !== '' && <Fact name={words('webhook.description')}>{description}</Fact>}
      <Fact name={words('webhook.directory')}>
        <DirectoryName id={directoryId} />
      </Fact>
      <Fact name={words('webhook.events')}>{types?.join(', ') ?? words('webhook.events.all')}</Fact>
      <Fact name={words('webhook.waiting')}>
        {waiting}
        {waitingSince !== undefined && (
          <>
            {' · '}
            {words('webhook.oldest')} <Moment at={waitingSince} />
          </>
        )}
        {recovering && ` · ${words('webhook.recovering')}`}
      </Fact>
      <Fact name={words('webhook.success')}>{successOf(lastDay)}</Fact>
      <Fact name={words('webhook.p95')}>{durationOf(lastDay)}</Fact>
      <Fact name={words('webhook.created')}>
        <Moment at={createdAt} /> · {createdBy}
      </Fact>
    </Facts>
  );
}

function Acts({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const words = useWords();
  const navigate = useNavigate();
  const rereads = [webhooksQuery.queryKey];
  const [rotated, setRotated] = useState<CreatedWebhook>();
  const sendTest = useChange(testWebhook, { rereads });
  const pause = useChange(pauseWebhook, { rereads });
  const resume = useChange(resumeWebhook, { rereads });
  const { id, state } = webhook;
  return (
    <>
      <ProblemNotice error={sendTest.error ?? pause.error ?? resume.error} />
      {sendTest.isSuccess && <Notice role="status">{words('webhook.tested')}</Notice>}
      <Group gap="sm">
        {state === 'active' ? (
          <>
            <Button loading={sendTest.isPending} onClick={() => sendTest.mutate(id)}>
              {words('webhook.test')}
            </Button>
            <Button variant="default" loading={pause.isPending} onClick={() => pause.mutate(id)}>
              {words('webhook.pause')}
            </Button>
          </>
        ) : (
          <Button loading={resume.isPending} onClick={() => resume.mutate(id)}>
            {words('webhook.resume')}
          </Button>
        )}
        <DialogButton label={words('webhook.edit')} title={words('webhook.edit.title')} isWide>
          <EditWebhookForm webhook={webhook} />
        </DialogButton>
        <DialogButton label={words('webhook.rotate')} title={words('webhook.rotate.title')}>
          <RotateSecretForm webhook={webhook} onRotated={setRotated} />
        </DialogButton>
        {state === 'active' && (
          <DialogButton label={words('webhook.recover')} title={words('webhook.recover.title')}>
            <RecoverForm webhook={webhook} />
          </DialogButton>
        )}
        <DialogButton label={words('webhook.remove')} title={words('webhook.remove.title')} color="red" variant="light">
          <RemoveWebhookForm
            webhook={webhook}
            onRemoved={() => void navigate({ to: '/administration/developers/webhooks' })}
          />
        </DialogButton>
      </Group>
      <WebhookSecretDialog created={rotated} onClose={() => setRotated(undefined)} />
    </>
  );
}
