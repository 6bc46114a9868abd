// What is measured: each target is a server process with its data, distinguished by name and number of people.

import { join } from 'node:path';
import { auditKey, becardFile, type Copy, copySeed, floorFile, root, type Seed } from './data.ts';
import { copyToPostgres } from './postgres.ts';
import { type Running, start, stop } from './process.ts';

export const targetKinds = [
  'bare',
  'floor',
  'before',
  'becard',
  'cards',
  'workers',
  'no-token',
  'postgres-before',
  'postgres',
  'postgres-floor',
] as const;
export type TargetKind = (typeof targetKinds)[number];

export interface Target {
  readonly kind: TargetKind;
  readonly people: number;
  readonly running: Running;
  readonly port: number;
  readonly basePath: string;
  readonly token: string;
  readonly warmUp: Seed['warmUp'];
  /** From the start of the process to the first answer that says "ready"; only of Becard itself. */
  readonly readyMs: number | undefined;
  readonly close: () => Promise<void>;
}

const readyPollMs = 2;

/** Whether a target takes part only where there is a PostgreSQL for it. */
export function isOnPostgres(kind: TargetKind): boolean {
  return kind === 'postgres-before' || kind === 'postgres' || kind === 'postgres-floor';
}

/** Bare and the floors answer for any directory, with few functions. */
function hasDirectories(kind: TargetKind): boolean {
  return kind !== 'bare' && kind !== 'floor' && kind !== 'postgres-floor';
}

/** Starts a target on a copy of the seed; `before` is the folder of the revision to compare with, which made the data. */
export async function openTarget(kind: TargetKind, seed: Seed, before = root): Promise<Target> {
  const copy = await copyFor(kind, seed, before);
  const started = performance.now();
  const running = await servers[kind](copy.place, seed.token, before);
  const port = Number(running.said['port'] ?? new URL(String(running.said['url'])).port);
  const readyMs = kind === 'becard' ? (await waitUntilReady(port)) - started : undefined;
  const { people, basePath, token, warmUp } = seed;
  const close = async (): Promise<void> => {
    await stop(running);
    await copy.drop();
  };
  return {
    kind,
    people,
    running,
    port,
    basePath,
    token,
    warmUp: hasDirectories(kind) ? warmUp : undefined,
    readyMs,
    close,
  };
}

function copyFor(kind: TargetKind, seed: Seed, before: string): Promise<Copy> | Copy {
  if (!isOnPostgres(kind)) return copySeed(seed, kind === 'floor' ? floorFile : becardFile);
  const postgresUrl = process.env['BENCH_POSTGRES'];
  if (postgresUrl === undefined) throw new Error('PostgreSQL takes part with npm run bench -- --postgres');
  return copyToPostgres(postgresUrl, seed, kind === 'postgres-floor' ? undefined : join(before, 'dist/cli/main.js'));
}

type Start = (place: string, token: string, before: string) => Promise<Running>;

/** How each server is started on its data. */
const servers: Readonly<Record<TargetKind, Start>> = {
  bare: () => startOwn('bare'),
  floor: (place) => startOwn('floor', join(place, floorFile)),
  before: (place, _, before) => startBecard({ BECARD_DATA_DIR: place }, before),
  becard: (place) => startBecard({ BECARD_DATA_DIR: place }),
  // Each visitor has an address, so that the limit of one network is not what is measured.
  cards: (place) => startBecard({ BECARD_DATA_DIR: place, BECARD_TRUST_PROXY: '127.0.0.1' }),
  workers: (place) => startBecard({ BECARD_DATA_DIR: place, BECARD_WORKERS: '2' }),
  'no-token': (place, token) => startOwn('no-token', place, token),
  'postgres-before': (place, _, before) => startBecard({ BECARD_DATABASE_URL: place }, before),
  postgres: (place) => startBecard({ BECARD_DATABASE_URL: place }),
  'postgres-floor': (place) => startOwn('floor-postgres', place),
};

/** One of the servers of the bench. */
function startOwn(name: string, ...data: readonly string[]): Promise<Running> {
  return start([join(root, `bench/servers/${name}.ts`), ...data], 'port');
}

function startBecard(environment: Readonly<Record<string, string>>, folder = root): Promise<Running> {
  return start([join(folder, 'dist/cli/main.js'), 'serve', '--port', '0'], 'url', {
    environment: { BECARD_RATE_LIMIT: '0', BECARD_LOG_LEVEL: 'info', ...auditKey, ...environment },
  });
}

async function waitUntilReady(port: number): Promise<number> {
  for (;;) {
    const { status } = await fetch(`http://127.0.0.1:${port}/health/ready`);
    if (status === 200) return performance.now();
    await new Promise((resolve) => setTimeout(resolve, readyPollMs));
  }
}
