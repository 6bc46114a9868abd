// `npm run bench`: the product beside bare node:http and the floor, in one run, on this machine.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readOptions } from '../test/programs/options.ts';
import { startPostgres } from '../test/programs/postgres.ts';
import { buildRevision } from './before.ts';
import { measureCore } from './core.ts';
import { measureFeed, printFeed } from './feed.ts';
import { cardMeasures, cardSizes, fullPlan, quickPlan } from './plan.ts';
import { print, printCore, reportOf } from './report.ts';
import { run } from './run.ts';
import { isOnPostgres, type TargetKind, targetKinds } from './targets.ts';
import { measureWalks, printWalks } from './walk.ts';

const usage = `npm run bench                    about three minutes
npm run bench -- --full          every size and 1,000,000 people, rounds of 4 s: 30 minutes, after one that seeds
  --postgres                     Becard and a floor on PostgreSQL as well, on a server of its own or that of BENCH_POSTGRES
  --workers                      Becard as two processes on one SQLite file as well
  --cards                        Becard with cards beside it without, and the addresses of cards; 1,000 and 10,000 people
  --core                         the pure core beside scim-patch, scim2-parse-filter and scimmy, without a server
  --against REV                  Becard beside an earlier revision, in the same rounds; further servers by --target;
                                 with --postgres both on PostgreSQL
  --people N                     directories of this size; may be repeated
  --only TEXT                    only operations whose name contains the text; may be repeated
  --target KIND                  only these servers (${targetKinds.join(', ')}); may be repeated
  --rounds N --seconds S         other rounds than the mode's
  --walk                         instead, walks through 10,000 and 100,000 people by index and by cursor
  --feed N                       instead, pages of the feed over N events, on SQLite and PostgreSQL
  --json FILE                    where the figures go (node_modules/.cache/becard-bench/last.json)
`;

const { values } = readOptions(
  { name: 'npm run bench', usage },
  {
    options: {
      full: { type: 'boolean', default: false },
      core: { type: 'boolean', default: false },
      cards: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
      workers: { type: 'boolean', default: false },
      walk: { type: 'boolean', default: false },
      feed: { type: 'string' },
      against: { type: 'string' },
      people: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      target: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      json: { type: 'string', default: 'node_modules/.cache/becard-bench/last.json' },
    },
  },
);

if (values.core) process.stdout.write(`${printCore(measureCore())}\n`);
else if (values.walk) process.stdout.write(`\n${printWalks(await measureWalks(tell))}`);
else if (values.feed !== undefined) await feed(Number(values.feed));
else await main();

async function feed(events: number): Promise<void> {
  const server = process.env['BENCH_POSTGRES'] === undefined ? await startPostgres() : undefined;
  if (server !== undefined) process.env['BENCH_POSTGRES'] = server.url;
  const figures = await measureFeed(events, tell).finally(() => server?.stop());
  process.stdout.write(`\n${printFeed(figures)}`);
}

async function main(): Promise<void> {
  const mode = values.full ? fullPlan : quickPlan;
  const sizes = values.cards && values.people.length === 0 ? cardSizes : values.people.map(Number);
  const plan = {
    ...mode,
    ...(sizes.length === 0 ? {} : { sizes, hugeSize: undefined }),
    rounds: Number(values.rounds ?? mode.rounds),
    roundMs: Number(values.seconds ?? mode.roundMs / 1000) * 1000,
  };
  const only = values.cards && values.only.length === 0 ? cardMeasures : values.only;
  const kinds = chooseKinds();
  const isMissing = kinds.some(isOnPostgres) && process.env['BENCH_POSTGRES'] === undefined;
  const before = values.against === undefined ? undefined : buildRevision(values.against, tell);
  const server = isMissing ? await startPostgres() : undefined;
  if (server !== undefined) process.env['BENCH_POSTGRES'] = server.url;
  const measured = await run({ plan, only, kinds, before }, tell).finally(() => server?.stop());
  const report = reportOf(measured, plan);
  mkdirSync(dirname(values.json), { recursive: true });
  writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
  process.stdout.write(`\n${print(report)}`);
}

function chooseKinds(): readonly TargetKind[] {
  const engine = values.postgres ? ['postgres-before', 'postgres'] : ['before', 'becard'];
  const named = [...values.target, ...(values.against === undefined ? [] : engine)];
  if (named.length > 0) return targetKinds.filter((kind) => named.includes(kind));
  if (values.cards) return ['bare', 'becard', 'cards'];
  return targetKinds.filter((kind) => {
    if (kind === 'before' || kind === 'postgres-before' || kind === 'cards') return false;
    return isOnPostgres(kind) ? values.postgres : kind !== 'workers' || values.workers;
  });
}

function tell(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${text}\n`);
}
