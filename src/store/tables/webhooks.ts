// Webhooks with their secrets.

import type {
  DirectoryId,
  DisabledReason,
  EventType,
  Webhook,
  WebhookId,
  WebhookState,
  WebhookStore,
} from '../../domain/store.ts';
import { parseTexts } from '../rows.ts';
import { type Database, placeholders, type SqlValue, toValues } from './sql.ts';

interface WebhookRow {
  readonly id: WebhookId;
  readonly directory_id: DirectoryId | null;
  readonly url: string;
  readonly description: string;
  readonly types: string | null;
  readonly state: WebhookState;
  readonly disabled_reason: DisabledReason | null;
  readonly position: number;
  readonly recovery_after: number | null;
  readonly recovery_until: number | null;
  readonly failing_since: number | null;
  readonly created_at: number;
  readonly created_by: string;
  readonly former_secret_until: number | null;
}
const changing =
  'directory_id, url, description, types, state, disabled_reason, position, recovery_after, recovery_until, ' +
  'failing_since, former_secret_until';
const columns = `id, created_at, created_by, ${changing}`;

const list = `
  SELECT ${columns} FROM webhook
  WHERE directory_id IS NULL OR directory_id IN (SELECT id FROM directory WHERE removing = 0)
  ORDER BY created_at, id`;
const find = `
  SELECT ${columns} FROM webhook
  WHERE id = ? AND (directory_id IS NULL OR directory_id IN (SELECT id FROM directory WHERE removing = 0))`;
const secrets = 'SELECT secret AS "current", former_secret AS former FROM webhook WHERE id = ?';
const insert = `INSERT INTO webhook (${columns}, secret, former_secret) VALUES (${placeholders(columns)}, ?, ?)`;
const update = `UPDATE webhook SET ${changing.replaceAll(/(\w+)/g, '$1 = ?')} WHERE id = ?`;
const saveSecrets = 'UPDATE webhook SET secret = ?, former_secret = ? WHERE id = ?';
const drop = 'DELETE FROM webhook WHERE id = ?';

export function createWebhookStore({ read, inInstallation }: Database): WebhookStore {
  const write = (text: string, ...values: readonly SqlValue[]): Promise<number> =>
    inInstallation((sql) => sql.run(text, ...values));
  return {
    list: async () => (await read.all<WebhookRow>(list)).map(toWebhook),
    find: async (id) => {
      const row = await read.get<WebhookRow>(find, id);
      return row && toWebhook(row);
    },
    secrets: async (id) => {
      const row = await read.get<{ readonly current: string; readonly former: string | null }>(secrets, id);
      return row && { current: row.current, former: row.former ?? undefined };
    },
    insert: async (webhook, { current, former }) => {
      const { id, createdAt, createdBy } = webhook;
      await write(insert, ...toValues(id, createdAt, createdBy, ...changingOf(webhook), current, former));
    },
    update: async (webhook) => (await write(update, ...toValues(...changingOf(webhook), webhook.id))) === 1,
    saveSecrets: async (id, { current, former }) => {
      await write(saveSecrets, ...toValues(current, former, id));
    },
    delete: async (id) => (await write(drop, id)) === 1,
  };
}

/** The values in the order of `changing`. */
function changingOf(webhook: Webhook): readonly (SqlValue | undefined)[] {
  const { directoryId, url, description, types, state, disabledReason, position, recovery } = webhook;
  const printed = types === undefined ? undefined : JSON.stringify(types);
  const progress = [position, recovery?.after, recovery?.until, webhook.failingSince];
  return [directoryId, url, description, printed, state, disabledReason, ...progress, webhook.formerSecretUntil];
}

function toWebhook(row: WebhookRow): Webhook {
  const { recovery_after: after, recovery_until: until } = row;
  return {
    id: row.id,
    directoryId: row.directory_id ?? undefined,
    url: row.url,
    description: row.description,
    types: row.types === null ? undefined : toTypes(row.types),
    state: row.state,
    disabledReason: row.disabled_reason ?? undefined,
    position: row.position,
    recovery: after === null || until === null ? undefined : { after, until },
    failingSince: row.failing_since ?? undefined,
    createdAt: row.created_at,
    createdBy: row.created_by,
    formerSecretUntil: row.former_secret_until ?? undefined,
  };
}

/** Only known types were saved. */
function toTypes(json: string): readonly EventType[] {
  return parseTexts(json) as readonly EventType[];
}
