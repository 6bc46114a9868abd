// `npm test`: installs and builds what is missing, then the checks and every test file of the project.
// `npm test -- src/scim` runs the test files whose path contains the text; words that begin with "-" go to `node --test`.

import { availableParallelism } from 'node:os';
import { startPostgres } from './postgres.mjs';
import { ensureBuilt, ensureChromium, ensureInstalled, ensurePostgres, runNode } from './prepare.mjs';
import { main, Stop } from './run.mjs';
import { filesBelow } from './stamp.mjs';

const timeoutMs = 10 * 60 * 1000;
const folders = ['src', 'test', 'console', 'bench'];

await main(async () => {
  const options = process.argv.slice(2).filter((word) => word.startsWith('-'));
  const filters = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const files = chooseFiles(filters);
  await ensureInstalled();
  await ensureBuilt();
  const checked = filters.length > 0 || (await runNode('scripts/check.mjs', [])) === 0;
  const tested = await runTests(files, options);
  process.stdout.write(`\n${closingLine(files.length, filters, checked, tested)}\n`);
  return checked ? tested : 1;
});

function chooseFiles(filters) {
  const all = folders.flatMap(filesBelow).filter((file) => /\.test\.[a-z]+$/.test(file));
  const stranger = all.find((file) => !file.endsWith('.test.ts'));
  if (stranger !== undefined) throw new Stop(`${stranger} would not be run: name test files x.test.ts.`);
  const chosen = all.filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
  if (chosen.length === 0) throw new Stop(`no test file matches ${filters.join(' ')}.`);
  return chosen;
}

async function runTests(files, options) {
  const needsBrowser = files.some((file) => !file.startsWith('src/'));
  const browser = needsBrowser ? { CHROMIUM_PATH: await ensureChromium() } : {};
  const concurrency = Math.max(2, availableParallelism() - 1);
  const server = await startPostgres(await ensurePostgres());
  const args = [`--test-concurrency=${concurrency}`, `--test-timeout=${timeoutMs}`, ...options, ...files];
  try {
    return await runNode('--test', args, { env: { ...browser, BECARD_TEST_POSTGRES: server.url } });
  } finally {
    server.stop();
  }
}

function closingLine(count, filters, checked, tested) {
  const tests = `${count} test files ${tested === 0 ? 'passed' : 'ran and some failed'}`;
  if (filters.length > 0)
    return `Only what matches ${filters.join(' ')}: ${tests}. The checks were not run (npm run check).`;
  return `${checked ? 'The checks passed' : 'The checks failed'}; ${tests}.`;
}
