// PostgreSQL stops, and later hangs: every request, of Entra and of the console, is answered in bounded time with a refusal that asks to come again, liveness and
// readiness tell the truth, and all heals without a restart.

import { type Answer, count, personBody } from './client.ts';
import { openConsole, type Page } from './console.ts';
import type { DrillDatabase } from './database.ts';
import { untilWritten } from './database-held.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { createLedger } from './ledger.ts';
import { startLoad } from './load.ts';
import { openServer } from './one-server.ts';

const awayMs = 10_000;
const answeredWithinMs = 5_000;
const workers = 8;

export const databaseAway: Drill = {
  name: 'database-away',
  about: 'PostgreSQL crashes for 10 s, and hangs for 10 s: 503 with Retry-After in under 5 s, all heals',
  rounds: 1,
  needsDatabase: true,
  run: takeAway,
};

async function takeAway({ database, say }: DrillOptions): Promise<readonly Check[]> {
  if (database === undefined) throw new Error('This drill needs PostgreSQL');
  await using scene = await openServer(database);
  const { place, server, client } = scene;
  const ledger = createLedger('away');
  const checks: Check[] = [];
  await server.start();
  const openPage = await openConsole(place, server.url);
  checks.push(check('the console is answered before', (await openPage()).status === 200, 'signed in'));
  for (let index = 0; index < 50; index += 1) await ledger.write(client, 0);
  for (const { what, begin, end } of faultsOf(database)) {
    say(`the database ${what}`);
    let isAway = false;
    const surprised: Answer[] = [];
    const answers: Answer[] = [];
    const pages: Page[] = [];
    const load = startLoad(workers, async (worker) => {
      const sent = isAway ? answers : surprised;
      const isWrite = worker % 2 === 0;
      const body = isWrite ? personBody(crypto.randomUUID()) : undefined;
      sent.push(await client.send(isWrite ? 'POST' : 'GET', '/Users', body));
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await begin();
    isAway = true;
    const browsing = startLoad(1, async () => {
      pages.push(await openPage());
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    const [ready, live] = await Promise.all(['ready', 'live'].map((kind) => fetch(`${server.url}/health/${kind}`)));
    await Promise.all([load.stop(), browsing.stop()]);
    await end();
    const healedMs = await untilWritten(() => client.send('POST', '/Users', personBody(crypto.randomUUID())));
    const slowest = Math.max(...[...surprised, ...answers].map(({ tookMs }) => tookMs));
    const isPolite = answers.every(({ status, headers }) => status === 503 && headers['retry-after'] !== undefined);
    checks.push(
      check(`it ${what}: every answer is 503 with Retry-After`, isPolite, count(answers)),
      check(
        `it ${what}: each within 5 s, those that were under way as well`,
        slowest < answeredWithinMs && surprised.every(({ status }) => status > 0),
        `at most ${milliseconds(slowest)}; under way or before: ${count(surprised)}`,
      ),
      judgePages(what, pages),
      check(
        `it ${what}: not ready, and alive`,
        ready?.status === 503 && live?.status === 200,
        `${ready?.status}, ${live?.status}`,
      ),
      check(`it ${what}: heals within 5 s, without a restart`, healedMs < 5_000, milliseconds(healedMs)),
    );
  }
  const wrong = await ledger.compare(client);
  return [
    ...checks,
    check('nothing acknowledged is lost', wrong.length === 0, wrong[0] ?? `${ledger.acknowledged()} writes`),
  ];
}

function judgePages(what: string, pages: readonly Page[]): Check {
  const slowest = Math.max(...pages.map(({ tookMs }) => tookMs));
  const isPolite = pages.every(({ status, retryAfter }) => status === 503 && retryAfter !== undefined);
  return check(
    `it ${what}: the console is answered 503 with Retry-After, each within 5 s`,
    isPolite && slowest < answeredWithinMs,
    `${pages.length} pages, at most ${milliseconds(slowest)}`,
  );
}

interface Fault {
  readonly what: string;
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

function faultsOf(database: DrillDatabase): readonly Fault[] {
  return [
    { what: 'crashes', begin: database.crash, end: database.start },
    { what: 'hangs', begin: async () => database.freeze(), end: async () => database.thaw() },
  ];
}
