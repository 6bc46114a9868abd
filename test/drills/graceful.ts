// SIGTERM under load: what was asked is answered, nothing acknowledged is lost, and the process ends by itself.

import { setTimeout as pause } from 'node:timers/promises';

import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { createLedger } from './ledger.ts';
import { startLoad } from './load.ts';
import { openServer } from './one-server.ts';

const workers = 8;
const withinMs = 10_000;

export const graceful: Drill = {
  name: 'graceful',
  about: 'SIGTERM under load: no request is cut off, exit code 0 in time',
  rounds: 10,
  run: stopAgainAndAgain,
};

async function stopAgainAndAgain({ rounds, database, say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(database);
  const { server, client } = scene;
  const ledger = createLedger('graceful');
  const codes: (number | undefined)[] = [];
  const stops: number[] = [];
  const wrong: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await server.start();
    wrong.push(...(await ledger.compare(client)));
    const load = startLoad(workers, async (worker) => {
      const { failure } = await ledger.write(client, worker);
      if (failure === 'refused') await pause(20);
    });
    await pause(200 + Math.random() * 800);
    const asked = performance.now();
    server.signal('SIGTERM');
    codes.push(await server.ended());
    stops.push(performance.now() - asked);
    await load.stop();
    say(`round ${round}: exit code ${codes.at(-1)} after ${milliseconds(stops.at(-1) ?? 0)}`);
  }
  await server.start();
  wrong.push(...(await ledger.compare(client)));
  const cut = ledger.answers().filter(({ failure }) => failure === 'cut' || failure === 'late').length;
  const faults = ledger.answers().filter(({ status }) => status >= 500).length;
  return [
    check('no request is cut off', cut === 0, `${cut} of ${ledger.answers().length}`),
    check('no answer is 5xx', faults === 0, `${faults}`),
    check(
      'every stop ends with exit code 0',
      codes.every((code) => code === 0),
      `${codes.length} stops`,
    ),
    check(
      'every stop ends within 10 s',
      stops.every((ms) => ms < withinMs),
      `longest ${milliseconds(Math.max(...stops))}`,
    ),
    check('nothing acknowledged is lost', wrong.length === 0, wrong[0] ?? `${ledger.acknowledged()} writes`),
  ];
}
