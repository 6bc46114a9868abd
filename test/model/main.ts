// `npm run model -- --cases 20000 [--seed N] [--store SQLite]`: plays that many random stories through the server and through the naive
// model, shared among the stores. It prints the seed: the same seed gives the same stories.

import { randomInt } from 'node:crypto';
import { runNode } from '../programs/node.ts';
import { readOptions, wholeNumber } from '../programs/options.ts';
import { startPostgres } from '../programs/postgres.ts';

const maxHours = 6;
const program = {
  name: 'npm run model',
  usage: `npm run model -- [--cases N] [--seed N] [--store NAME]

Plays random stories through the server and through a naive model, and compares.

  --cases N     number of stories (default: 20000)
  --seed N      the same seed gives the same stories (default: another one each time)
  --store NAME  SQLite or PostgreSQL alone (default: every store)
`,
};
const { values } = readOptions(program, {
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    store: { type: 'string', default: '' },
  },
});
const { cases, seed, store } = values;
wholeNumber(program, 'cases', cases);
wholeNumber(program, 'seed', seed, 0);

process.stdout.write(`${cases} cases, seed ${seed}\n`);
const server = await startPostgres();
const only = store === '' ? [] : [`--test-name-pattern=${store}`];
const timeout = `--test-timeout=${maxHours * 60 * 60 * 1000}`;
const held = await runNode(['--test', timeout, ...only, 'test/model/model.test.ts'], {
  MODEL_CASES: cases,
  MODEL_SEED: seed,
  MODEL_STORE: store,
  BECARD_TEST_POSTGRES: server.url,
}).finally(() => server.stop());
process.exitCode = held ? 0 : 1;
