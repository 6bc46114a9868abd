// `npm run -s becard -- <noun> <verb>`: the command line from a clone. Standard output holds the command's own result alone.

import { ensureBuilt, ensureInstalled, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runNode('dist/cli/main.js', process.argv.slice(2));
});
