// `npm run check`: format and lint, types, and the rules of the house. Runs all of them, then says which failed.

import { ensureInstalled, runNode } from './prepare.mjs';
import { main, tool } from './run.mjs';

const checks = [
  { name: 'format and lint', file: tool('biome'), args: ['check', '.'] },
  { name: 'types of the server', file: tool('tsc'), args: ['-p', 'tsconfig.json'] },
  { name: 'types of the console', file: tool('tsc'), args: ['-p', 'console/tsconfig.json'] },
  { name: 'rules of the house', file: '--test', args: ['test/house.test.ts'] },
];

await main(async () => {
  await ensureInstalled();
  const failed = [];
  for (const { name, file, args } of checks) {
    process.stdout.write(`\n== ${name}\n`);
    if ((await runNode(file, args)) !== 0) failed.push(name);
  }
  process.stdout.write(failed.length === 0 ? '\nAll checks passed.\n' : `\nChecks failed: ${failed.join(', ')}.\n`);
  return failed.length === 0 ? 0 : 1;
});
