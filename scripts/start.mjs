// `npm start`: installs and builds what is missing, then serves. What stands after `npm start --` goes to `becard serve`.

import { ensureBuilt, ensureInstalled, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runNode('dist/cli/main.js', ['serve', ...process.argv.slice(2)]);
});
