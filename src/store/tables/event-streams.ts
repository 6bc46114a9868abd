// Event streams. Settings and progress are written apart: a sender and an administrator may write at the same time.

import type {
  DirectoryId,
  EventStream,
  EventStreamFinder,
  EventStreamId,
  EventStreamStore,
  StreamDelivery,
  StreamProgress,
  StreamSecret,
} from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import { type Database, requireDirectory, type Sql, type SqlValue, toValues } from './sql.ts';

const made = fieldsOf<Pick<EventStream, 'id' | 'directoryId' | 'createdAt' | 'createdBy'>>({
  id: 'value',
  directoryId: 'value',
  createdAt: 'value',
  createdBy: 'value',
});

type Unchanging = 'id' | 'directoryId' | 'createdAt' | 'createdBy' | 'progress';
/** The method of a delivery follows from its address. */
interface Settings extends Omit<EventStream, Unchanging | 'delivery'> {
  readonly url: string | undefined;
  readonly tokenHint: string | undefined;
}
const settings = fieldsOf<Settings>({
  audience: 'value',
  url: 'value',
  tokenHint: 'value',
  events: 'json',
  format: 'value',
  state: 'value',
  disabledReason: 'value',
});

const progress = fieldsOf<StreamProgress>({
  position: 'value',
  acknowledged: 'json',
  lastDeliveredAt: 'value',
  lastError: 'json',
  attempts: 'value',
  nextAttemptAt: 'value',
});

const hasAuthorization = 'CASE WHEN authorization_header IS NULL THEN 0 ELSE 1 END AS has_authorization';

const all = `
  SELECT ${made.selection}, ${settings.selection}, ${progress.selection}, ${hasAuthorization} FROM event_stream
  WHERE directory_id IN (SELECT id FROM directory WHERE removing = 0)`;
const list = `${all} AND directory_id = ? ORDER BY created_at, id`;
const find = `${all} AND directory_id = ? AND id = ?`;
const pushed = `${all} AND url IS NOT NULL AND state = 'enabled' ORDER BY created_at, id`;
const findByToken = `${all} AND token_hash = ?`;
const authorization = 'SELECT authorization_header AS text FROM event_stream WHERE directory_id = ? AND id = ?';
const insert = `
  INSERT INTO event_stream (${made.columns}, ${settings.columns}, ${progress.columns}, authorization_header, token_hash)
  VALUES (${made.places}, ${settings.places}, ${progress.places}, ?, ?)`;
const isOwn = 'WHERE directory_id = ? AND id = ?';
const update = `UPDATE event_stream SET ${settings.assignments} ${isOwn}`;
const updateSecrets = `UPDATE event_stream SET authorization_header = ?, token_hash = ? ${isOwn}`;
const updateProgress = `UPDATE event_stream SET ${progress.assignments} ${isOwn}`;
const drop = `DELETE FROM event_stream ${isOwn}`;

/** Positions that one stream remembers: as many as it may give out without an acknowledgement of the first. */
const maxAcknowledged = 1_000;

export function createEventStreamStore({ read, inDirectory }: Database, directoryId: DirectoryId): EventStreamStore {
  const write = <Result>(work: (sql: Sql) => Promise<Result>): Promise<Result | undefined> =>
    inDirectory(directoryId, work);
  const run = (text: string, id: EventStreamId, ...values: readonly SqlValue[]): Promise<number | undefined> =>
    write((sql) => sql.run(text, ...values, directoryId, id));
  const findIn = (sql: Sql, id: EventStreamId): Promise<EventStream | undefined> =>
    readOne(sql, toEventStream, find, directoryId, id);
  const changeProgress = async (
    id: EventStreamId,
    change: (before: StreamProgress) => StreamProgress,
  ): Promise<void> => {
    await write(async (sql) => {
      const stream = await findIn(sql, id);
      if (stream === undefined) return;
      await sql.run(updateProgress, ...progress.write(change(stream.progress)), directoryId, id);
    });
  };
  return {
    list: async () => (await read.all<Row>(list, directoryId)).map(toEventStream),
    find: (id) => findIn(read, id),
    insert: async (stream, secret) => {
      const values = [
        ...made.write({ ...stream, directoryId }),
        ...settingsOf(stream),
        ...progress.write(stream.progress),
        ...secretsOf(secret),
      ];
      requireDirectory(await write((sql) => sql.run(insert, ...values)));
    },
    update: async (stream, secret) => {
      if (secret !== undefined) await run(updateSecrets, stream.id, ...secretsOf(secret));
      return (await run(update, stream.id, ...settingsOf(stream))) === 1;
    },
    delete: async (id) => (await run(drop, id)) === 1,
    sealedAuthorization: async (id) =>
      (await read.get<{ readonly text: string | null }>(authorization, directoryId, id))?.text ?? undefined,
    saveProgress: async (id, state) => void (await run(updateProgress, id, ...progress.write(state))),
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
    pushed: async () => (await read.all<Row>(pushed)).map(toEventStream),
    findByToken: (hash) => readOne(read, toEventStream, findByToken, hash),
  };
}

function withPositions({ position, acknowledged }: StreamProgress, more: readonly number[]): readonly number[] {
  const all = [...new Set([...acknowledged, ...more.filter((each) => each > position)])];
  return all.sort((left, right) => left - right).slice(0, maxAcknowledged);
}

function settingsOf({ delivery, ...stream }: EventStream): readonly SqlValue[] {
  const url = delivery.method === 'push' ? delivery.url : undefined;
  const tokenHint = delivery.method === 'poll' ? delivery.tokenHint : undefined;
  return settings.write({ ...stream, url, tokenHint });
}

function secretsOf({ sealedAuthorization, tokenHash }: StreamSecret): readonly SqlValue[] {
  return toValues(sealedAuthorization, tokenHash);
}

function toEventStream(row: Row): EventStream {
  const { url, tokenHint = '', ...set } = settings.read(row);
  const delivery: StreamDelivery =
    url === undefined
      ? { method: 'poll', tokenHint }
      : { method: 'push', url, hasAuthorization: row['has_authorization'] === 1 };
  return { ...made.read(row), ...set, delivery, progress: progress.read(row) };
}
