// Event streams. Settings and progress are written apart: a sender and an administrator may write at the same time.

import type {
  DirectoryId,
  EventStream,
  EventStreamFinder,
  EventStreamId,
  EventStreamState,
  EventStreamStore,
  StreamDelivery,
  StreamDisabledReason,
  StreamError,
  StreamFormat,
  StreamProgress,
  StreamSecret,
} from '../../domain/store.ts';
import { type Database, placeholders, requireDirectory, type Sql, type SqlValue, toValues } from './sql.ts';

interface EventStreamRow {
  readonly id: EventStreamId;
  readonly directory_id: DirectoryId;
  readonly created_at: number;
  readonly created_by: string;
  readonly audience: string;
  readonly url: string | null;
  readonly token_hint: string | null;
  readonly events: string | null;
  readonly format: StreamFormat;
  readonly state: EventStreamState;
  readonly disabled_reason: StreamDisabledReason | null;
  readonly has_authorization: number;
  readonly position: number;
  readonly acknowledged: string;
  readonly last_delivered_at: number | null;
  readonly last_error: string | null;
  readonly attempts: number;
  readonly next_attempt_at: number | null;
}
const settings = 'audience, url, token_hint, events, format, state, disabled_reason';
const progress = 'position, acknowledged, last_delivered_at, last_error, attempts, next_attempt_at';
const secrets = 'authorization_header, token_hash';
const columns = `id, directory_id, created_at, created_by, ${settings}, ${progress}`;
const hasAuthorization = 'CASE WHEN authorization_header IS NULL THEN 0 ELSE 1 END AS has_authorization';

const all = `
  SELECT ${columns}, ${hasAuthorization} FROM event_stream
  WHERE directory_id IN (SELECT id FROM directory WHERE removing = 0)`;
const list = `${all} AND directory_id = ? ORDER BY created_at, id`;
const find = `${all} AND directory_id = ? AND id = ?`;
const pushed = `${all} AND url IS NOT NULL AND state = 'enabled' ORDER BY created_at, id`;
const findByToken = `${all} AND token_hash = ?`;
const authorization = 'SELECT authorization_header AS text FROM event_stream WHERE directory_id = ? AND id = ?';
const insert = `INSERT INTO event_stream (${columns}, ${secrets}) VALUES (${placeholders(columns)}, ?, ?)`;
const isOwn = 'WHERE directory_id = ? AND id = ?';
const update = `UPDATE event_stream SET ${assignments(settings)} ${isOwn}`;
const updateSecrets = `UPDATE event_stream SET ${assignments(secrets)} ${isOwn}`;
const updateProgress = `UPDATE event_stream SET ${assignments(progress)} ${isOwn}`;
const drop = `DELETE FROM event_stream ${isOwn}`;

/** Positions that one stream remembers: as many as it may give out without an acknowledgement of the first. */
const maxAcknowledged = 1_000;

export function createEventStreamStore({ read, inDirectory }: Database, directoryId: DirectoryId): EventStreamStore {
  const write = <Result>(work: (sql: Sql) => Promise<Result>): Promise<Result | undefined> =>
    inDirectory(directoryId, work);
  const run = (text: string, id: EventStreamId, ...values: readonly SqlValue[]): Promise<number | undefined> =>
    write((sql) => sql.run(text, ...values, directoryId, id));
  const findIn = async (sql: Sql, id: EventStreamId): Promise<EventStream | undefined> =>
    toKnown(await sql.get<EventStreamRow>(find, directoryId, id));
  const changeProgress = async (
    id: EventStreamId,
    change: (before: StreamProgress) => StreamProgress,
  ): Promise<void> => {
    await write(async (sql) => {
      const stream = await findIn(sql, id);
      if (stream === undefined) return;
      await sql.run(updateProgress, ...progressOf(change(stream.progress)), directoryId, id);
    });
  };
  return {
    list: async () => (await read.all<EventStreamRow>(list, directoryId)).map(toEventStream),
    find: (id) => findIn(read, id),
    insert: async (stream, secret) => {
      const { id, createdAt, createdBy } = stream;
      const values = [...settingsOf(stream), ...progressOf(stream.progress), ...secretsOf(secret)];
      requireDirectory(await write((sql) => sql.run(insert, id, directoryId, createdAt, createdBy, ...values)));
    },
    update: async (stream, secret) => {
      if (secret !== undefined) await run(updateSecrets, stream.id, ...secretsOf(secret));
      return (await run(update, stream.id, ...settingsOf(stream))) === 1;
    },
    delete: async (id) => (await run(drop, id)) === 1,
    sealedAuthorization: async (id) =>
      (await read.get<{ readonly text: string | null }>(authorization, directoryId, id))?.text ?? undefined,
    saveProgress: async (id, state) => void (await run(updateProgress, id, ...progressOf(state))),
    acknowledge: (id, positions, at, error) =>
      changeProgress(id, (before) => ({
        ...before,
        acknowledged: withPositions(before, positions),
        lastDeliveredAt: at,
        lastError: error ?? before.lastError,
      })),
    advance: (id, position) =>
      changeProgress(id, (before) => {
        const reached = Math.max(before.position, position);
        return { ...before, position: reached, acknowledged: before.acknowledged.filter((each) => each > reached) };
      }),
  };
}

export function createEventStreamFinder({ read }: Database): EventStreamFinder {
  return {
    pushed: async () => (await read.all<EventStreamRow>(pushed)).map(toEventStream),
    findByToken: async (hash) => toKnown(await read.get<EventStreamRow>(findByToken, hash)),
  };
}

function withPositions({ position, acknowledged }: StreamProgress, more: readonly number[]): readonly number[] {
  const all = [...new Set([...acknowledged, ...more.filter((each) => each > position)])];
  return all.sort((left, right) => left - right).slice(0, maxAcknowledged);
}

function assignments(names: string): string {
  return names.replaceAll(/(\w+)/g, '$1 = ?');
}

/** The values in the order of `settings`. */
function settingsOf(stream: EventStream): readonly SqlValue[] {
  const { audience, delivery, events, format, state, disabledReason } = stream;
  const url = delivery.method === 'push' ? delivery.url : undefined;
  const hint = delivery.method === 'poll' ? delivery.tokenHint : undefined;
  return toValues(audience, url, hint, events && JSON.stringify(events), format, state, disabledReason);
}

/** The values in the order of `progress`. */
function progressOf(progress: StreamProgress): readonly SqlValue[] {
  const { position, acknowledged, lastDeliveredAt, lastError, attempts, nextAttemptAt } = progress;
  const error = lastError && JSON.stringify(lastError);
  return toValues(position, JSON.stringify(acknowledged), lastDeliveredAt, error, attempts, nextAttemptAt);
}

/** The values in the order of `secrets`. */
function secretsOf({ sealedAuthorization, tokenHash }: StreamSecret): readonly SqlValue[] {
  return toValues(sealedAuthorization, tokenHash);
}

function toKnown(row: EventStreamRow | undefined): EventStream | undefined {
  return row && toEventStream(row);
}

function toEventStream(row: EventStreamRow): EventStream {
  return {
    id: row.id,
    directoryId: row.directory_id,
    audience: row.audience,
    delivery: toDelivery(row),
    events: row.events === null ? undefined : parse<EventStream['events']>(row.events),
    format: row.format,
    state: row.state,
    disabledReason: row.disabled_reason ?? undefined,
    createdAt: row.created_at,
    createdBy: row.created_by,
    progress: {
      position: row.position,
      acknowledged: parse<readonly number[]>(row.acknowledged),
      lastDeliveredAt: row.last_delivered_at ?? undefined,
      lastError: row.last_error === null ? undefined : parse<StreamError>(row.last_error),
      attempts: row.attempts,
      nextAttemptAt: row.next_attempt_at ?? undefined,
    },
  };
}

function toDelivery({ url, token_hint: tokenHint, has_authorization: authorized }: EventStreamRow): StreamDelivery {
  return url === null
    ? { method: 'poll', tokenHint: tokenHint ?? '' }
    : { method: 'push', url, hasAuthorization: authorized === 1 };
}

/** Only the functions above write these columns. */
function parse<Value>(json: string): Value {
  return JSON.parse(json) as Value;
}
