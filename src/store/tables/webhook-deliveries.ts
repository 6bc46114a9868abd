// What waits for webhooks, and the attempts of the last days. Ids of attempts begin with the time, so their order is that of time.

import type {
  Delivery,
  DeliveryError,
  DeliveryFigures,
  DeliveryId,
  DeliveryReason,
  DeliveryStore,
  EventId,
  QueuedDelivery,
  ResourceId,
  SenderStep,
  WebhookId,
} from '../../domain/store.ts';
import { type Database, placeholders, type Sql, type SqlValue, toValues } from './sql.ts';

interface QueueRow {
  readonly webhook_id: WebhookId;
  readonly event_id: EventId;
  readonly position: number;
  readonly resource_id: ResourceId | null;
  readonly reason: DeliveryReason;
  readonly attempts: number;
  readonly due_at: number;
  readonly created_at: number;
}
const queueColumns = 'webhook_id, event_id, position, resource_id, reason, attempts, due_at, created_at';

interface DeliveryRow {
  readonly id: DeliveryId;
  readonly webhook_id: WebhookId;
  readonly event_id: EventId;
  readonly event_type: string;
  readonly position: number;
  readonly resource_id: ResourceId | null;
  readonly reason: DeliveryReason;
  readonly attempt: number;
  readonly at: number;
  readonly duration_ms: number;
  readonly status: number | null;
  readonly answer: string;
  readonly error: DeliveryError | null;
  readonly next_at: number | null;
}
const deliveryColumns =
  'id, webhook_id, event_id, event_type, position, resource_id, reason, attempt, at, duration_ms, status, answer, ' +
  'error, next_at';

const isDelivered = 'status BETWEEN 200 AND 299';
const queued = `SELECT ${queueColumns} FROM webhook_queue WHERE webhook_id = ?`;
const inOrder = 'ORDER BY position, created_at, event_id';
const requested = `${queued} AND reason IN ('test', 'resend') ${inOrder}`;
const insertQueued = `INSERT INTO webhook_queue (${queueColumns}) VALUES (${placeholders(queueColumns)})`;
const keepQueued = `${insertQueued} ON CONFLICT (webhook_id, event_id) DO NOTHING`;
const addQueued = `
  ${insertQueued} ON CONFLICT (webhook_id, event_id) DO UPDATE SET due_at = excluded.due_at, reason = excluded.reason`;
const wake = 'UPDATE webhook_queue SET due_at = ? WHERE webhook_id = ? AND due_at > ?';
const postpone = 'UPDATE webhook_queue SET attempts = ?, due_at = ? WHERE webhook_id = ? AND event_id = ?';
const dropQueued = 'DELETE FROM webhook_queue WHERE webhook_id = ? AND event_id = ?';
const insertDelivery = `INSERT INTO webhook_delivery (${deliveryColumns}) VALUES (${placeholders(deliveryColumns)})`;
const findDelivery = `SELECT ${deliveryColumns} FROM webhook_delivery WHERE webhook_id = ? AND id = ?`;
const isThere = 'SELECT id FROM webhook WHERE id = ?';
const setPosition = 'UPDATE webhook SET position = ? WHERE id = ?';
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
    queued: async (id) => (await read.all<QueueRow>(`${queued} ${inOrder}`, id)).map(toQueued),
    requested: async (id) => (await read.all<QueueRow>(requested, id)).map(toQueued),
    add: (delivery) => inInstallation(async (sql) => void (await sql.run(addQueued, ...fromQueued(delivery)))),
    wake: (id, dueAt) => inInstallation(async (sql) => void (await sql.run(wake, dueAt, id, dueAt))),
    keep: (step) =>
      inInstallation(async (sql) => {
        if ((await sql.get(isThere, step.webhookId)) !== undefined) await keepStep(sql, step);
      }),
    list: async (id, { before, failed, eventId, limit }) => {
      const terms = ['webhook_id = ?'];
      const values: SqlValue[] = [id];
      if (before !== undefined) terms.push('id < ?');
      if (before !== undefined) values.push(before);
      if (eventId !== undefined) terms.push('event_id = ?');
      if (eventId !== undefined) values.push(eventId);
      if (failed !== undefined) terms.push(failed ? `(status IS NULL OR NOT ${isDelivered})` : isDelivered);
      const text = `SELECT ${deliveryColumns} FROM webhook_delivery WHERE ${terms.join(' AND ')} ORDER BY id DESC LIMIT ?`;
      return (await read.all<DeliveryRow>(text, ...values, limit)).map(toDelivery);
    },
    find: async (id, deliveryId) => {
      const row = await read.get<DeliveryRow>(findDelivery, id, deliveryId);
      return row && toDelivery(row);
    },
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
  for (const delivery of added) await sql.run(keepQueued, ...fromQueued(delivery));
  for (const { eventId, attempts: made, dueAt } of postponed) await sql.run(postpone, made, dueAt, webhookId, eventId);
  for (const { eventId } of ended) await sql.run(dropQueued, webhookId, eventId);
  for (const delivery of attempts) await sql.run(insertDelivery, ...fromDelivery(delivery));
  if (position !== undefined) await sql.run(setPosition, position, webhookId);
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

function toQueued(row: QueueRow): QueuedDelivery {
  return {
    webhookId: row.webhook_id,
    eventId: row.event_id,
    position: row.position,
    resourceId: row.resource_id ?? undefined,
    reason: row.reason,
    attempts: row.attempts,
    dueAt: row.due_at,
    createdAt: row.created_at,
  };
}

/** The values in the order of `queueColumns`. */
function fromQueued(delivery: QueuedDelivery): readonly SqlValue[] {
  const { webhookId, eventId, position, resourceId, reason, attempts, dueAt, createdAt } = delivery;
  return toValues(webhookId, eventId, position, resourceId, reason, attempts, dueAt, createdAt);
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    eventType: row.event_type,
    position: row.position,
    resourceId: row.resource_id ?? undefined,
    reason: row.reason,
    attempt: row.attempt,
    at: row.at,
    durationMs: row.duration_ms,
    status: row.status ?? undefined,
    answer: row.answer,
    error: row.error ?? undefined,
    nextAt: row.next_at ?? undefined,
  };
}

/** The values in the order of `deliveryColumns`. */
function fromDelivery(delivery: Delivery): readonly SqlValue[] {
  const { id, webhookId, eventId, eventType, position, resourceId, reason, attempt, at, durationMs } = delivery;
  const result = [delivery.status, delivery.answer, delivery.error, delivery.nextAt];
  return toValues(id, webhookId, eventId, eventType, position, resourceId, reason, attempt, at, durationMs, ...result);
}
