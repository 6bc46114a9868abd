// `npm run drill -- <name> [--rounds N] [--requests N] [--rate N] [--postgres]`: makes a fault happen and says whether everything held.
// Without a name it lists them.

import { readOptions } from '../programs/options.ts';
import { backupUnderLoad } from './backup-under-load.ts';
import { bigBodies } from './big-bodies.ts';
import { busy } from './busy.ts';
import { cards } from './cards.ts';
import { clockStep } from './clock-step.ts';
import { damagedPage } from './damaged-page.ts';
import { createDrillDatabase } from './database.ts';
import { databaseAway } from './database-away.ts';
import { databaseHeld } from './database-held.ts';
import { diskFull } from './disk-full.ts';
import type { Check, Drill, DrillOptions } from './drill.ts';
import { failover } from './failover.ts';
import { fileTakenAway } from './file-taken-away.ts';
import { graceful } from './graceful.ts';
import { guesses } from './guesses.ts';
import { kill, killDatabase, killWorker } from './kill.ts';
import { massDeprovision } from './mass-deprovision.ts';
import { pictures } from './pictures.ts';
import { races } from './races.ts';
import { readError } from './read-error.ts';
import { rolling } from './rolling.ts';
import { slowClients } from './slow-clients.ts';
import { stall } from './stall.ts';
import { startOnFullDisk } from './start-on-full-disk.ts';
import { templateChange } from './template-change.ts';
import { webhooks } from './webhooks.ts';

const drills: readonly Drill[] = [
  kill,
  races,
  busy,
  graceful,
  rolling,
  backupUnderLoad,
  databaseHeld,
  databaseAway,
  killWorker,
  killDatabase,
  failover,
  diskFull,
  startOnFullDisk,
  damagedPage,
  readError,
  fileTakenAway,
  clockStep,
  slowClients,
  bigBodies,
  massDeprovision,
  stall,
  webhooks,
  cards,
  guesses,
  pictures,
  templateChange,
];
const mostCounted = 1_000_000;

const options = {
  rounds: { type: 'string' },
  requests: { type: 'string' },
  rate: { type: 'string' },
  postgres: { type: 'boolean' },
} as const;
const usage = `npm run drill                list the drills
npm run drill -- NAME        run one; ends with 1 unless everything held
  --rounds N                 other rounds than the drill's own
  --requests N               requests of a round
  --rate N                   requests per second
  --postgres                 on PostgreSQL
`;
const { positionals, values } = readOptions({ name: 'npm run drill', usage }, { allowPositionals: true, options });
process.exitCode = await main(positionals[0]);

async function main(name: string | undefined): Promise<number> {
  if (name === undefined) return list();
  const drill = drills.find((one) => one.name === name);
  if (drill === undefined) return refuse(`There is no drill ${name}. npm run drill lists them.`);
  const counts = {
    rounds: Number(values.rounds ?? drill.rounds),
    requests: Number(values.requests ?? drill.requests ?? 1),
    rate: Number(values.rate ?? drill.rate ?? 1),
  };
  const wrong = Object.entries(counts).find(
    ([, count]) => !Number.isInteger(count) || count < 1 || count > mostCounted,
  );
  if (wrong !== undefined) return refuse(`--${wrong[0]} is from 1 to ${mostCounted}.`);
  return runDrill(drill, counts);
}

type Counts = Pick<DrillOptions, 'rounds' | 'requests' | 'rate'>;

async function runDrill({ name, run, needsDatabase }: Drill, counts: Counts): Promise<number> {
  const started = performance.now();
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
  const database = needsDatabase || values.postgres ? await createDrillDatabase() : undefined;
  const checks = await run({ ...counts, database, say }).finally(() => database?.stop());
  for (const one of checks) process.stdout.write(`${describe(one)}\n`);
  const held = checks.filter(({ holds }) => holds).length;
  const seconds = Math.round((performance.now() - started) / 1000);
  const verdict = held === checks.length ? 'HOLDS' : 'FAILS';
  process.stdout.write(
    `${verdict} ${name}${database === undefined ? '' : ' on PostgreSQL'}: ${held} of ${checks.length} checks in ${seconds} s\n`,
  );
  return held === checks.length ? 0 : 1;
}

function describe({ what, holds, measured }: Check): string {
  return `${holds ? 'ok    ' : 'NOT OK'} ${what} (${measured})`;
}

function list(): number {
  const width = Math.max(...drills.map(({ name }) => name.length));
  for (const { name, about } of drills) process.stdout.write(`${name.padEnd(width)}  ${about}\n`);
  return 0;
}

function refuse(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
