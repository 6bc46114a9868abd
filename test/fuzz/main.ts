// `node test/fuzz/main.ts --seed 1 --cases 50000 [--port 0] [--database URL]`: the long run, in a folder of its own or an empty database.
// It prints a report and ends with 1 when anything was found.

import { parseArgs } from 'node:util';
import { fuzz } from './run.ts';
import { startTarget } from './target.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '50000' },
    port: { type: 'string', default: '0' },
    database: { type: 'string' },
    minutes: { type: 'string', default: '30' },
  },
});

const target = await startTarget(Number(values.port), values.database);
try {
  const report = await fuzz(target, {
    seed: Number(values.seed),
    cases: Number(values.cases),
    withinMs: Number(values.minutes) * 60_000,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  for (const fault of report.faults) process.stderr.write(`${fault}\n`);
  process.stdout.write(`${JSON.stringify({ ...report, faults: report.faults.length }, undefined, 2)}\n`);
  process.exitCode = report.faults.length === 0 ? 0 : 1;
} finally {
  await target.stop();
}
