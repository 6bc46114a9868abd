// Passes in wallets and the devices that have them.

import type { DirectoryId, DuePush, PushOutcome, WalletPass, WalletStore } from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import type { Database, Sql } from './sql.ts';

const pass = fieldsOf<WalletPass>({
  handle: 'value',
  directoryId: 'value',
  resourceId: 'value',
  token: 'value',
  hash: 'value',
  revision: 'value',
  changedAt: 'value',
  googleHash: 'value',
});
const passOf = pass.of('p');
const passes = `SELECT ${pass.selection} FROM wallet_pass`;
const nextRevision = '(SELECT coalesce(max(revision), 0) + 1 FROM wallet_pass)';
const add = `
  INSERT INTO wallet_pass (handle, directory_id, resource_id, token, hash, changed_at, revision)
  VALUES (?, ?, ?, ?, ?, ?, ${nextRevision}) ON CONFLICT (handle) DO NOTHING`;
const ofChangedCards = `
  SELECT ${passOf.selection} FROM card c JOIN wallet_pass p ON p.handle = c.handle
  WHERE c.directory_id = ? AND c.changed_at >= ?`;
const change = `
  UPDATE wallet_pass SET hash = ?, revision = ${nextRevision},
    changed_at = CASE WHEN changed_at < CAST(? AS BIGINT) THEN CAST(? AS BIGINT) ELSE changed_at + 1 END
  WHERE handle = ?`;
const outdated = `${passes} WHERE google_hash <> hash ORDER BY revision LIMIT ?`;
const countDevices = 'SELECT count(*) AS devices FROM wallet_device WHERE handle = ?';
const isRegistered = 'SELECT 1 FROM wallet_device WHERE device = ? AND handle = ?';
const register = `
  INSERT INTO wallet_device (device, handle, push_token, pushed_revision)
  SELECT CAST(? AS TEXT), handle, CAST(? AS TEXT), 0 FROM wallet_pass WHERE handle = ?
  ON CONFLICT (device, handle) DO NOTHING`;
/** A device has one token for all of its passes. */
const saveToken = 'UPDATE wallet_device SET push_token = ?, attempts = 0, retry_at = 0 WHERE device = ?';
const unregister = 'DELETE FROM wallet_device WHERE device = ? AND handle = ?';
const changedSince = `
  SELECT ${passOf.selection} FROM wallet_device d JOIN wallet_pass p ON p.handle = d.handle
  WHERE d.device = ? AND p.revision > ? ORDER BY p.revision`;
const due = `
  SELECT d.device, d.handle, d.push_token AS "pushToken", d.attempts, p.revision
  FROM wallet_device d JOIN wallet_pass p ON p.handle = d.handle
  WHERE d.pushed_revision < p.revision AND d.retry_at <= ? ORDER BY p.revision, d.device LIMIT ?`;
const savePushed = `
  UPDATE wallet_device SET pushed_revision = ?, attempts = 0, retry_at = 0 WHERE device = ? AND handle = ?`;
const saveFailed = 'UPDATE wallet_device SET attempts = ?, retry_at = ? WHERE device = ? AND handle = ?';
/** One that was registered with another token meanwhile stays. */
const dropToken = 'DELETE FROM wallet_device WHERE device = ? AND push_token = ?';

export function createWalletStore({ read, readOf, inInstallation }: Database): WalletStore {
  const write = (work: (sql: Sql) => Promise<unknown>): Promise<void> =>
    inInstallation(async (sql) => void (await work(sql)));
  const list = async (where: string, ...values: readonly (string | number | readonly string[])[]) =>
    (await read.all<Row>(`${passes} ${where}`, ...values)).map(pass.read);
  return {
    find: (handle) => readOne(read, pass.read, `${passes} WHERE handle = ?`, handle),
    add: ({ handle, directoryId, resourceId, token, hash, changedAt }) =>
      write((sql) => sql.run(add, handle, directoryId, resourceId, token, hash, changedAt)),
    list: ({ after, limit, directoryId }) =>
      directoryId === undefined
        ? list('WHERE handle > ? ORDER BY handle LIMIT ?', after, limit)
        : list('WHERE directory_id = ? AND handle > ? ORDER BY handle LIMIT ?', directoryId, after, limit),
    directories: async () => {
      const rows = await read.all<{ readonly id: DirectoryId }>('SELECT DISTINCT directory_id AS id FROM wallet_pass');
      return rows.map(({ id }) => id);
    },
    ofUsers: (directoryId, ids) =>
      list(`WHERE directory_id = ? AND ${read.dialect.isIn('resource_id')} ORDER BY handle`, directoryId, ids),
    ofChangedCards: async (directoryId, since) =>
      (await readOf(directoryId).all<Row>(ofChangedCards, directoryId, since)).map(passOf.read),
    change: (changed, at) =>
      write(async (sql) => {
        for (const { handle, hash } of changed) await sql.run(change, hash, at, at, handle);
      }),
    outdatedAtGoogle: async (limit) => (await read.all<Row>(outdated, limit)).map(pass.read),
    saveGoogleHash: (handle, hash) =>
      write((sql) => sql.run('UPDATE wallet_pass SET google_hash = ? WHERE handle = ?', hash, handle)),
    countDevices: async (handle) =>
      Number((await read.get<{ readonly devices: number | bigint }>(countDevices, handle))?.devices ?? 0),
    register: ({ device, handle, pushToken }) =>
      inInstallation(async (sql) => {
        const isNew = (await sql.get(isRegistered, device, handle)) === undefined;
        if (isNew) await sql.run(register, device, pushToken, handle);
        await sql.run(saveToken, pushToken, device);
        return isNew;
      }),
    unregister: (device, handle) => write((sql) => sql.run(unregister, device, handle)),
    changedSince: async (device, revision) => (await read.all<Row>(changedSince, device, revision)).map(passOf.read),
    duePushes: (now, limit) => read.all<DuePush>(due, now, limit),
    savePushes: (outcomes) =>
      write(async (sql) => {
        for (const outcome of outcomes) await saveOutcome(sql, outcome);
      }),
  };
}

function saveOutcome(sql: Sql, outcome: PushOutcome): Promise<number> {
  const { device, handle, pushToken, revision, attempts } = outcome.push;
  switch (outcome.kind) {
    case 'pushed':
      return sql.run(savePushed, revision, device, handle);
    case 'failed':
      return sql.run(saveFailed, attempts + 1, outcome.retryAt, device, handle);
    case 'gone':
      return sql.run(dropToken, device, pushToken);
  }
}
