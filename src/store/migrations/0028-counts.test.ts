import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { migrate } from '../sqlite/migrate.ts';
import { migrations } from './index.ts';

const hourMs = 3_600_000;

test('requests and changes of users that were there before are counted', () => {
  const database = new DatabaseSync(':memory:');
  migrate(
    database,
    migrations.filter(({ number }) => number < 28),
    1,
  );
  database.exec(
    "INSERT INTO directory (id, name, entra, provisioning, demonstration, created_at) VALUES ('ud_a', 'A', 1, 1, 0, 1)",
  );
  const log = database.prepare(`
    INSERT INTO log (directory_id, id, at, duration_ms, action, method, path, status, warnings)
    VALUES ('ud_a', ?, ?, 1, 'Update', 'PATCH', '/Users', 200, '[]')`);
  for (const at of [hourMs, hourMs + 1, hourMs + 60_000]) log.run(`log_${at}`, at);
  const event = database.prepare(`
    INSERT INTO event (directory_id, id, type, at, actor, resource_id, subject, changes)
    VALUES ('ud_a', 'x', ?, ?, 'tok_a', ?, '', '[]')`);
  event.run('user.created', hourMs, 'anna');
  event.run('user.created', hourMs, 'bert');
  event.run('group.created', hourMs, 'team');
  event.run('user.deactivated', 2 * hourMs, 'anna');
  event.run('user.deleted', 2 * hourMs, 'anna');

  migrate(database, migrations, 2);

  const requests = database.prepare('SELECT span, at, requests FROM log_count ORDER BY span, at').all();
  const hours = database.prepare('SELECT at, created, updated, deprovisioned, active FROM user_hour ORDER BY at').all();
  assert.deepStrictEqual(
    requests.map((row) => Object.values(row)),
    [
      ['hour', hourMs, 3],
      ['minute', hourMs, 2],
      ['minute', hourMs + 60_000, 1],
    ],
  );
  assert.deepStrictEqual(
    hours.map((row) => Object.values(row)),
    [
      [hourMs, 2, 0, 0, 2],
      [2 * hourMs, 0, 0, 2, -1],
    ],
  );
});
