// `node scripts/run.mjs [--built] FILE [WORDS]`: installs what is missing, builds what is out of date when --built says that FILE needs it,
// and runs FILE on the pinned Node.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, environment, pinnedNode, root, stop } from './install.mjs';

const needsBuild = process.argv[2] === '--built';
ensureInstalled();
if (needsBuild) ensureBuilt();

const child = spawn(pinnedNode, process.argv.slice(needsBuild ? 3 : 2), {
  cwd: root,
  stdio: 'inherit',
  env: environment(),
});
// Ctrl-C on a terminal reaches the child directly; a second SIGINT would look like an impatient user.
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
  process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
}
child.once('error', (error) => stop(`${pinnedNode} could not be started: ${error.message}`));
child.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal];
});
