// The command as a process: its streams, its exit code, and a server that ends on a signal.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newData } from './testing/command.ts';
import { runProcess, serveProcess } from './testing/process.ts';

test('a command prints its result on standard output and ends with 0', async () => {
  const { code, out, problem } = await runProcess(['directory', 'list', '--json', ...newData()]);

  assert.deepEqual([code, JSON.parse(out), problem], [0, [], '']);
});

test('a command that fails says why on standard error and ends with its code', async () => {
  const { code, out, problem } = await runProcess(['user', 'list', 'ud_x', ...newData()]);

  assert.deepEqual([code, out], [3, '']);
  assert.match(problem, /^becard: .*BC-/);
});

test('an older Node than Becard needs gets one sentence', async () => {
  const older = encodeURIComponent('Object.defineProperty(process.versions, "node", { value: "20.20.2" })');

  const { code, out, problem } = await runProcess(['version'], {
    NODE_OPTIONS: `--import=data:text/javascript,${older}`,
  });

  assert.deepEqual([code, out, problem], [78, '', 'Becard needs Node 24 or newer; this is 20.20.2.\n']);
});

test('a server is ready, and ends in order on SIGTERM', async () => {
  const { url, stop } = await serveProcess(newData());
  const { status } = await fetch(`${url}/health/ready`);

  const { code } = await stop('SIGTERM');

  assert.deepEqual([status, code], [200, 0]);
});
