// The bounded share of the fuzz. The long run: `npm run fuzz`.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDatabase } from '../../src/store/testing/database.ts';
import { createChance } from './chance.ts';
import { mutate } from './mutate.ts';
import { chooseOriginal } from './originals.ts';
import { fuzz } from './run.ts';
import { startTarget } from './target.ts';

const seed = 20_261_125;
const letterhead = { host: 'x', tenantPath: '/scim/v2/ud_1', token: 't', cookie: 'c=1' };
const known = { users: ['u1', 'u2'], groups: ['g1'], directoryId: 'ud_2' };

test('the same seed gives the same requests, and most of them are whole', () => {
  const draw = (at: number) => mutate(createChance(at), chooseOriginal(createChance(at), known), letterhead).bytes;
  const first = Array.from({ length: 300 }, (_, at) => draw(at).toString('latin1'));

  assert.deepEqual(
    first,
    Array.from({ length: 300 }, (_, at) => draw(at).toString('latin1')),
  );
  assert.ok(new Set(first).size > 250);
});

const places = [
  { place: 'a folder', open: async () => ({ url: undefined, drop: async () => undefined }) },
  { place: 'PostgreSQL', open: createDatabase },
];

for (const { place, open } of places) {
  test(`thousands of mutated requests on ${place}: no 5xx, no hang, memory in bounds, nothing changed that none touched`, async () => {
    const { url, drop } = await open();
    const target = await startTarget(0, url);
    try {
      const report = await fuzz(target, { seed, cases: 4_000, withinMs: 12_000, tell: () => undefined });

      assert.deepEqual(report.faults, []);
      assert.ok(report.cases > 200, `${report.cases} cases`);
      for (const status of [200, 201, 204, 400, 404]) assert.ok((report.statuses[status] ?? 0) > 0, String(status));
      assert.ok(report.slowestMs < 10_000, `${report.slowestMs} ms`);
    } finally {
      await target.stop();
      await drop();
    }
  });
}
