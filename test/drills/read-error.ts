// The disk refuses to read: every pread64 of the server fails with EIO for a while (strace injects it). The process lives, requests that
// need the disk are refused with 503, the node says that it is not ready, and all heals without a restart.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, count, personBody } from './client.ts';
import { untilWritten } from './database-held.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { createLedger } from './ledger.ts';
import { openServer } from './one-server.ts';

const brokenMs = 3_000;
const attachMs = 20_000;
const people = 300;

export const readError: Drill = {
  name: 'read-error',
  about: 'every read of the disk fails with EIO for 3 s (needs strace): 503, not ready, the process lives and heals',
  rounds: 3,
  run: breakReads,
};

async function breakReads({ rounds, say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(undefined);
  const { server, client } = scene;
  const ledger = createLedger('read');
  const answers: Answer[] = [];
  const readiness: number[] = [];
  const lives: number[] = [];
  const healed: number[] = [];
  const wrong: string[] = [];
  await server.start();
  for (let index = 0; index < people; index += 1) await ledger.write(client, index % 50);
  for (let round = 1; round <= rounds; round += 1) {
    // A fresh process has nothing of the file in memory.
    server.signal('SIGTERM');
    await server.ended();
    await server.start();
    const mend = await injectReadErrors(server.pid());
    const until = performance.now() + brokenMs;
    while (performance.now() < until) {
      const paths = ['/Users?count=100', '/Users?startIndex=150&count=100', '/Users?filter=title%20pr', '/Groups'];
      answers.push(...(await Promise.all(paths.map((path) => client.send('GET', path)))));
      answers.push(await ledger.write(client, 0));
      readiness.push(await statusOf(`${server.url}/health/ready`));
      lives.push(await statusOf(`${server.url}/health/live`));
    }
    await mend();
    healed.push(await untilWritten(() => client.send('POST', '/Users', personBody(`healed-${round}`))));
    const ready = await statusOf(`${server.url}/health/ready`);
    if (ready !== 200) wrong.push(`readiness ${ready} after the disk is back`);
    wrong.push(...(await ledger.compare(client)));
    say(`round ${round}: ${count(answers)}; ready ${[...new Set(readiness)].join(', ')}`);
  }
  const isHonest = answers.every(
    ({ status, headers }) =>
      (status >= 200 && status < 300) || (status === 503 && headers['retry-after'] !== undefined),
  );
  return [
    check('every answer is what was asked for, or 503 with Retry-After', isHonest, count(answers)),
    check(
      'the fault was met',
      answers.some(({ status }) => status === 503),
      count(answers),
    ),
    check(
      'the process lives on',
      lives.every((status) => status === 200) && server.exitCode() === undefined,
      `${lives.length} times asked`,
    ),
    check(
      'it is not ready once a read has failed',
      readiness.every((status) => status === 503),
      `${readiness.filter((status) => status === 503).length} of ${readiness.length}`,
    ),
    check('it heals within 5 s, without a restart', Math.max(...healed) < 5_000, milliseconds(Math.max(...healed))),
    check('nothing acknowledged is lost', wrong.length === 0, wrong[0] ?? `${ledger.acknowledged()} writes`),
  ];
}

function statusOf(url: string): Promise<number> {
  return fetch(url).then(
    ({ status }) => status,
    () => 0,
  );
}

/** Resolves once every pread64 of the process fails; what it gives ends that. */
async function injectReadErrors(pid: number): Promise<() => Promise<void>> {
  const words = ['-f', '-p', String(pid), '-e', 'trace=pread64', '-e', 'inject=pread64:error=EIO'];
  const strace = spawn('strace', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(strace, 'exit');
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('strace could not attach in time')), attachMs);
    strace.once('error', () => reject(new Error('This drill needs strace (apt-get install strace)')));
    strace.stderr.on('data', (text: Buffer) => {
      if (/not permitted/.test(text.toString())) reject(new Error('strace may not attach: run the drill as root'));
      if (!/attached/.test(text.toString())) return;
      clearTimeout(late);
      resolve();
    });
  });
  await pause(200);
  return async () => {
    strace.kill('SIGINT');
    await ended;
  };
}
