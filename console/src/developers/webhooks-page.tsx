// The tab Webhooks: where events are sent, and how that goes.

import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { CreatedWebhook, Webhook } from '../../../src/http/api/schemas/webhooks.ts';
import { webhooksQuery } from '../api/webhooks.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer } from '../parts/answer.tsx';
import { DataTable, rowLink } from '../parts/data-table.tsx';
import { DialogButton } from '../parts/dialog.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useHasRight } from '../session/rights.ts';
import { Icon } from '../theme/icons.tsx';
import { DirectoryName } from './directory-name.tsx';
import { CreateWebhookForm } from './webhook-forms.tsx';
import { WebhookSecretDialog } from './webhook-secret-dialog.tsx';
import { WebhookState } from './webhook-state.tsx';

export function WebhooksPage(): ReactElement {
  const words = useWords();
  const canAdminister = useHasRight('administer');
  const webhooks = useQuery(webhooksQuery);
  const [created, setCreated] = useState<CreatedWebhook>();
  const create = canAdminister && (
    <DialogButton label={words('webhook.create')} variant="filled" leftSection={<Icon name="plus" />} isWide>
      <CreateWebhookForm onCreated={setCreated} />
    </DialogButton>
  );
  return (
    <>
      <Answer
        query={webhooks}
        lines={3}
        empty={
          <EmptyState icon="arrow" title={words('webhook.none')} text={words('webhook.none.text')}>
            {create}
          </EmptyState>
        }
      >
        {(data) => (
          <>
            <Group justify="space-between">
              <h2>{words('webhook.title')}</h2>
              {create}
            </Group>
            <WebhookTable webhooks={data} />
          </>
        )}
      </Answer>
      <WebhookSecretDialog created={created} onClose={() => setCreated(undefined)} />
    </>
  );
}

function WebhookTable({ webhooks }: { readonly webhooks: readonly Webhook[] }): ReactElement {
  const words = useWords();
  return (
    <DataTable
      rows={webhooks}
      keyOf={({ id }) => id}
      isLinked
      columns={[
        { label: words('webhook.url'), cell: (webhook) => <Address webhook={webhook} />, maxWidth: 420 },
        { label: words('webhook.directory'), cell: ({ directoryId }) => <DirectoryName id={directoryId} /> },
        {
          label: words('webhook.events'),
          cell: ({ types }) =>
            types === undefined ? words('webhook.events.all') : words('webhook.events.some', { count: types.length }),
        },
        { label: words('webhook.state'), cell: (webhook) => <WebhookState webhook={webhook} /> },
        { label: words('webhook.waiting'), isNumber: true, cell: ({ waiting }) => waiting },
        { label: words('webhook.success'), isNumber: true, cell: ({ lastDay }) => successOf(lastDay) },
        { label: words('webhook.p95'), isNumber: true, cell: ({ lastDay }) => durationOf(lastDay) },
      ]}
    />
  );
}

function Address({ webhook: { id, url, description } }: { readonly webhook: Webhook }): ReactElement {
  return (
    <Stack gap={2}>
      <Link
        to="/administration/developers/webhooks/$webhookId"
        params={{ webhookId: id }}
        className={rowLink}
        style={{ overflowWrap: 'anywhere' }}
      >
        {url}
      </Link>
      {description !== '' && <span>{description}</span>}
    </Stack>
  );
}

/** Attempts of the last day that succeeded; a dash where there was none. */
export function successOf({ attempts, delivered }: Webhook['lastDay']): string {
  return attempts === 0 ? '–' : `${Math.floor((100 * delivered) / attempts)} %`;
}

export function durationOf({ attempts, p95Ms }: Webhook['lastDay']): string {
  return attempts === 0 ? '–' : `${p95Ms} ms`;
}
