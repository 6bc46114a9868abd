import assert from 'node:assert/strict';
import { outcomeOf } from '../../domain/index.ts';
import { testMigration } from '../testing/earlier-databases.ts';

const holderId = '2819c223-7f76-453a-919d-413861904646';
const taken = `userName is used by user ${holderId}. Each Entra object may exist once.`;
const cut =
  'This Secret Token is not known. It has 8 of 61 characters. Create a new one in Becard and paste it in Entra.';

const entries = [
  { method: 'GET', status: 200 },
  { method: 'POST', status: 201, warnings: ['BC-310'] },
  { method: 'GET', status: 404, code: 'BC-202' },
  { method: 'PATCH', status: 404, code: 'BC-202' },
  { method: 'POST', status: 409, code: 'BC-301', detail: taken, fields: { reason: 'taken', holderId } },
  { method: 'GET', status: 401, code: 'BC-102', detail: cut, fields: { reason: 'cut', length: 8, expected: 61 } },
  { method: 'GET', status: 403, code: 'BC-106' },
  { method: 'GET', status: 503, code: 'BC-602' },
] as const;

testMigration(
  18,
  'log entries that were there before get the outcome by the rule, and fields where screens show them',
  async (database) => {
    const insert = `
    INSERT INTO log (directory_id, id, at, duration_ms, action, method, path, status, code, detail, warnings)
    VALUES ('ud_a', ?, 1, 1, 'Update', ?, '/Users', ?, ?, ?, ?)`;
    const written = entries.map((entry) => ({ code: null, detail: null, warnings: [], ...entry }));
    for (const [at, { method, status, code, detail, warnings }] of written.entries())
      await database.run(insert, `log_${String(at)}`, method, status, code, detail, JSON.stringify(warnings));

    await database.migrate();

    const found = await database.rows('SELECT outcome, fields FROM log ORDER BY position');
    assert.deepStrictEqual(
      found.map(({ outcome, fields }) => [outcome, fields === null ? undefined : JSON.parse(String(fields))]),
      written.map((entry) => [
        outcomeOf({ ...entry, code: entry.code ?? undefined }),
        'fields' in entry ? entry.fields : undefined,
      ]),
    );
  },
);
