// `npm run model -- --cases 20000 [--seed N] [--store SQLite]`: plays that many random stories in all through the server and through the
// naive model in test/model, shared among the stores. The seed is printed: the same seed tells the same stories.

import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startPostgres } from './postgres.mjs';
import { ensureInstalled, ensurePostgres, runNode } from './prepare.mjs';
import { main, Stop } from './run.mjs';

const maxHours = 6;
const stores = ['memory', 'SQLite', 'PostgreSQL'];

await main(async () => {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(randomInt(2 ** 31)) },
      store: { type: 'string' },
    },
  });
  for (const name of ['cases', 'seed']) {
    if (!/^\d+$/.test(values[name])) throw new Stop(`--${name} takes a number, not ${values[name]}.`);
  }
  const { store } = values;
  if (store !== undefined && !stores.includes(store)) {
    throw new Stop(`--store takes ${stores.join(', ')}, not ${store}.`);
  }
  await ensureInstalled();
  process.stdout.write(`${values.cases} cases, seed ${values.seed}\n`);
  const only = store === undefined ? [] : [`--test-name-pattern=${store}`];
  const timeout = `--test-timeout=${maxHours * 60 * 60 * 1000}`;
  const server = await startPostgres(await ensurePostgres());
  const asked = { MODEL_CASES: values.cases, MODEL_SEED: values.seed, MODEL_STORE: store ?? '' };
  try {
    return await runNode('--test', [timeout, ...only, 'test/model/model.test.ts'], {
      env: { ...asked, BECARD_TEST_POSTGRES: server.url },
    });
  } finally {
    server.stop();
  }
});
