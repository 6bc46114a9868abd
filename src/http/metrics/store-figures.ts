// Gauges over the store: users, mass deprovisionings, token expiry. Read on request.

import { Counter, Gauge, type Registry } from 'prom-client';
import { lastBackup, readMassDeprovisioning, type Store, StoreUnavailable } from '../../domain/index.ts';

export interface StoreFigures {
  readonly store: Pick<Store, 'directories' | 'directory' | 'audit' | 'engine'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export function registerStoreFigures(registry: Registry, figures: StoreFigures): void {
  new Gauge({
    name: 'becard_token_expires_timestamp_seconds',
    help: 'Next expiration of an active Secret Token; absent if none expires',
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
  registerMassDeprovisionings(registry, figures);
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
    help: 'Storage errors: damaged data, or a failed disk or database',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [kind, count] of Object.entries(store.engine.faults())) this.inc({ kind }, count);
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
      help: `${help}; absent if there is none`,
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

/** Operators see a mass deprovisioning without opening the console. */
function registerMassDeprovisionings(registry: Registry, { store, clock }: StoreFigures): void {
  new Gauge({
    name: 'becard_directory_mass_deprovisionings',
    help: 'Directories with an undecided mass deprovisioning',
    registers: [registry],
    aggregator: 'first',
    collect() {
      return readOr(
        () => this.remove(),
        async () => {
          let found = 0;
          for (const directory of await store.directories.list()) {
            if ((await readMassDeprovisioning(store.directory(directory.id), directory, clock())) !== undefined)
              found += 1;
          }
          this.set(found);
        },
      );
    },
  });
}

function registerPeople(registry: Registry, { store }: StoreFigures): void {
  new Gauge({
    name: 'becard_directory_users',
    help: 'Users in all directories, active and inactive',
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
    all += await store.directory(id).resources.count('User', { kind: 'all' });
    active += await store.directory(id).resources.count('User', { kind: 'active', value: true });
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
