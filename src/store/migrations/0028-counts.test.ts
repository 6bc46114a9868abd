import assert from 'node:assert/strict';
import { testMigration } from '../testing/earlier-databases.ts';

const hourMs = 3_600_000;

testMigration(28, 'requests and changes of users that were there before are counted', async (database) => {
  const log = `
    INSERT INTO log (directory_id, id, at, duration_ms, action, method, path, status, warnings)
    VALUES ('ud_a', ?, ?, 1, 'Update', 'PATCH', '/Users', 200, '[]')`;
  for (const at of [hourMs, hourMs + 1, hourMs + 60_000]) await database.run(log, `log_${at}`, at);
  const event = `
    INSERT INTO event (directory_id, id, type, at, actor, resource_id, subject, changes)
    VALUES ('ud_a', 'x', ?, ?, 'tok_a', ?, '', '[]')`;
  for (const [type, at, id] of [
    ['user.created', hourMs, 'anna'],
    ['user.created', hourMs, 'bert'],
    ['group.created', hourMs, 'team'],
    ['user.deactivated', 2 * hourMs, 'anna'],
    ['user.deleted', 2 * hourMs, 'anna'],
  ] as const)
    await database.run(event, type, at, id);

  await database.migrate();

  const requests = await database.rows('SELECT span, at, requests FROM log_count ORDER BY span, at');
  const hours = await database.rows('SELECT at, created, updated, deprovisioned, active FROM user_hour ORDER BY at');
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
