// Writes docs/conformance.md and docs/tolerances.md anew from the tests and from src/scim/tolerance.ts.

import { ensureInstalled, runNode } from './prepare.mjs';
import { main } from './run.mjs';

await main(async () => {
  await ensureInstalled();
  return runNode('test/conformance/write.ts', []);
});
