// The PostgreSQL that leads is lost under load, twice: what was acknowledged is on the one that leads next, meanwhile every answer is 503
// with Retry-After, and writes go on as soon as a server leads again.

import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, count, createClient } from './client.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { createLedger, isAcknowledged } from './ledger.ts';
import { startLoad } from './load.ts';
import { createDrillServer, createPlace, createTenant } from './server.ts';

const workers = 8;
const steadyMs = 5_000;
const leadsWithinMs = 120_000;
/** HAProxy asks once a second who leads. */
const writesWithinMs = 5_000;
const answeredWithinMs = 11_000;

export const failover: Drill = {
  name: 'failover',
  about: 'PostgreSQL by Patroni, etcd and HAProxy: the leading server is killed under load (installs them as root)',
  rounds: 2,
  run: failOver,
};

interface Seen {
  readonly answer: Answer;
  readonly at: number;
}

async function failOver({ rounds, say }: DrillOptions): Promise<readonly Check[]> {
  const cluster = await startCluster();
  const place = createPlace(cluster.url);
  const seen: Seen[] = [];
  const ledger = createLedger('failover');
  const lines: string[] = [];
  const delays: number[] = [];
  try {
    const tenant = await createTenant(place);
    const server = await createDrillServer(place);
    const client = createClient(server.url, tenant);
    try {
      await server.start();
      const load = startLoad(workers, async (worker) => {
        const answer = await ledger.write(client, worker);
        seen.push({ answer, at: performance.now() });
        if (!isAcknowledged(answer)) await pause(50);
      });
      for (let round = 1; round <= rounds; round += 1) {
        await pause(steadyMs);
        const { awayMs, delayMs, line } = await loseLeader(cluster, seen);
        delays.push(delayMs);
        lines.push(`${Math.round(awayMs / 1000)} s`);
        say(`round ${round}: ${line}`);
        await cluster.untilWhole(3);
      }
      await pause(steadyMs);
      await load.stop();
      const wrong = await ledger.compare(client);
      const refused = seen.map(({ answer }) => answer).filter((answer) => !isAcknowledged(answer));
      const isPolite = refused.every(({ status, headers }) => status === 503 && headers['retry-after'] !== undefined);
      const slowest = Math.max(...seen.map(({ answer }) => answer.tookMs));
      return [
        check('nothing acknowledged is lost', wrong.length === 0, wrong[0] ?? `${ledger.acknowledged()} writes`),
        check('what is not acknowledged is 503 with Retry-After', isPolite, count(refused)),
        check('every answer comes in bounded time', slowest < answeredWithinMs, `at most ${milliseconds(slowest)}`),
        check(
          'writes go on within 5 s of a new leader, without a restart',
          delays.every((ms) => ms < writesWithinMs),
          `${delays.map(milliseconds).join(' and ')}; without a leader for ${lines.join(' and ')}`,
        ),
      ];
    } finally {
      client.close();
      await server.kill();
    }
  } finally {
    await cluster.stop();
    place.remove();
  }
}

/** Kills the server that leads, waits for the next one and for the first write after that, and starts the killed one again. */
async function loseLeader(cluster: Cluster, seen: readonly Seen[]) {
  const old = await cluster.leader();
  if (old === undefined) throw new Error('No server leads');
  await cluster.kill(old);
  const killedAt = performance.now();
  const next = await untilOtherLeads(cluster, old);
  const leadsAt = performance.now();
  const written = (): Seen | undefined =>
    seen.find(({ answer, at }) => isAcknowledged(answer) && at - answer.tookMs > killedAt);
  while (written() === undefined && performance.now() - leadsAt < leadsWithinMs) await pause(50);
  const awayMs = leadsAt - killedAt;
  const delayMs = (written()?.at ?? Number.POSITIVE_INFINITY) - leadsAt;
  cluster.start(old);
  const line = `${old} was killed, ${next} leads after ${milliseconds(awayMs)}, written again after ${milliseconds(delayMs)} more`;
  return { awayMs, delayMs, line };
}

async function untilOtherLeads(cluster: Cluster, old: string): Promise<string> {
  const deadline = performance.now() + leadsWithinMs;
  while (performance.now() < deadline) {
    const leader = await cluster.leader();
    if (leader !== undefined && leader !== old) return leader;
    await pause(100);
  }
  throw new Error('No other server came to lead');
}
