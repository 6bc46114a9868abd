// `npm run build`: the server by tsc and the console by Vite into a folder of their own, which then takes the place of dist/.
// An interrupted build leaves the old dist/ or one without its stamp; two builds at once wait for each other.

import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { ensureInstalled } from './prepare.mjs';
import { main, root, runNode, Stop, tool } from './run.mjs';
import { digestSources, distFolder, isUpToDate, writeStamp } from './stamp.mjs';

const workshop = join(root, 'node_modules', '.cache', 'becard-build');

await main(async () => {
  await ensureInstalled();
  await withLock('build', async () => {
    if (process.argv.includes('--if-needed') && isUpToDate()) return;
    await build();
  });
  return 0;
});

async function build() {
  const digest = digestSources();
  const fresh = join(workshop, 'dist');
  requireConsole();
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  process.stderr.write('Building the server and the console …\n');
  await step('tsc', ['-p', 'tsconfig.build.json', '--outDir', fresh]);
  await step('vite', [
    'build',
    'console',
    '--config',
    'console/vite.config.ts',
    '--outDir',
    join(fresh, 'console'),
    '--emptyOutDir',
  ]);
  putInPlace(fresh);
  writeStamp(digest);
  rmSync(workshop, { recursive: true, force: true });
}

function requireConsole() {
  for (const file of ['console/index.html', 'console/vite.config.ts']) {
    if (!existsSync(join(root, file))) throw new Stop(`${file} is missing: the console cannot be built without it.`);
  }
}

async function step(name, args) {
  const code = await runNode(tool(name), args);
  if (code !== 0) throw new Stop(`${name} ended with code ${code}; dist/ stays as it was.`);
}

function putInPlace(fresh) {
  if (existsSync(distFolder)) move(distFolder, join(workshop, 'old'));
  move(fresh, distFolder);
}

/** node_modules may be a volume of its own, where a rename cannot reach. */
function move(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (error.code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.built') });
    rmSync(from, { recursive: true });
  }
}
