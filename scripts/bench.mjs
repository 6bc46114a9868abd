// `npm run bench`: builds what is missing and measures the product beside bare node:http. `npm run bench -- --help` tells more.

import { ensureBuilt, ensureInstalled, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runNode('bench/main.ts', process.argv.slice(2));
});
