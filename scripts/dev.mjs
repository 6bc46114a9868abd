// `npm run dev [-- --port 8080] [words of becard serve]`: the console's dev server on one address, which passes requests of the API on
// to a server that starts again with each change of its sources.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { environment, root } from './install.mjs';

const words = process.argv.slice(2);
const at = words.indexOf('--port');
const [, port] = at < 0 ? ['', 8080] : words.splice(at, 2).map(Number);
const apiPort = port + 1;
const publicUrl = `http://127.0.0.1:${port}`;

const vite = ['node_modules/.bin/vite', 'console', '--config', 'console/vite.config.ts'];
const children = [
  start([...vite, '--host', '127.0.0.1', '--port', String(port), '--strictPort'], {
    API_URL: `http://127.0.0.1:${apiPort}`,
  }),
  start(
    [
      '--watch',
      '--watch-preserve-output',
      'src/cli/main.ts',
      'serve',
      '--port',
      String(apiPort),
      '--public-url',
      publicUrl,
      ...words,
    ],
    { BECARD_DRAIN_DELAY_SECONDS: '0' },
  ),
];
for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(signal, stop);
await Promise.race(children.map((child) => once(child, 'exit')));
stop();

function start(args, more) {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...environment(), ...more } });
}

function stop() {
  for (const child of children) child.kill('SIGTERM');
}
