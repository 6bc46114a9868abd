// `npm run drill -- <name> [--rounds N] [--postgres]`: makes a fault happen and says whether everything held. Without a name it lists them.

import { parseArgs } from 'node:util';
import { backupUnderLoad } from './backup-under-load.ts';
import { bigBodies } from './big-bodies.ts';
import { busy } from './busy.ts';
import { createDrillDatabase } from './database.ts';
import { databaseAway } from './database-away.ts';
import { databaseHeld } from './database-held.ts';
import { diskFull } from './disk-full.ts';
import type { Check, Drill } from './drill.ts';
import { graceful } from './graceful.ts';
import { kill, killDatabase } from './kill.ts';
import { massDeprovision } from './mass-deprovision.ts';
import { races } from './races.ts';
import { rolling } from './rolling.ts';
import { slowClients } from './slow-clients.ts';

const drills: readonly Drill[] = [
  kill,
  races,
  busy,
  graceful,
  rolling,
  backupUnderLoad,
  databaseHeld,
  databaseAway,
  killDatabase,
  diskFull,
  slowClients,
  bigBodies,
  massDeprovision,
];
const mostRounds = 1_000;

const options = { rounds: { type: 'string' }, postgres: { type: 'boolean' } } as const;
const { positionals, values } = parseArgs({ allowPositionals: true, options });
process.exitCode = await main(positionals[0]);

async function main(name: string | undefined): Promise<number> {
  if (name === undefined) return list();
  const drill = drills.find((one) => one.name === name);
  const rounds = Number(values.rounds ?? drill?.rounds ?? 0);
  if (drill === undefined) return refuse(`There is no drill ${name}. npm run drill lists them.`);
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > mostRounds)
    return refuse(`--rounds is from 1 to ${mostRounds}.`);
  return runDrill(drill, rounds);
}

async function runDrill({ name, run, needsDatabase }: Drill, rounds: number): Promise<number> {
  const started = performance.now();
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
  const database = needsDatabase || values.postgres ? await createDrillDatabase() : undefined;
  const checks = await run({ rounds, database, say }).finally(() => database?.stop());
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
