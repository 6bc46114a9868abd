// A restart without a gap: behind a load balancer that asks for readiness, the next process starts beside the old one on the same store,
// and the old one is stopped. Requests come at a steady rate, each is sent once.

import { setTimeout as pause } from 'node:timers/promises';
import { createBalancer } from './balancer.ts';
import { type Answer, type Client, count, createClient } from './client.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createDrillServer, createPlace, createTenant, type DrillServer } from './server.ts';

const workers = 64;
/** What an operator has who sets nothing. */
const environment = { BECARD_DRAIN_DELAY_SECONDS: '5' };

export const rolling: Drill = {
  name: 'rolling',
  about: 'servers are replaced one after the other behind a load balancer, under a steady load without retries',
  rounds: 1,
  requests: 6_000,
  rate: 50,
  run: roll,
};

async function roll({ requests, rate, database, say }: DrillOptions): Promise<readonly Check[]> {
  const place = createPlace(database?.url);
  const tenant = await createTenant(place);
  const servers = [await createDrillServer(place, environment), await createDrillServer(place, environment)] as const;
  const clients = servers.map(({ url }) => createClient(url, tenant));
  const balancer = createBalancer(clients.map((client, index) => ({ url: servers[index]?.url ?? '', client })));
  const balanced: Client = { send: balancer.send, close: () => undefined };
  const ledger = createLedger('rolling');
  const codes: (number | undefined)[] = [];
  try {
    await servers[0].start();
    await balancer.untilReady(servers[0].url);
    let isSent = false;
    const sending = sendSteadily(ledger, balanced, requests, rate).then(() => {
      isSent = true;
    });
    for (let round = 1; !isSent; round += 1) {
      const [old, next] = round % 2 === 1 ? servers : ([servers[1], servers[0]] as const);
      codes.push(await replace(old, next, balancer));
      const failed = lost(ledger);
      const kinds = failed.length > 0 ? ` (${count(failed)}; ${failed.at(-1)?.text.slice(0, 200)})` : '';
      say(`${round} replaced, ${ledger.answers().length} requests, ${failed.length} of them lost${kinds}`);
    }
    await sending;
    const wrong = await ledger.compare(balanced);
    const failed = lost(ledger);
    return [
      check(
        'no request is lost, without a retry',
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
    await balancer.close();
    for (const client of clients) client.close();
    await Promise.all(servers.map((server) => server.kill()));
    place.remove();
  }
}

async function replace(
  old: DrillServer,
  next: DrillServer,
  balancer: ReturnType<typeof createBalancer>,
): Promise<number | undefined> {
  await next.start();
  await balancer.untilReady(next.url);
  old.signal('SIGTERM');
  return old.ended();
}

function lost(ledger: Ledger): readonly Answer[] {
  return ledger.answers().filter(({ status }) => status === 0 || status >= 500);
}

/** So many requests a second, whether or not the ones before are answered, as long as a worker is free. */
async function sendSteadily(ledger: Ledger, client: Client, requests: number, rate: number): Promise<void> {
  const free = Array.from({ length: workers }, (_, worker) => worker);
  const started = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let index = 0; index < requests; index += 1) {
    await pause(Math.max(0, started + (index * 1000) / rate - performance.now()));
    while (free.length === 0) await pause(5);
    const worker = free.shift() ?? 0;
    sent.push(ledger.write(client, worker).finally(() => free.push(worker)));
  }
  await Promise.all(sent);
}
