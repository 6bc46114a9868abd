// Requests with an Idempotency-Key, found by their caller and the hash of the key.

import type { IdempotencyStore, IdempotentRequest } from '../../domain/store.ts';
import { fieldsOf, readOne } from './fields.ts';
import type { Database } from './sql.ts';

const fields = fieldsOf<IdempotentRequest>({
  caller: 'value',
  key: 'value',
  request: 'value',
  at: 'value',
  answer: 'value',
});

const find = `SELECT ${fields.selection} FROM idempotent_request WHERE caller = ? AND key = ?`;
const prune = 'DELETE FROM idempotent_request WHERE at < ?';
const insert = `INSERT INTO idempotent_request (${fields.columns}) VALUES (${fields.places}) ON CONFLICT DO NOTHING`;
const complete = 'UPDATE idempotent_request SET answer = ? WHERE caller = ? AND key = ?';

export function createIdempotencyStore({ read, inInstallation }: Database): IdempotencyStore {
  return {
    find: (caller, key) => readOne(read, fields.read, find, caller, key),
    claim: (request, since) =>
      inInstallation(async (sql) => {
        await sql.run(prune, since);
        return (await sql.run(insert, ...fields.write(request))) === 1;
      }),
    complete: async (caller, key, answer) =>
      void (await inInstallation((sql) => sql.run(complete, answer, caller, key))),
  };
}
