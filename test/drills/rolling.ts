// A restart without a gap: the next process starts beside the old one on the same store, takes over, and the old one is told to stop.

import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Client, count, createClient } from './client.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { createLedger } from './ledger.ts';
import { startLoad } from './load.ts';
import { createDrillServer, createPlace, createTenant } from './server.ts';

const workers = 8;

export const rolling: Drill = {
  name: 'rolling',
  about: 'one server after the other is replaced under load, behind a client that goes where somebody listens',
  rounds: 6,
  run: roll,
};

async function roll({ rounds, database, say }: DrillOptions): Promise<readonly Check[]> {
  const place = createPlace(database?.url);
  const tenant = await createTenant(place);
  const servers = [await createDrillServer(place), await createDrillServer(place)] as const;
  const clients = servers.map(({ url }) => createClient(url, tenant));
  const balanced = balance(clients);
  const ledger = createLedger('rolling');
  const codes: (number | undefined)[] = [];
  try {
    await servers[0].start();
    const load = startLoad(workers, (worker) => ledger.write(balanced, worker));
    for (let round = 1; round <= rounds; round += 1) {
      const [old, next] = round % 2 === 1 ? servers : servers.toReversed();
      await next?.start();
      await pause(500);
      old?.signal('SIGTERM');
      codes.push(await old?.ended());
      say(`round ${round}: ${ledger.acknowledged()} writes acknowledged so far`);
    }
    await load.stop();
    const failed = ledger.answers().filter(({ status }) => status === 0 || status >= 500);
    const wrong = await ledger.compare(balanced);
    return [
      check(
        'no request fails',
        failed.length === 0,
        `${failed.length} of ${ledger.answers().length}${failed.length > 0 ? `: ${count(failed)}` : ''}`,
      ),
      check(
        'every old server ends with exit code 0',
        codes.every((code) => code === 0),
        `${codes.length} replaced`,
      ),
      check('nothing acknowledged is lost', wrong.length === 0, wrong[0] ?? `${ledger.acknowledged()} writes`),
    ];
  } finally {
    for (const client of clients) client.close();
    await Promise.all(servers.map((server) => server.kill()));
    place.remove();
  }
}

/** What a load balancer does: nobody listens at the one, so the request goes to the other. */
function balance(clients: readonly Client[]): Client {
  let turn = 0;
  const send: Client['send'] = async (...words) => {
    turn += 1;
    const start = turn % clients.length;
    let answer: Answer | undefined;
    for (const client of [...clients.slice(start), ...clients.slice(0, start)]) {
      answer = await client.send(...words);
      if (answer.failure !== 'door') return answer;
    }
    if (answer === undefined) throw new Error('There is no client to send with');
    return answer;
  };
  return { send, close: () => undefined };
}
