// `npm run bench`: builds what is missing and measures the product beside bare node:http. `npm run bench -- --help` tells more.

import { startPostgres } from './postgres.mjs';
import { ensureBuilt, ensureInstalled, ensurePostgres, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  const words = process.argv.slice(2);
  await ensureInstalled();
  await ensureBuilt();
  const needsServer = words.includes('--postgres') && process.env.BENCH_POSTGRES === undefined;
  if (!needsServer) return runNode('bench/main.ts', words);
  const server = await startPostgres(await ensurePostgres());
  try {
    return await runNode('bench/main.ts', words, { env: { BENCH_POSTGRES: server.url } });
  } finally {
    server.stop();
  }
});
