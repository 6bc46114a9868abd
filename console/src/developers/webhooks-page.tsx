// The tab Webhooks: where events are sent, and how that goes.

import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import type { CreatedWebhook, Webhook } from '../../../src/http/api/schemas/webhooks.ts';
import { webhooksQuery } from '../api/webhooks.ts';
import { useWords } from '../locales/locale.tsx';
import { DataTable, rowLink } from '../parts/data-table.tsx';
import { CreatableList } from './creatable-list.tsx';
import { DirectoryName } from './directory-name.tsx';
import { CreateWebhookForm } from './webhook-forms.tsx';
import { WebhookSecretDialog } from './webhook-secret-dialog.tsx';
import { WebhookState } from './webhook-state.tsx';

export function WebhooksPage(): ReactElement {
  const words = useWords();
  const webhooks = useQuery(webhooksQuery);
  const [created, setCreated] = useState<CreatedWebhook>();
  return (
    <>
      <CreatableList
        title={words('webhook.title')}
        none={[words('webhook.none'), words('webhook.none.text')]}
        icon="arrow"
        query={webhooks}
        create={words('webhook.create')}
        form={<CreateWebhookForm onCreated={setCreated} />}
      >
        {(items) => <WebhookTable webhooks={items} />}
      </CreatableList>
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
