// Cards of a directory, with its settings. A user's card is a row beside the user: no write of a user touches it.

import type {
  Card,
  CardSettings,
  CardStore,
  ComparedCard,
  DirectoryEvent,
  DirectoryId,
  FollowedCard,
  NewCard,
  ResourceId,
  ScannedUser,
} from '../../domain/store.ts';
import { personType } from '../rows.ts';
import { createCardChangeStore, nextRevision } from './card-changes.ts';
import { createLocationStore } from './card-locations.ts';
import { createPhotoStore, isChanged } from './card-photos.ts';
import { createPinStore } from './card-pins.ts';
import { createSignatureKeyStore } from './card-signature-keys.ts';
import { createTemplateStore } from './card-templates.ts';
import { createVersionReader } from './card-versions.ts';
import { appendEvents } from './events.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import { type Database, type Dialect, requireDirectory, type Sql } from './sql.ts';

const card = fieldsOf<Card>({
  resourceId: 'value',
  handle: 'value',
  state: 'value',
  ownValues: 'json',
  templateId: 'value',
  photo: 'value',
  photoAt: 'value',
  photoBy: 'value',
  pinHash: 'value',
  signatureKey: 'value',
  changedAt: 'value',
});
const followed = fieldsOf<Omit<FollowedCard, 'card'>>({ seen: 'json', viewEpoch: 'value' });
const settings = fieldsOf<CardSettings>({ enabled: 'flag', assignment: 'json' });

export function createCardStore(database: Database, directoryId: DirectoryId): CardStore {
  const read = database.readOf(directoryId);
  const { dialect } = read;
  const write = async <Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> => {
    const written = await database.inDirectory(directoryId, async (sql) => ({ result: await work(sql) }));
    requireDirectory(written);
    return (written as { readonly result: Result }).result;
  };
  return {
    settings: () => readOne(read, settings.read, findSettings, directoryId),
    saveSettings: (saved) =>
      write(async (sql) => void (await sql.run(saveSettings, directoryId, ...settings.write(saved), 0))),
    ...createTemplateStore({ read, write }, directoryId),
    ...createLocationStore({ read, write }, directoryId),
    find: (id) => readOne(read, card.read, `${cards} AND resource_id = ?`, directoryId, id),
    findByHandle: (handle) => readOne(read, card.read, `${cards} AND handle = ?`, directoryId, handle),
    ofUsers: async (ids) =>
      (await read.all<Row>(`${cards} AND ${dialect.isIn('resource_id')}`, directoryId, ids)).map(card.read),
    revision: async () => (await read.get<{ revision: number }>(findRevision, directoryId))?.revision ?? 0,
    scan: async (after, limit) => {
      const rows = await read.all<ScannedRow>(scan, directoryId, personType, after, limit);
      return rows.map(({ id, position, needs }) => ({ id, position, needsCard: needs === 1 }));
    },
    saveScan: (position) => write(async (sql) => void (await sql.run(saveScan, position ?? null, directoryId))),
    lookAgain: () => write(async (sql) => void (await sql.run(lookAgain, directoryId))),
    withoutCard: async (ids) =>
      (await read.all<Pick<ScannedUser, 'id'>>(withoutCard(dialect), ids, directoryId)).map(({ id }) => id),
    add: (added, state, at) => write((sql) => addCards(sql, directoryId, { added, state, at })),
    toCompare: async (limit) =>
      (await read.all<Pick<ScannedUser, 'id'>>(toCompare, directoryId, directoryId, limit)).map(({ id }) => id),
    followedOf: async (ids) => {
      const rows = await read.all<Row>(`${followedCards} AND ${dialect.isIn('resource_id')}`, directoryId, ids);
      return rows.map((row) => ({ card: card.read(row), ...followed.read(row) }));
    },
    saveCompared: (compared, epoch) => write((sql) => saveCompared(sql, directoryId, { compared, epoch })),
    saveOwnValues: (id, values, at) =>
      write(async (sql) => {
        const isSaved = (await sql.run(saveOwnValues, JSON.stringify(values), at, directoryId, id)) === 1;
        if (isSaved) await sql.run(nextRevision, directoryId);
        return isSaved;
      }),
    ...createPinStore(read, write, directoryId),
    ...createSignatureKeyStore(write, directoryId),
    ...createVersionReader(read, directoryId),
    ...createPhotoStore(read, write, directoryId),
    ...createCardChangeStore(read, write, directoryId),
  };
}

interface ScannedRow {
  readonly id: ResourceId;
  readonly position: number;
  readonly needs: number;
}

interface MadeRow extends Pick<ScannedUser, 'id'> {
  readonly handle: string;
  readonly viewEpoch: number;
}

/** Handles first: one that was given before makes no card, and so does a user who is gone meanwhile. */
async function addCards(
  sql: Sql,
  directoryId: DirectoryId,
  { added, state, at }: { readonly added: readonly NewCard[]; readonly state: string; readonly at: number },
): Promise<number> {
  const { dialect } = sql;
  const rows = added.map(({ handle, resourceId, said }) =>
    JSON.stringify([handle, resourceId, said?.userVersion, said?.viewEpoch, said && JSON.stringify(said.after)]),
  );
  const made = await sql.all<MadeRow>(insertCards(dialect), directoryId, state, at, rows, directoryId);
  if (made.length === 0) return 0;
  const said = new Set(made.filter(({ viewEpoch }) => viewEpoch > 0).map(({ id }) => id));
  const events = added.flatMap((each) => (each.said && said.has(each.resourceId) ? [each.said.event] : []));
  const handles = made.map(({ handle }) => handle);
  await Promise.all([
    sql.run(keepHandles(dialect), directoryId, Number(state === 'published'), handles),
    sql.run(nextRevision, directoryId),
    appendEvents(sql, directoryId, events),
  ]);
  return made.length;
}

/** An event is written with what it says, once: the row must be as it was read. */
async function saveCompared(
  sql: Sql,
  directoryId: DirectoryId,
  { compared, epoch }: { readonly compared: readonly ComparedCard[]; readonly epoch: number },
): Promise<void> {
  const rows = compared.map(({ resourceId, viewEpoch, before, after }) =>
    JSON.stringify([resourceId, viewEpoch, before === undefined ? '' : JSON.stringify(before), JSON.stringify(after)]),
  );
  const saved = await sql.all<Pick<ScannedUser, 'id'>>(saveSeen(sql.dialect), epoch, rows, directoryId);
  const ids = new Set(saved.map(({ id }) => id));
  const said = compared.flatMap(({ resourceId, event }) => (event !== undefined && ids.has(resourceId) ? [event] : []));
  await appendEvents(sql, directoryId, await nameTheLiving(sql, directoryId, said));
}

/** A user may have left since the card was read: the name must not come back while the erasure takes it away. */
async function nameTheLiving(
  sql: Sql,
  directoryId: DirectoryId,
  events: readonly DirectoryEvent[],
): Promise<readonly DirectoryEvent[]> {
  const named = events.flatMap(({ resourceId, subject }) => (subject === '' ? [] : [resourceId]));
  if (named.length === 0) return events;
  const rows = await sql.all<Pick<ScannedUser, 'id'>>(findLiving(sql.dialect), directoryId, named);
  const living = new Set(rows.map(({ id }) => id));
  return events.map((event) => (living.has(event.resourceId) ? event : { ...event, subject: '' }));
}

const cards = `SELECT ${card.selection} FROM card WHERE directory_id = ?`;
const followedCards = `SELECT ${card.selection}, ${followed.selection} FROM card WHERE directory_id = ?`;
const findSettings = `
  SELECT ${settings.selection} FROM card_setting
  WHERE directory_id = ? AND directory_id IN (SELECT id FROM directory WHERE removing = 0)`;
const saveSettings = `
  INSERT INTO card_setting (directory_id, ${settings.columns}, scanned_to) VALUES (?, ${settings.places}, ?)
  ON CONFLICT (directory_id) DO UPDATE SET
    enabled = excluded.enabled, assignment = excluded.assignment, scanned_to = excluded.scanned_to,
    view_epoch = card_setting.view_epoch + 1`;
const findRevision = 'SELECT revision FROM card_setting WHERE directory_id = ?';
const lookAgain = 'UPDATE card_setting SET scanned_to = 0, view_epoch = view_epoch + 1 WHERE directory_id = ?';
const saveScan = 'UPDATE card_setting SET scanned_to = ? WHERE directory_id = ?';
const saveOwnValues = `
  UPDATE card SET own_values = ?, changed_at = ?, ${isChanged} WHERE directory_id = ? AND resource_id = ?`;
const toCompare = `
  SELECT resource_id AS id FROM card
  WHERE directory_id = ? AND view_epoch < (SELECT s.view_epoch FROM card_setting s WHERE s.directory_id = ?)
  ORDER BY view_epoch LIMIT ?`;
/** Each value is a list: the user, and epoch and text as they were read, and the text as it is now. As an UPDATE, SQLite would look at all cards. */
const saveSeen = ({ rows, part, joinInOrder }: Dialect): string => `
  INSERT INTO card (directory_id, resource_id, handle, state, changed_at, view_epoch, seen)
  SELECT c.directory_id, c.resource_id, c.handle, c.state, c.changed_at, CAST(? AS BIGINT), ${part('wanted.value', 3)}
  FROM ${rows('wanted', 'text')} ${joinInOrder} card c ON c.resource_id = ${part('wanted.value', 0)}
  WHERE c.directory_id = ? AND c.view_epoch = CAST(${part('wanted.value', 1)} AS BIGINT)
    AND coalesce(c.seen, '') = ${part('wanted.value', 2)}
  ON CONFLICT (directory_id, resource_id) DO UPDATE SET view_epoch = excluded.view_epoch, seen = excluded.seen
  RETURNING resource_id AS id`;

const findLiving = ({ isIn }: Dialect): string =>
  `SELECT id FROM resource WHERE directory_id = ? AND deleted_at IS NULL AND ${isIn('id')}`;
const hasCard = 'EXISTS (SELECT 1 FROM card c WHERE c.directory_id = r.directory_id AND c.resource_id = r.id)';
const scan = `
  SELECT r.id, r.position, CASE WHEN r.active = 1 AND NOT ${hasCard} THEN 1 ELSE 0 END AS needs FROM resource r
  WHERE r.directory_id = ? AND r.type = ? AND r.deleted_at IS NULL AND r.position > ? ORDER BY r.position LIMIT ?`;

const withoutCard = ({ rows, joinInOrder }: Dialect): string => `
  SELECT r.id FROM ${rows('wanted', 'text')} ${joinInOrder} resource r ON r.id = wanted.value
  WHERE r.directory_id = ? AND r.deleted_at IS NULL AND r.active = 1 AND r.type = '${personType}' AND NOT ${hasCard}`;

/** Each value is a list: handle and user, and where it is said what the card is, the version of the user, the epoch and the text of it. */
const insertCards = ({ rows, joinInOrder, part }: Dialect): string => {
  const isSaid = `r.version = CAST(${part('wanted.value', 2)} AS BIGINT)`;
  return `
  INSERT INTO card (directory_id, resource_id, handle, state, changed_at, view_epoch, seen)
  SELECT CAST(? AS TEXT), r.id, ${part('wanted.value', 0)}, CAST(? AS TEXT), CAST(? AS BIGINT),
    CASE WHEN ${isSaid} THEN CAST(${part('wanted.value', 3)} AS BIGINT) ELSE 0 END,
    CASE WHEN ${isSaid} THEN ${part('wanted.value', 4)} END
  FROM ${rows('wanted', 'text')} ${joinInOrder} resource r ON r.id = ${part('wanted.value', 1)}
  WHERE r.directory_id = ? AND r.deleted_at IS NULL AND r.active = 1 AND r.type = '${personType}'
    AND NOT EXISTS (SELECT 1 FROM card_handle h WHERE h.handle = ${part('wanted.value', 0)})
  ON CONFLICT (directory_id, resource_id) DO NOTHING
  RETURNING resource_id AS id, handle, view_epoch AS "viewEpoch"`;
};

const keepHandles = ({ rows }: Dialect): string => `
  INSERT INTO card_handle (handle, directory_id, published)
  SELECT given.value, CAST(? AS TEXT), CAST(? AS INTEGER) FROM ${rows('given', 'text')} WHERE TRUE
  ON CONFLICT (handle) DO NOTHING`;
