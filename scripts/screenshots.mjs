// `npm run screenshots`: takes the pictures of the handbook (docs/images) from a server of its own with an invented company.

import { ensureBuilt, ensureChromium, ensureInstalled, ensurePngquant, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  await ensureBuilt();
  const programs = { CHROMIUM_PATH: await ensureChromium(), PNGQUANT_PATH: await ensurePngquant() };
  return runNode('test/pictures/main.ts', [], { env: programs });
});
