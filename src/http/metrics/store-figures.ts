// Figures that the store knows: how many people, whether unusually many left, and when a token ends. Read when they are asked for.

import { Counter, Gauge, type Registry } from 'prom-client';
import { lastBackup, readWave, type Store, StoreUnavailable } from '../../domain/index.ts';

export interface StoreFigures {
  readonly store: Pick<Store, 'directories' | 'directory' | 'audit' | 'faults'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export function registerStoreFigures(registry: Registry, figures: StoreFigures): void {
  new Gauge({
    name: 'becard_token_expires_timestamp_seconds',
    help: 'When the next Secret Token in force ends; absent where none has an end',
    registers: [registry],
    aggregator: 'first',
    collect() {
      return readOr(
        () => this.remove(),
        async () => {
          this.reset();
          const next = await nextExpiry(figures);
          if (next !== undefined) this.set(next / 1000);
          else this.remove();
        },
      );
    },
  });
  registerPeople(registry, figures);
  registerWaves(registry, figures);
  registerBackups(registry, figures);
  registerFaults(registry, figures);
}

/** A figure that the store cannot tell now is left out; all others are shown. */
async function readOr(leaveOut: () => void, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    leaveOut();
  }
}

function registerFaults(registry: Registry, { store }: StoreFigures): void {
  new Counter({
    name: 'becard_store_faults_total',
    help: 'Faults of the storage: damaged data, or a disk or database that failed',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [kind, count] of Object.entries(store.faults())) this.inc({ kind }, count);
    },
  });
}

function registerBackups(registry: Registry, { store }: StoreFigures): void {
  const figures = [
    ['becard_backup_last_created_timestamp_seconds', 'When a backup was taken last', 'createdAt'],
    ['becard_backup_last_verified_timestamp_seconds', 'When a backup was proven last', 'verifiedAt'],
  ] as const;
  for (const [name, help, key] of figures) {
    new Gauge({
      name,
      help: `${help}; absent where none was`,
      registers: [registry],
      aggregator: 'first',
      collect() {
        return readOr(
          () => this.remove(),
          async () => {
            const at = (await lastBackup(store.audit))[key];
            if (at === undefined) this.remove();
            else this.set(at / 1000);
          },
        );
      },
    });
  }
}

/** Whoever watches the figures hears of it without opening the console. */
function registerWaves(registry: Registry, { store, clock }: StoreFigures): void {
  new Gauge({
    name: 'becard_directory_waves',
    help: 'Directories that unusually many people left within an hour, and nobody has answered that',
    registers: [registry],
    aggregator: 'first',
    collect() {
      return readOr(
        () => this.remove(),
        async () => {
          let waves = 0;
          for (const directory of await store.directories.list()) {
            if ((await readWave(store.directory(directory.id), directory, clock())) !== undefined) waves += 1;
          }
          this.set(waves);
        },
      );
    },
  });
}

function registerPeople(registry: Registry, { store }: StoreFigures): void {
  new Gauge({
    name: 'becard_directory_users',
    help: 'People in all directories, active or not',
    labelNames: ['state'],
    registers: [registry],
    aggregator: 'first',
    collect() {
      return readOr(
        () => this.reset(),
        async () => {
          const { active, inactive } = await countPeople(store);
          this.set({ state: 'active' }, active);
          this.set({ state: 'inactive' }, inactive);
        },
      );
    },
  });
}

async function countPeople(
  store: StoreFigures['store'],
): Promise<{ readonly active: number; readonly inactive: number }> {
  let all = 0;
  let active = 0;
  for (const { id } of await store.directories.list()) {
    all += await store.directory(id).count('User', { kind: 'all' });
    active += await store.directory(id).count('User', { kind: 'active', value: true });
  }
  return { active, inactive: all - active };
}

async function nextExpiry({ store, clock }: StoreFigures): Promise<number | undefined> {
  const now = clock();
  let next: number | undefined;
  for (const { id } of await store.directories.list()) {
    for (const { expiresAt, revokedAt } of await store.directory(id).tokens.list()) {
      const isInForce = revokedAt === undefined && expiresAt !== undefined && expiresAt > now;
      if (isInForce && (next === undefined || expiresAt < next)) next = expiresAt;
    }
  }
  return next;
}
