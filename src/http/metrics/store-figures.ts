// Gauges over the store: users, mass deprovisionings, token expiry. Read on request.

import { Counter, Gauge, type Registry } from 'prom-client';
import { lastBackup, readMassDeprovisioning, type Store, StoreUnavailable } from '../../domain/index.ts';

export interface StoreFigures {
  readonly store: Pick<Store, 'directories' | 'directory' | 'audit' | 'engine'>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

export function registerStoreFigures(registry: Registry, figures: StoreFigures): void {
  const { store } = figures;
  addGauge(registry, {
    name: 'becard_token_expires_timestamp_seconds',
    help: 'Next expiration of an active Secret Token; absent if none expires',
    read: async () => inSeconds(await nextExpiry(figures)),
  });
  addGauge(registry, {
    name: 'becard_directory_users',
    help: 'Users in all directories, active and inactive',
    label: 'state',
    read: async () => Object.entries(await countPeople(store)),
  });
  addGauge(registry, {
    name: 'becard_directory_mass_deprovisionings',
    help: 'Directories with an undecided mass deprovisioning',
    read: async () => [['', await countMassDeprovisionings(figures)]],
  });
  addGauge(registry, {
    name: 'becard_backup_last_created_timestamp_seconds',
    help: 'When a backup was taken last; absent if there is none',
    read: async () => inSeconds((await lastBackup(store.audit)).createdAt),
  });
  addGauge(registry, {
    name: 'becard_backup_last_verified_timestamp_seconds',
    help: 'When a backup was proven last; absent if there is none',
    read: async () => inSeconds((await lastBackup(store.audit)).verifiedAt),
  });
  registerFaults(registry, figures);
}

interface GaugeOptions {
  readonly name: string;
  readonly help: string;
  readonly label?: string;
  /** The values of the gauge, each with the value of its label. */
  readonly read: () => Promise<readonly (readonly [label: string, value: number])[]>;
}

/** A figure that the store cannot tell now is left out; all others are shown. */
function addGauge(registry: Registry, { name, help, label, read }: GaugeOptions): void {
  new Gauge({
    name,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    aggregator: 'first',
    async collect() {
      const values = await read().catch(noneWhileUnavailable);
      if (label === undefined) this.remove();
      else this.reset();
      for (const [of, value] of values) this.set(label === undefined ? {} : { [label]: of }, value);
    },
  });
}

function noneWhileUnavailable(error: unknown): readonly [] {
  if (error instanceof StoreUnavailable) return [];
  throw error;
}

function inSeconds(at: number | undefined): readonly (readonly [string, number])[] {
  return at === undefined ? [] : [['', at / 1000]];
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

/** Operators see a mass deprovisioning without opening the console. */
async function countMassDeprovisionings({ store, clock }: StoreFigures): Promise<number> {
  let found = 0;
  for (const directory of await store.directories.list()) {
    const undecided = await readMassDeprovisioning(store.directory(directory.id), directory, clock());
    if (undecided !== undefined) found += 1;
  }
  return found;
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
