// `npm run drill -- <name>`: builds what is missing and makes a fault happen to a server of its own. Without a name it lists the drills.

import { ensureBuilt, ensureInstalled, ensurePostgres, runNode } from './prepare.mjs';
import { main } from './run.mjs';

const words = process.argv.slice(2);

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const needsPostgres = words.some((word) => word === '--postgres' || word.includes('database') || word === 'failover');
  const environment = needsPostgres ? { POSTGRES_BIN: await ensurePostgres() } : {};
  return runNode('test/drills/main.ts', words, { env: environment });
});
