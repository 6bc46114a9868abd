// What waits for webhooks, and the attempts of the last days. Ids of attempts begin with the time, so their order is that of time.

import type {
  Delivery,
  DeliveryFigures,
  DeliveryStore,
  EventId,
  QueuedDelivery,
  SenderStep,
} from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import { type Database, type Dialect, type Sql, toValues } from './sql.ts';
import { allOf, termIf } from './terms.ts';

const queueFields = fieldsOf<QueuedDelivery>({
  webhookId: 'value',
  eventId: 'value',
  position: 'value',
  resourceId: 'value',
  reason: 'value',
  attempts: 'value',
  dueAt: 'value',
  createdAt: 'value',
});
const deliveryFields = fieldsOf<Delivery>({
  id: 'value',
  webhookId: 'value',
  eventId: 'value',
  eventType: 'value',
  position: 'value',
  resourceId: 'value',
  reason: 'value',
  attempt: 'value',
  at: 'value',
  durationMs: 'value',
  status: 'value',
  answer: 'value',
  error: 'value',
  nextAt: 'value',
});

const isDelivered = 'status BETWEEN 200 AND 299';
const queued = `SELECT ${queueFields.selection} FROM webhook_queue WHERE webhook_id = ?`;
const inOrder = 'ORDER BY position, created_at, event_id';
const requested = `${queued} AND reason IN ('test', 'resend') ${inOrder}`;
const requestedOf = `SELECT DISTINCT webhook_id AS "webhookId" FROM webhook_queue WHERE reason IN ('test', 'resend')`;
const insertQueued = `INSERT INTO webhook_queue (${queueFields.columns}) VALUES (${queueFields.places})`;
const keepQueued = `${insertQueued} ON CONFLICT (webhook_id, event_id) DO NOTHING`;
const addQueued = `
  ${insertQueued} ON CONFLICT (webhook_id, event_id) DO UPDATE SET due_at = excluded.due_at, reason = excluded.reason`;
const wake = 'UPDATE webhook_queue SET due_at = ? WHERE webhook_id = ? AND due_at > ?';
const postpone = `
  ${insertQueued} ON CONFLICT (webhook_id, event_id) DO UPDATE SET attempts = excluded.attempts, due_at = excluded.due_at`;
const dropQueued = ({ isIn }: Dialect): string =>
  `DELETE FROM webhook_queue WHERE webhook_id = ? AND ${isIn('event_id')}`;
const insertDelivery = `INSERT INTO webhook_delivery (${deliveryFields.columns}) VALUES (${deliveryFields.places})`;
const findDelivery = `SELECT ${deliveryFields.selection} FROM webhook_delivery WHERE webhook_id = ? AND id = ?`;
const isThere = 'SELECT id FROM webhook WHERE id = ?';
/** A sender whose lease has passed to another one sets nothing back. */
const setPosition = 'UPDATE webhook SET position = ? WHERE id = ? AND position < ?';
const setFailing = 'UPDATE webhook SET failing_since = ? WHERE id = ?';
const setRecovery = `
  UPDATE webhook SET recovery_after = ?, recovery_until = ?
  WHERE id = ? AND recovery_after = ? AND recovery_until = ?`;
const figures = `
  SELECT webhook_id AS "webhookId", count(*) AS attempts, sum(CASE WHEN ${isDelivered} THEN 1 ELSE 0 END) AS delivered
  FROM webhook_delivery WHERE at >= ? GROUP BY webhook_id`;
const slow = `
  SELECT duration_ms AS "p95Ms" FROM webhook_delivery WHERE webhook_id = ? AND at >= ?
  ORDER BY duration_ms DESC LIMIT 1 OFFSET ?`;
const backlogs = `
  SELECT webhook_id AS "webhookId", count(*) AS waiting, min(created_at) AS since FROM webhook_queue GROUP BY webhook_id`;
const blank = "UPDATE webhook_delivery SET answer = '' WHERE resource_id = ?";

export function createDeliveryStore({ read, inInstallation }: Database): DeliveryStore {
  return {
    queued: async (id) => (await read.all<Row>(`${queued} ${inOrder}`, id)).map(queueFields.read),
    requested: async (id) => (await read.all<Row>(requested, id)).map(queueFields.read),
    requestedOf: async () => {
      const rows = await read.all<Pick<QueuedDelivery, 'webhookId'>>(requestedOf);
      return rows.map(({ webhookId }) => webhookId);
    },
    add: (delivery) => inInstallation(async (sql) => void (await sql.run(addQueued, ...queueFields.write(delivery)))),
    wake: (id, dueAt) => inInstallation(async (sql) => void (await sql.run(wake, dueAt, id, dueAt))),
    keep: (step) =>
      inInstallation(async (sql) => {
        if ((await sql.get(isThere, step.webhookId)) !== undefined) await keepStep(sql, step);
      }),
    list: async (id, { before, failed, eventId, limit }) => {
      const { text, values } = allOf(
        ['webhook_id = ?', id],
        ['id < ?', before],
        ['event_id = ?', eventId],
        ...termIf(failed === true, `(status IS NULL OR NOT ${isDelivered})`),
        ...termIf(failed === false, isDelivered),
      );
      const page = `SELECT ${deliveryFields.selection} FROM webhook_delivery WHERE ${text} ORDER BY id DESC LIMIT ?`;
      return (await read.all<Row>(page, ...values, limit)).map(deliveryFields.read);
    },
    find: (id, deliveryId) => readOne(read, deliveryFields.read, findDelivery, id, deliveryId),
    delivered: async (id, eventIds) => {
      if (eventIds.length === 0) return [];
      const marks = eventIds.map(() => '?').join(', ');
      const text = `
        SELECT DISTINCT event_id AS "eventId" FROM webhook_delivery
        WHERE webhook_id = ? AND event_id IN (${marks}) AND ${isDelivered}`;
      const rows = await read.all<{ readonly eventId: EventId }>(text, id, ...eventIds);
      return rows.map(({ eventId }) => eventId);
    },
    figures: (since) => readFigures(read, since),
    backlogs: () => read.all(backlogs),
    blank: (ids) =>
      inInstallation(async (sql) => {
        for (const id of ids) await sql.run(blank, id);
      }),
  };
}

async function keepStep(sql: Sql, step: SenderStep): Promise<void> {
  const { webhookId, position, recovery, failingSince, added = [], postponed = [], ended = [], attempts = [] } = step;
  for (const delivery of added) await sql.run(keepQueued, ...queueFields.write(delivery));
  for (const delivery of postponed) await sql.run(postpone, ...queueFields.write(delivery));
  if (ended.length > 0)
    await sql.run(
      dropQueued(sql.dialect),
      webhookId,
      ended.map(({ eventId }) => eventId),
    );
  for (const delivery of attempts) await sql.run(insertDelivery, ...deliveryFields.write(delivery));
  if (position !== undefined) await sql.run(setPosition, position, webhookId, position);
  if (failingSince !== undefined) await sql.run(setFailing, failingSince.at ?? null, webhookId);
  if (recovery === undefined) return;
  const { before, after } = recovery;
  await sql.run(setRecovery, ...toValues(after?.after, after?.until, webhookId, before.after, before.until));
}

async function readFigures(read: Sql, since: number): Promise<readonly DeliveryFigures[]> {
  const found: DeliveryFigures[] = [];
  for (const counted of await read.all<Omit<DeliveryFigures, 'p95Ms'>>(figures, since)) {
    const slower = Math.floor(counted.attempts / 20);
    const row = await read.get<Pick<DeliveryFigures, 'p95Ms'>>(slow, counted.webhookId, since, slower);
    found.push({ ...counted, p95Ms: row?.p95Ms ?? 0 });
  }
  return found;
}
