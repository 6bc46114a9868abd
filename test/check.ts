// `npm run check`: format and lint, types, and the architecture. Runs all of them and names those that failed.

import { spawnSync } from 'node:child_process';

const checks = [
  { name: 'format and lint', words: ['node_modules/.bin/biome', 'check', '.'] },
  { name: 'types of the server', words: ['node_modules/.bin/tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the console', words: ['node_modules/.bin/tsc', '-p', 'console/tsconfig.json'] },
  { name: 'unused files, exports and packages', words: ['node_modules/.bin/knip'] },
  { name: 'architecture', words: ['--test', 'test/architecture.test.ts'] },
];

const failed = checks.filter(({ name, words }) => {
  process.stdout.write(`\n== ${name}\n`);
  return spawnSync(process.execPath, words, { stdio: 'inherit' }).status !== 0;
});
const names = failed.map(({ name }) => name).join(', ');
process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nChecks failed: ${names}.\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
