// Webhooks with their secrets.

import type { Webhook, WebhookStore } from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import { type Database, type SqlValue, toValues } from './sql.ts';

/** A recovery is kept in two columns. */
interface KeptWebhook extends Omit<Webhook, 'id' | 'createdAt' | 'createdBy' | 'recovery'> {
  readonly recoveryAfter: number | undefined;
  readonly recoveryUntil: number | undefined;
}

const made = fieldsOf<Pick<Webhook, 'id' | 'createdAt' | 'createdBy'>>({
  id: 'value',
  createdAt: 'value',
  createdBy: 'value',
});
const changing = fieldsOf<KeptWebhook>({
  directoryId: 'value',
  url: 'value',
  description: 'value',
  types: 'json',
  state: 'value',
  disabledReason: 'value',
  position: 'value',
  recoveryAfter: 'value',
  recoveryUntil: 'value',
  failingSince: 'value',
  formerSecretUntil: 'value',
});
const selection = `${made.selection}, ${changing.selection}`;

const list = `
  SELECT ${selection} FROM webhook
  WHERE directory_id IS NULL OR directory_id IN (SELECT id FROM directory WHERE removing = 0)
  ORDER BY created_at, id`;
const find = `
  SELECT ${selection} FROM webhook
  WHERE id = ? AND (directory_id IS NULL OR directory_id IN (SELECT id FROM directory WHERE removing = 0))`;
const secrets = 'SELECT secret AS "current", former_secret AS former FROM webhook WHERE id = ?';
const insert = `
  INSERT INTO webhook (${made.columns}, ${changing.columns}, secret, former_secret)
  VALUES (${made.places}, ${changing.places}, ?, ?)`;
const update = `UPDATE webhook SET ${changing.assignments} WHERE id = ?`;
const saveSecrets = 'UPDATE webhook SET secret = ?, former_secret = ? WHERE id = ?';
const drop = 'DELETE FROM webhook WHERE id = ?';

export function createWebhookStore({ read, inInstallation }: Database): WebhookStore {
  const write = (text: string, ...values: readonly SqlValue[]): Promise<number> =>
    inInstallation((sql) => sql.run(text, ...values));
  return {
    list: async () => (await read.all<Row>(list)).map(toWebhook),
    find: (id) => readOne(read, toWebhook, find, id),
    secrets: async (id) => {
      const row = await read.get<{ readonly current: string; readonly former: string | null }>(secrets, id);
      return row && { current: row.current, former: row.former ?? undefined };
    },
    insert: async (webhook, { current, former }) => {
      await write(insert, ...made.write(webhook), ...changingOf(webhook), current, former ?? null);
    },
    update: async (webhook) => (await write(update, ...changingOf(webhook), webhook.id)) === 1,
    saveSecrets: async (id, { current, former }) => {
      await write(saveSecrets, ...toValues(current, former, id));
    },
    delete: async (id) => (await write(drop, id)) === 1,
  };
}

function changingOf({ recovery, ...webhook }: Webhook): readonly SqlValue[] {
  return changing.write({ ...webhook, recoveryAfter: recovery?.after, recoveryUntil: recovery?.until });
}

function toWebhook(row: Row): Webhook {
  const { recoveryAfter: after, recoveryUntil: until, ...webhook } = changing.read(row);
  const recovery = after === undefined || until === undefined ? undefined : { after, until };
  return { ...made.read(row), ...webhook, recovery };
}
