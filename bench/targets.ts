// What is measured: each target is a server process with its data, told apart by name and number of people.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { becardFile, copySeed, dropCopy, floorFile, type Seed } from './data.ts';
import { type Running, start, stop } from './process.ts';

export const targetKinds = ['bare', 'floor', 'becard', 'no-token', 'postgres'] as const;
export type TargetKind = (typeof targetKinds)[number];

export interface Target {
  readonly kind: TargetKind;
  readonly people: number;
  readonly running: Running;
  readonly port: number;
  readonly basePath: string;
  readonly token: string;
  /** From the start of the process to the first answer that says "ready"; only of Becard itself. */
  readonly readyMs: number | undefined;
  readonly close: () => Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const readyPollMs = 2;

/** Starts a target on a copy of the seed. */
export async function openTarget(kind: TargetKind, seed: Seed): Promise<Target> {
  const copy = copySeed(seed, kind === 'floor' ? floorFile : becardFile);
  const started = performance.now();
  const running = await startServer(kind, copy);
  const port = portOf(running);
  const readyMs = kind === 'becard' ? (await waitUntilReady(port)) - started : undefined;
  const { people, basePath, token } = seed;
  const close = async (): Promise<void> => {
    await stop(running);
    dropCopy(copy);
  };
  return { kind, people, running, port, basePath, token, readyMs, close };
}

function startServer(kind: TargetKind, seed: Seed): Promise<Running> {
  switch (kind) {
    case 'bare':
      return start([join(root, 'bench/servers/bare.ts')], 'port');
    case 'floor':
      return start([join(root, 'bench/servers/floor.ts'), join(seed.folder, 'floor.sqlite')], 'port');
    case 'no-token':
      return start([join(root, 'bench/servers/no-token.ts'), seed.folder, seed.token], 'port');
    case 'becard':
      return startBecard({ BECARD_DATA_DIR: seed.folder });
    case 'postgres':
      return startBecard({ BECARD_DATABASE_URL: seed.folder });
    default:
      return kind satisfies never;
  }
}

function startBecard(environment: Readonly<Record<string, string>>): Promise<Running> {
  return start([join(root, 'dist/cli/main.js'), 'serve', '--port', '0'], 'url', {
    environment: { BECARD_RATE_LIMIT: '0', BECARD_LOG_LEVEL: 'info', ...environment },
  });
}

function portOf({ said }: Running): number {
  return Number(said['port'] ?? new URL(String(said['url'])).port);
}

async function waitUntilReady(port: number): Promise<number> {
  for (;;) {
    const { status } = await fetch(`http://127.0.0.1:${port}/health/ready`);
    if (status === 200) return performance.now();
    await new Promise((resolve) => setTimeout(resolve, readyPollMs));
  }
}
