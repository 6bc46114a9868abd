// The deliveries of a webhook, newest first, each with its answer.

import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Delivery, Webhook } from '../../../src/http/api/schemas/webhooks.ts';
import { deliveriesQuery, deliveryQuery, resendDelivery, webhooksQuery } from '../api/webhooks.ts';
import { useWords } from '../locales/locale.tsx';
import { Answer, OlderButton } from '../parts/answer.tsx';
import { useChange } from '../parts/change.ts';
import { DataTable } from '../parts/data-table.tsx';
import { DialogButton, useClose } from '../parts/dialog.tsx';
import { Fact, Facts } from '../parts/facts.tsx';
import { Form } from '../parts/form.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { Hint, RawText } from '../parts/text.tsx';

interface DeliveryPanelProps {
  readonly webhook: Webhook;
  readonly canResend: boolean;
}

export function DeliveryPanel({ webhook, canResend }: DeliveryPanelProps): ReactElement {
  const words = useWords();
  const [shown, setShown] = useState<'all' | 'failed'>('all');
  const deliveries = useInfiniteQuery(deliveriesQuery(webhook.id, shown === 'failed'));
  return (
    <Stack component="section" aria-label={words('delivery.title')}>
      <Group justify="space-between">
        <h2>{words('delivery.title')}</h2>
        <SegmentedControl
          aria-label={words('delivery.title')}
          value={shown}
          data={[
            { value: 'all', label: words('delivery.all') },
            { value: 'failed', label: words('delivery.failed') },
          ]}
          onChange={(chosen) => setShown(chosen === 'failed' ? 'failed' : 'all')}
        />
      </Group>
      <Answer query={deliveries} lines={5} empty={<Hint>{words('delivery.none')}</Hint>}>
        {(items) => <DeliveryTable deliveries={items} webhook={webhook} canResend={canResend} />}
      </Answer>
      <OlderButton query={deliveries} />
    </Stack>
  );
}

interface DeliveryTableProps extends DeliveryPanelProps {
  readonly deliveries: readonly Delivery[];
}

function DeliveryTable({ deliveries, webhook, canResend }: DeliveryTableProps): ReactElement {
  const words = useWords();
  return (
    <DataTable
      rows={deliveries}
      keyOf={({ id }) => id}
      columns={[
        { label: words('delivery.event'), cell: ({ eventType }) => <code>{eventType}</code> },
        { label: words('delivery.answer'), cell: (delivery) => <Outcome delivery={delivery} /> },
        { label: words('delivery.attempt'), isNumber: true, cell: ({ attempt }) => attempt },
        { label: words('delivery.duration'), isNumber: true, cell: ({ durationMs }) => `${durationMs} ms` },
        { label: words('delivery.at'), cell: ({ at }) => <Moment at={at} /> },
        { label: words('delivery.next'), cell: ({ nextAt }) => (isToCome(nextAt) ? <Moment at={nextAt} /> : '–') },
        {
          label: words('delivery.view'),
          isAction: true,
          cell: (delivery) => (
            <DialogButton label={words('delivery.view')} title={words('delivery.one')} size="xs" isWide>
              <Details delivery={delivery} webhook={webhook} canResend={canResend} />
            </DialogButton>
          ),
        },
      ]}
    />
  );
}

/** The next attempt of an earlier one has been made. */
function isToCome(at: string | undefined): at is string {
  return at !== undefined && Date.parse(at) > Date.now();
}

/** The status of the answer, or why there is none. */
function Outcome({ delivery: { status, error } }: { readonly delivery: Delivery }): ReactElement {
  const words = useWords();
  if (error !== undefined) return <Status tone="bad">{words(`delivery.error.${error}`)}</Status>;
  const isDelivered = status !== undefined && status >= 200 && status < 300;
  return <Status tone={isDelivered ? 'good' : 'bad'}>{status}</Status>;
}

interface DetailsProps extends DeliveryPanelProps {
  readonly delivery: Delivery;
}

function Details({ delivery, webhook, canResend }: DetailsProps): ReactElement {
  const words = useWords();
  const details = useQuery(deliveryQuery(webhook.id, delivery.id));
  const resending = useChange(resendDelivery(webhook.id), { rereads: [webhooksQuery.queryKey], onDone: useClose() });
  const { id, eventId, reason, attempt, at } = delivery;
  return (
    <Form
      submit={words('delivery.resend')}
      act={resending}
      isDisabled={!canResend}
      onSubmit={() => resending.mutate(id)}
    >
      <Facts isWide>
        <Fact name={words('delivery.event')}>
          <code>{delivery.eventType}</code>
        </Fact>
        <Fact name="webhook-id">
          <code style={{ overflowWrap: 'anywhere' }}>{eventId}</code>
        </Fact>
        <Fact name={words('delivery.answer')}>
          <Outcome delivery={delivery} />
        </Fact>
        <Fact name={words('delivery.reason')}>{words(`delivery.reason.${reason}`)}</Fact>
        <Fact name={words('delivery.attempt')}>
          {attempt} · <Moment at={at} />
        </Fact>
      </Facts>
      <Answer query={details} lines={2}>
        {({ answer }) =>
          answer === '' ? (
            <Hint>{words('delivery.answer.empty')}</Hint>
          ) : (
            <RawText label={words('delivery.answer.body')} text={answer} />
          )
        }
      </Answer>
    </Form>
  );
}
