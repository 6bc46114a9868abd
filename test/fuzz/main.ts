// `npm run fuzz -- --seed 1 --cases 50000 [--port 0] [--database URL]`: the long run, in a folder of its own or an empty database.
// It prints a report and ends with 1 when anything was found.

import { readOptions, wholeNumber } from '../programs/options.ts';
import { fuzz } from './run.ts';
import { startTarget } from './target.ts';

const program = {
  name: 'npm run fuzz',
  usage: `npm run fuzz -- [--cases N] [--seed N] [--minutes N] [--port N] [--database URL]

Sends mutated requests to a server and checks that it answers each correctly and in time. Ends with 1 when anything was found.

  --cases N       number of requests (default: 50000)
  --seed N        the same seed gives the same requests (default: 1)
  --minutes N     ends sooner, after this time (default: 30)
  --port N        port of the server (default: a free one)
  --database URL  an empty PostgreSQL database (default: SQLite in a folder of its own)
`,
};
const { values } = readOptions(program, {
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '50000' },
    port: { type: 'string', default: '0' },
    database: { type: 'string' },
    minutes: { type: 'string', default: '30' },
  },
});
const seed = wholeNumber(program, 'seed', values.seed, 0);
const cases = wholeNumber(program, 'cases', values.cases);
const minutes = wholeNumber(program, 'minutes', values.minutes);

const target = await startTarget(wholeNumber(program, 'port', values.port, 0), values.database);
try {
  const report = await fuzz(target, {
    seed,
    cases,
    withinMs: minutes * 60_000,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  for (const fault of report.faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${JSON.stringify({ ...report, faults: report.faults.length }, undefined, 2)}\n`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
} finally {
  await target.stop();
}
