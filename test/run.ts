// `npm test`: the checks and every test file that is fast. `npm run test:full`: the files that take long.
// `npm test -- src/scim` runs the files whose path contains the text, and no checks. Words that begin with "-" go to `node --test`.

import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { needsOf } from './needs.ts';
import { ensureChromium } from './programs/find.ts';
import { runNode } from './programs/node.ts';
import { startPostgres } from './programs/postgres.ts';

/** Files and folders of the full run; every other test file belongs to the fast one. */
const slow = ['src/cli/serve.test.ts', 'src/cli/workers.test.ts', 'test/console/', 'test/fuzz/', 'test/model/'];
/** The one journey through the console that the fast run takes. */
const fast = 'test/console/journey.test.ts';

const timeoutMs = 10 * 60 * 1000;
const words = process.argv.slice(2);
const isFull = words.includes('--full');
const options = words.filter((word) => word.startsWith('-') && word !== '--full');
const parts = words.filter((word) => !word.startsWith('-'));

const files = chooseFiles();
if (files.length === 0) {
  process.stderr.write(`becard: no test file has ${parts.join(' or ')} in its path.\n`);
  process.exit(1);
}
const isChecked = parts.length > 0 || isFull || (await runNode(['test/check.ts']));
const isTested = await runTests();
process.stdout.write(`\n${files.length} test files ${isTested ? 'passed' : 'ran, and some failed'}.\n`);
if (!isChecked) process.stdout.write('The checks failed; see above.\n');
process.exitCode = isChecked && isTested ? 0 : 1;

function chooseFiles(): readonly string[] {
  const all = globSync('{src,test,console,bench}/**/*.test.ts').toSorted();
  if (parts.length > 0) return all.filter((file) => parts.some((part) => file.includes(part)));
  return all.filter((file) => isSlow(file) === isFull);
}

function isSlow(file: string): boolean {
  return file !== fast && slow.some((path) => file.startsWith(path));
}

async function runTests(): Promise<boolean> {
  const needs = needsOf(files);
  if (needs.has('browser')) ensureChromium();
  if (needs.has('build') && !(await runNode(['scripts/build.mjs', '--if-stale']))) return false;
  const server = needs.has('PostgreSQL') ? await startPostgres() : undefined;
  const environment = server === undefined ? {} : { BECARD_TEST_POSTGRES: server.url };
  const concurrency = `--test-concurrency=${Math.max(2, availableParallelism() - 1)}`;
  const args = ['--test', concurrency, `--test-timeout=${timeoutMs}`, ...options, ...files];
  return runNode(args, environment).finally(() => server?.stop());
}
