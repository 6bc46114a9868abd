// `npm run scale`: fills a directory with 100,000 people and a log with 1,000,000 lines and measures the console in a real browser:
// first rows, scrolling, jumping to the end, memory, and searches of the log. `--people N --lines N` choose other sizes.

import { ensureBuilt, ensureChromium, ensureInstalled, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const browser = { CHROMIUM_PATH: await ensureChromium() };
  return runNode('test/scale/main.ts', process.argv.slice(2), { env: browser });
});
