// One directory sends what costs the most, as much of it at once as it can; another one asks for a page meanwhile and must not wait for it.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Sample } from './asker.ts';
import { type Client, count } from './client.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds, percentile } from './drill.ts';
import { startLoad } from './load.ts';
import { openServer } from './one-server.ts';
import { createTenant } from './server.ts';
import { seedHostile } from './stall-seed.ts';
import { type Shape, shapes } from './stall-shapes.ts';

const mostWaitMs = 250;
const busyWaitMs = 1_500;
/** After the first shape, four of the largest lists at once; and at the end, which compose.yaml allows. */
const mostMiB = { fourLists: 400, all: 1_024 };
const shapeMs = 2_000;
const calmMs = 2_000;

export const stall: Drill = {
  name: 'stall',
  about:
    'the most expensive requests of one directory, many at once, while another one asks for a page: how long does it wait?',
  rounds: 1,
  run: attack,
};

async function attack({ database, say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(database);
  const { place, tenant: hostile, server, client } = scene;
  const honest = await createTenant(place);
  say('seeding 20,000 people, a group of 50,000 members and 200 large people');
  const seeded = await seedHostile(place, hostile.id, database?.url);
  await server.start();
  const asker = startAsker([server.url, honest.path, honest.token, String(server.pid())]);
  await pause(calmMs);
  await asker.take();
  await pause(calmMs);
  const own = ownMs(await asker.take());
  say(`alone: a page in ${own.toFixed(1)} ms`);
  const checks: Check[] = [];
  for (const shape of shapes) {
    const statuses = await fire(client, shape, seeded);
    const found = judge(shape, await asker.take(), own, statuses);
    checks.push(found);
    say(`${found.holds ? 'ok    ' : 'NOT OK'} ${shape.name}: ${found.measured}`);
    if (shape === shapes[0])
      checks.push(isSmall('four of the largest lists at once', server.peakMiB(), mostMiB.fourLists));
    await pause(200);
    await asker.take();
  }
  asker.stop();
  return [...checks, isSmall('everything', server.peakMiB(), mostMiB.all)];
}

function isSmall(what: string, peak: number, most: number): Check {
  return check(`${what}: memory below ${most} MiB`, peak < most, `${Math.round(peak)} MiB at most`);
}

async function fire(client: Client, shape: Shape, seeded: Parameters<Shape['send']>[1]): Promise<string> {
  const answers: Awaited<ReturnType<Shape['send']>>[] = [];
  let sent = 0;
  const load = startLoad(shape.atOnce, async () => {
    sent += 1;
    answers.push(await shape.send(client, seeded, sent));
  });
  await pause(shapeMs);
  await load.stop();
  return count(answers);
}

/** Held when the wait was short, or when only the machine made it long: others were using it, and the server did little meanwhile. */
function judge({ name }: Shape, samples: readonly Sample[], own: number, statuses: string): Check {
  const waits = samples.map(({ isWrite, tookMs, serverMs }) => {
    const waitedMs = Math.max(0, tookMs - own);
    return { isWrite, waitedMs, workedMs: Math.min(waitedMs, serverMs) };
  });
  const worst = waits.toSorted((left, right) => right.workedMs - left.workedMs || right.waitedMs - left.waitedMs)[0];
  const longestMs = Math.max(0, ...waits.map(({ waitedMs }) => waitedMs));
  const failed = samples.filter(({ status }) => status !== 200).length;
  const isHeld = worst !== undefined && worst.workedMs <= mostWaitMs && longestMs <= busyWaitMs && failed === 0;
  const p99 = percentile(
    waits.map(({ waitedMs }) => waitedMs),
    0.99,
  );
  const measured = [
    `longest wait ${milliseconds(longestMs)}, p99 ${milliseconds(p99)}`,
    `behind ${milliseconds(worst?.workedMs ?? 0)} of work (a ${worst?.isWrite ? 'write' : 'read'})`,
    `${samples.length} asked, ${failed} failed; hostile ${statuses}`,
  ];
  return check(name, isHeld, measured.join(', '));
}

function ownMs(samples: readonly Sample[]): number {
  return percentile(
    samples.map(({ tookMs }) => tookMs),
    0.5,
  );
}

interface Asker {
  /** What was measured since the last time. */
  readonly take: () => Promise<readonly Sample[]>;
  readonly stop: () => void;
}

function startAsker(words: readonly string[]): Asker {
  const child = fork(fileURLToPath(new URL('./asker.ts', import.meta.url)), words, { stdio: 'inherit' });
  return {
    take: async () => {
      child.send('take');
      const [samples] = await once(child, 'message');
      return samples;
    },
    stop: () => void child.kill(),
  };
}
