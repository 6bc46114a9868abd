// `npm run drill -- <name>`: builds what is missing and makes a fault happen to a server of its own. Without a name it lists the drills.

import { ensureBuilt, ensureInstalled, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  return runNode('test/drills/main.ts', process.argv.slice(2));
});
